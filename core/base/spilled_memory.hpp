// Memory that the system can write to a temporary file when it is short of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/read_file.hpp"

namespace sigloom {

/// Puts rooms of memory that are filled from their beginning over one temporary file. What was
/// written is handed to the system, which reads it back when it is asked for.
class SpilledMemory {
  public:
    /// Throws std::system_error if there is no temporary file to be had.
    SpilledMemory();

    /// The pages that lie in `room` as a whole, of which none was written, are those of the file
    /// from now on, until the memory is freed; it may be read when this object is gone. A room of
    /// less than 32 MiB stays as it is. Returns the number of the room. Throws std::system_error.
    std::size_t add(std::span<std::uint8_t> room);

    /// Before more of a room is written than any call before said: so many bytes of it. Throws
    /// std::system_error when the disk is full, rather than that writing fails later. O(1) mostly.
    void fill(std::size_t room, std::size_t bytes);

  private:
    struct Room {
        std::uint8_t* begin;  ///< of the pages in the file
        std::size_t bytes;
        std::size_t before;       ///< bytes of the room before them
        std::uint64_t offset;     ///< of them in the file
        std::size_t claimed = 0;  ///< of them there is room on the disk
        std::size_t let_go = 0;   ///< of them are with the system
    };

    Descriptor file_;
    std::uint64_t size_ = 0;
    std::vector<Room> rooms_;
};

}  // namespace sigloom
