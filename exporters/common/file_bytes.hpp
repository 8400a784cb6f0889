// A whole file in memory, for the readers of graph files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sigloom {

/// Memory that was never cleared before it was filled: for files of hundreds of megabytes, clearing
/// takes as long as reading.
class FileBytes {
  public:
    FileBytes(std::unique_ptr<char[]> bytes, std::size_t size)
        : bytes_(std::move(bytes)), size_(size) {}
    [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }

  private:
    std::unique_ptr<char[]> bytes_;
    std::size_t size_;
};

/// All bytes of a file, a device or a pipe, or the first `limit` of them. Nothing, and errno, on
/// failure.
std::optional<FileBytes> read_file(const std::string& path, std::size_t limit = SIZE_MAX);

}  // namespace sigloom
