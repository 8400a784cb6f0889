#include "core/base/spilled_memory.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "core/base/temporary_file.hpp"

namespace sigloom {
namespace {

/// Smaller rooms the allocator may not have mapped by themselves, and then use for other things.
constexpr std::size_t least_room = std::size_t{32} << 20;

/// What is claimed on the disk, and handed to the system, at once.
constexpr std::size_t step = std::size_t{16} << 20;

std::size_t page_bytes() {
    return static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

SpilledMemory::SpilledMemory() : file_(open_temporary_file()) {}

std::size_t SpilledMemory::add(std::span<std::uint8_t> room) {
    const std::size_t page = page_bytes();
    const auto address = reinterpret_cast<std::uintptr_t>(room.data());
    const std::size_t before = std::min((page - address % page) % page, room.size());
    const std::size_t bytes = room.size() < least_room ? 0 : (room.size() - before) / page * page;
    const Room added{room.data() + before, bytes, before, size_};
    size_ += bytes;
    if (bytes > 0) {
        if (::ftruncate(file_.number(), static_cast<off_t>(size_)) != 0) {
            throw_of_temporary_file("cannot make a temporary file longer");
        }
        const void* const mapped =
            ::mmap(added.begin, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED,
                   file_.number(), static_cast<off_t>(added.offset));
        if (mapped == MAP_FAILED) throw_of_temporary_file("cannot map a temporary file");
    }
    rooms_.push_back(added);
    return rooms_.size() - 1;
}

void SpilledMemory::fill(std::size_t number, std::size_t bytes) {
    Room& room = rooms_[number];
    const std::size_t filled = std::min(bytes - std::min(bytes, room.before), room.bytes);
    if (filled <= room.claimed) return;
    // What was written comes back from the file should it be read; it is not written again.
    ::madvise(room.begin + room.let_go, room.claimed - room.let_go, MADV_DONTNEED);
    room.let_go = room.claimed;
    const std::size_t claimed = std::min((filled / step + 1) * step, room.bytes);
    errno = ::posix_fallocate(file_.number(), static_cast<off_t>(room.offset + room.claimed),
                              static_cast<off_t>(claimed - room.claimed));
    if (errno != 0) throw_of_temporary_file("no room for a temporary file");
    room.claimed = claimed;
}

}  // namespace sigloom
