#include "exporters/common/output_path.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "exporters/common/beside.hpp"

namespace sigloom {

namespace fs = std::filesystem;

OutputPath::OutputPath(const fs::path& target) : name_(target.string()) {
    open(target);
}

void OutputPath::open(const fs::path& target) {
    const ExistingFile existing = find_existing(target);
    target_ = existing.path;
    if (existing.error != 0) return fail_with(existing.error);
    if (target.filename().empty()) return fail_with(target.empty() ? ENOENT : EISDIR);
    if (existing.mode) {
        if (S_ISDIR(*existing.mode)) return fail_with(EISDIR);
        if (!S_ISREG(*existing.mode)) return fail("no regular file");
        if (::access(target.c_str(), W_OK) != 0) return fail_with(errno);
        mode_ = static_cast<fs::perms>(*existing.mode & 07777U);
    }
    const auto made = make_beside(
        target_, [](const fs::path& candidate) { return ::mkdir(candidate.c_str(), 0700) == 0; });
    if (!made) return fail_with(errno);
    folder_ = *made;
    path_ = folder_ / target_.filename();
}

OutputPath::OutputPath(OutputPath&& other) noexcept {
    *this = std::move(other);
}

OutputPath& OutputPath::operator=(OutputPath&& other) noexcept {
    if (this == &other) return *this;
    give_up();
    name_ = std::move(other.name_);
    target_ = std::move(other.target_);
    folder_ = std::exchange(other.folder_, fs::path());
    path_ = std::exchange(other.path_, fs::path());
    mode_ = other.mode_;
    error_ = std::move(other.error_);
    check_ = std::move(other.check_);
    return *this;
}

OutputPath::~OutputPath() {
    give_up();
}

void OutputPath::fail(std::string_view why) {
    if (!error_.empty()) return;
    error_ = name_ + ": ";
    error_ += why;
}

void OutputPath::fail_with(int code) {
    fail(std::generic_category().message(code));
}

void OutputPath::give_up() {
    if (folder_.empty()) return;
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    folder_.clear();
    path_.clear();
}

const std::string& OutputPath::close() {
    if (folder_.empty()) return error_;
    std::error_code failure;
    if (error_.empty() && mode_ != fs::perms::unknown) fs::permissions(path_, mode_, failure);
    if (failure) fail_with(failure.value());
    if (error_.empty()) {
        check_();
        fs::rename(path_, target_, failure);
        if (failure) fail_with(failure.value());
    }
    give_up();
    return error_;
}

}  // namespace sigloom
