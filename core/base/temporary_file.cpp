#include "core/base/temporary_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace sigloom {

int open_temporary_file() {
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
    if (error) throw std::system_error(error, "TMPDIR, for a temporary file");
    std::string name = folder / "sigloom-XXXXXX";
    const int file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file < 0) throw_of_temporary_file("cannot make a temporary file");
    ::unlink(name.c_str());
    return file;
}

void throw_of_temporary_file(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace sigloom
