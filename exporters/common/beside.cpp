#include "exporters/common/beside.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "core/text/fold.hpp"

namespace sigloom {

namespace fs = std::filesystem;

namespace {

/// Where a chain of links leads, of which the last may lead to nothing.
fs::path behind_links(fs::path path) {
    constexpr int most_links = 40;  // as the system follows
    std::error_code failure;
    for (int i = 0; i < most_links && fs::is_symlink(path, failure); ++i) {
        path = path.parent_path() / fs::read_symlink(path, failure);
    }
    return path;
}

}  // namespace

ExistingFile find_existing(const fs::path& target) {
    std::error_code unresolved;
    ExistingFile existing{fs::canonical(target, unresolved), std::nullopt};
    if (unresolved) existing.path = target;
    struct stat status {};
    if (::stat(target.c_str(), &status) == 0) {
        existing.mode = status.st_mode;
    } else if (errno != ENOENT) {
        existing.error = errno;
    } else {
        existing.path = behind_links(target);
    }
    return existing;
}

std::optional<fs::path> make_beside(const fs::path& target,
                                    const std::function<bool(const fs::path&)>& make) {
    constexpr unsigned attempts = 1000;
    std::string stem = ".";
    stem += target.filename().string().substr(0, 200);
    stem += '.';
    stem += std::to_string(::getpid());
    for (unsigned attempt = 0; attempt < attempts; ++attempt) {
        fs::path candidate = target.parent_path() / (stem + "-" + std::to_string(attempt) + ".tmp");
        if (make(candidate)) return candidate;
        if (errno != EEXIST) break;
    }
    return std::nullopt;
}

std::string error_text(const std::string& name, int error) {
    return printable(name) + ": " + std::generic_category().message(error);
}

}  // namespace sigloom
