// Files and folders that are made beside what they are to replace.
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace sigloom {

/// What stands at a path, behind all links.
struct ExistingFile {
    std::filesystem::path path;  ///< the end of the last link where nothing stands there
    std::optional<mode_t> mode;  ///< type and mode bits; nothing where nothing stands there
    int error = 0;               ///< of errno, where that cannot be told
};

ExistingFile find_existing(const std::filesystem::path& target);

/// A path in the folder of `target` for which `make` is true; it is called with one new name after
/// another for as long as it fails with EEXIST. Nothing, and errno, for any other failure.
std::optional<std::filesystem::path> make_beside(
    const std::filesystem::path& target,
    const std::function<bool(const std::filesystem::path&)>& make);

/// `name: what the error says`, for people and terminals.
std::string error_text(const std::string& name, int error);

}  // namespace sigloom
