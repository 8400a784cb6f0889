#include "core/base/read_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace sigloom {

Descriptor::~Descriptor() {
    if (is_open()) ::close(number_);
}

std::optional<std::size_t> read_some(int descriptor, std::span<char> into) {
    while (true) {
        const ssize_t got = ::read(descriptor, into.data(), into.size());
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) return std::nullopt;
    }
}

std::optional<FileBytes> read_descriptor(int descriptor, std::size_t limit) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) return std::nullopt;
    // One byte more than the file has, so that its end is seen; pipes tell no size and grow.
    std::size_t capacity =
        std::max<std::size_t>(static_cast<std::size_t>(status.st_size) + 1, 4096);
    capacity = std::min(capacity, limit);
    auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
    std::size_t size = 0;
    while (size < limit) {
        if (size == capacity) {
            capacity = std::min(2 * capacity, limit);
            auto larger = std::make_unique_for_overwrite<char[]>(capacity);
            std::copy_n(bytes.get(), size, larger.get());
            bytes = std::move(larger);
        }
        const auto got = read_some(descriptor, {bytes.get() + size, capacity - size});
        if (!got) return std::nullopt;
        if (*got == 0) break;
        size += *got;
    }
    return FileBytes(std::move(bytes), size);
}

std::optional<FileBytes> read_file(const std::string& path, std::size_t limit) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    return file.is_open() ? read_descriptor(file.number(), limit) : std::nullopt;
}

}  // namespace sigloom
