#include "exporters/common/file_bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

namespace sigloom {

std::optional<FileBytes> read_file(const std::string& path, std::size_t limit) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                               &std::fclose);
    struct stat status {};
    if (!file || ::fstat(::fileno(file.get()), &status) != 0) return std::nullopt;
    // One byte more than the file has, so that its end is seen; pipes tell no size and grow.
    std::size_t capacity =
        std::min(limit, std::max<std::size_t>(static_cast<std::size_t>(status.st_size) + 1, 4096));
    auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
    std::size_t size = 0;
    while (true) {
        const ssize_t got = ::read(::fileno(file.get()), bytes.get() + size, capacity - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return std::nullopt;
        size += static_cast<std::size_t>(got);
        if (got == 0 || size == limit) return FileBytes(std::move(bytes), size);
        if (size < capacity) continue;
        capacity = std::min(limit, 2 * capacity);
        auto larger = std::make_unique_for_overwrite<char[]>(capacity);
        std::copy_n(bytes.get(), size, larger.get());
        bytes = std::move(larger);
    }
}

}  // namespace sigloom
