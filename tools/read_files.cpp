#include "tools/read_files.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <vector>

#include "core/text/fold.hpp"
#include "tools/failure.hpp"
#include "tools/host.hpp"

namespace sigloom {
namespace {

/// Of this run of the program: every command opens its outputs in one way, whatever it read.
/// Those of a host are forgotten with it.
ReadFiles& read_files() {
    static ReadFiles of_program;
    Host* const host = current_host();
    return host != nullptr ? host->read_files : of_program;
}

}  // namespace

void note_read_file(const std::string& path) {
    read_files().paths.push_back(path);
}

void allow_replacing_read_files() {
    read_files().may_be_replaced = true;
}

void require_not_read(const std::string& path) {
    struct stat output {};
    if (read_files().may_be_replaced || ::stat(path.c_str(), &output) != 0) return;
    if (!S_ISREG(output.st_mode) && !S_ISDIR(output.st_mode)) return;
    const auto is_output = [&](const std::string& read) {
        struct stat input {};
        return ::stat(read.c_str(), &input) == 0 && input.st_dev == output.st_dev &&
               input.st_ino == output.st_ino;
    };
    const auto found = std::ranges::find_if(read_files().paths, is_output);
    if (found == read_files().paths.end()) return;
    throw WrongUse(fmt::format("{} is an input{}; --force replaces it", printable(path),
                               *found == path ? "" : ", " + printable(*found)));
}

}  // namespace sigloom
