// A whole file in memory.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/function_ref.hpp"

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

// All of these ask stop_if_cancelled() while they wait for a pipe or a terminal.

/// All bytes of a file, a device or a pipe, or the first `limit`. Nothing, and errno, on failure.
std::optional<FileBytes> read_file(const std::string& path, std::size_t limit = SIZE_MAX);

/// All bytes of a file, a device or a pipe. Nothing, and errno, on failure, which is EFBIG where
/// there are more than `most`, or a mebibyte of nothing but NUL, as in /dev/zero.
std::optional<FileBytes> read_whole_file(const std::string& path, std::size_t most);

/// The same of what is open already, such as standard input, from where it stands. `most` is
/// decided by the beginning: `beginning_size` bytes, or all there are.
std::optional<FileBytes> read_whole_descriptor(int descriptor, std::size_t beginning_size,
                                               FunctionRef<std::size_t(std::string_view)> most);

/// What errno says after one of them failed, for people.
std::string reading_error(std::size_t most);

/// One read into memory, again and again while signals interrupt it: how many bytes came, 0 at the
/// end. Nothing, and errno, on failure.
std::optional<std::size_t> read_some(int descriptor, std::span<char> into);

/// Closes a descriptor at the end of a scope. A negative one is none.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

}  // namespace sigloom
