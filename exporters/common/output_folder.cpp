#include "exporters/common/output_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "exporters/common/beside.hpp"
#include "exporters/common/numbers.hpp"

namespace sigloom {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view list_heading =
    "Written by sigloom, which replaces this folder as long as it holds only these files:";

bool is_safe_name(std::string_view name) {
    const fs::path path(name);
    return name != "." && name != OutputFolder::list_name &&
           name.find_first_of(std::string_view("\n\0", 2)) == std::string_view::npos &&
           path.is_relative() && path.has_filename() && path.lexically_normal().string() == name &&
           *path.begin() != "..";
}

/// The sorted names of the list in a folder. Nothing if it has none.
std::optional<std::vector<std::string>> read_list(const fs::path& folder) {
    std::ifstream file(folder / OutputFolder::list_name);
    std::string line;
    if (!std::getline(file, line) || line != list_heading) return std::nullopt;
    std::vector<std::string> names{std::string(OutputFolder::list_name)};
    while (std::getline(file, line)) names.push_back(line);
    std::ranges::sort(names);
    return names;
}

/// What stands in a folder, without following links.
struct Content {
    std::vector<fs::path> listed;  ///< files that are on its list
    std::vector<fs::path> folders;
    std::vector<std::string> others;
};

/// Throws std::filesystem::filesystem_error.
Content content_of(const fs::path& folder) {
    const std::vector<std::string> list = read_list(folder).value_or(std::vector<std::string>());
    Content content;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_directory() && !entry.is_symlink()) {
            content.folders.push_back(entry.path());
            continue;
        }
        std::string name = entry.path().lexically_relative(folder).string();
        if (std::ranges::binary_search(list, name)) {
            content.listed.push_back(entry.path());
        } else {
            content.others.push_back(std::move(name));
        }
    }
    return content;
}

/// Removes what an OutputFolder wrote. False if anything else is left.
bool remove_written(const fs::path& folder) {
    std::error_code failure;
    Content content = content_of(folder);
    for (const fs::path& file : content.listed) fs::remove(file, failure);
    // Inner folders stand behind the outer ones. One that is not empty stays.
    std::ranges::reverse(content.folders);
    content.folders.push_back(folder);
    for (const fs::path& inner : content.folders) ::rmdir(inner.c_str());
    return !fs::exists(folder, failure);
}

bool make_folder(const fs::path& path) {
    return ::mkdir(path.c_str(), 0777) == 0;
}

}  // namespace

OutputFolder::OutputFolder(const fs::path& target) {
    open(target.has_filename() ? target : target.parent_path());
}

void OutputFolder::open(const fs::path& target) {
    name_ = target.string();
    const ExistingFile existing = find_existing(target);
    target_ = existing.path;
    replaces_ = existing.mode.has_value();
    if (existing.error != 0) return fail_with(existing.error);
    if (name_.empty()) return fail_with(ENOENT);
    if (replaces_) {
        if (!S_ISDIR(*existing.mode)) return fail_with(ENOTDIR);
        if (::access(target_.c_str(), W_OK) != 0) return fail_with(errno);
        try {
            const Content content = content_of(target_);
            if (!content.others.empty()) {
                const auto first = std::ranges::min_element(content.others);
                return fail(fmt::format(
                    "{}: the folder holds {}, which is not of a graph that was written there; a "
                    "folder is replaced only as a whole",
                    name_, in_quotes(*first)));
            }
        } catch (const fs::filesystem_error& error) {
            return fail_with(error.code().value());
        }
    }
    const auto made = make_beside(target_, make_folder);
    if (!made) return fail_with(errno);
    folder_ = *made;
    if (replaces_ && ::chmod(folder_.c_str(), (*existing.mode & 07777U) | 0700U) != 0) {
        fail_with(errno);
    }
}

OutputFolder::OutputFolder(OutputFolder&& other) noexcept {
    *this = std::move(other);
}

OutputFolder& OutputFolder::operator=(OutputFolder&& other) noexcept {
    if (this == &other) return *this;
    give_up();
    name_ = std::move(other.name_);
    target_ = std::move(other.target_);
    folder_ = std::exchange(other.folder_, fs::path());
    replaces_ = other.replaces_;
    names_ = std::move(other.names_);
    file_ = std::exchange(other.file_, std::nullopt);
    error_ = std::move(other.error_);
    check_ = std::move(other.check_);
    return *this;
}

OutputFolder::~OutputFolder() {
    give_up();
}

void OutputFolder::fail(std::string error) {
    if (error_.empty()) error_ = std::move(error);
}

void OutputFolder::fail_with(int code) {
    fail(error_text(name_, code));
}

void OutputFolder::give_up() {
    file_.reset();
    if (folder_.empty()) return;
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    folder_.clear();
}

void OutputFolder::complete_file() {
    if (!file_) return;
    fail(file_->close());
    file_.reset();
}

Output& OutputFolder::file(std::string_view name) {
    complete_file();
    if (!is_safe_name(name)) {
        throw std::invalid_argument(fmt::format("no name of a file in a folder: {}", name));
    }
    std::error_code failure;
    if (error_.empty()) {
        fs::create_directories((folder_ / name).parent_path(), failure);
        if (failure) fail_with(failure.value());
    }
    names_.emplace_back(name);
    file_ = error_.empty() ? Output::to_new_file(folder_ / name, (fs::path(name_) / name).string())
                           : Output::failed(error_);
    file_->set_check(check_);
    return *file_;
}

void OutputFolder::write_list() {
    Output list = Output::to_new_file(folder_ / list_name, (fs::path(name_) / list_name).string());
    list.write(list_heading);
    list.write('\n');
    for (const std::string& name : names_) {
        list.write(name);
        list.write('\n');
    }
    fail(list.close());
}

void OutputFolder::put_in_place() {
    if (!replaces_) {
        // Fails if a folder that is not empty came to stand there meanwhile.
        if (::rename(folder_.c_str(), target_.c_str()) != 0) return fail_with(errno);
        folder_.clear();
        return;
    }
    if (::renameat2(AT_FDCWD, folder_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) != 0) {
        if (errno != EINVAL && errno != ENOSYS) return fail_with(errno);
        // A file system that cannot swap: for a moment, nothing stands at the target.
        const auto aside = make_beside(target_, make_folder);
        if (!aside || ::rename(target_.c_str(), aside->c_str()) != 0) return fail_with(errno);
        if (::rename(folder_.c_str(), target_.c_str()) != 0) {
            fail_with(errno);
            ::rename(aside->c_str(), target_.c_str());
            return;
        }
        folder_ = *aside;
    }
    // From here on, `folder_` is the old one.
    const fs::path old = std::exchange(folder_, fs::path());
    try {
        if (remove_written(old)) return;
    } catch (const fs::filesystem_error&) {
        // Something in it cannot be looked at, and is left.
    }
    fail(fmt::format(
        "{}: written, but not all of the old folder could be removed; the rest is in {}", name_,
        old.string()));
}

const std::string& OutputFolder::close() {
    if (folder_.empty()) return error_;
    complete_file();
    if (error_.empty()) write_list();
    if (error_.empty()) {
        check_();
        put_in_place();
    }
    give_up();
    return error_;
}

bool is_written_folder(const fs::path& folder) {
    return read_list(folder).has_value();
}

}  // namespace sigloom
