// Files packed by gzip or zstd, of any format: .gz or .zst behind the suffix of the format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/function_ref.hpp"

namespace sigloom {

enum class Packing : std::uint8_t { none, gzip, zstd };

/// By the suffix, ignoring case.
Packing packing_of_path(std::string_view path);
/// .gz, .zst or nothing, as it stands at the end of the path.
std::string_view packing_suffix(std::string_view path);
/// By the bytes that such a file begins with.
Packing packing_of_content(std::string_view first_bytes);

struct Unpacked {
    std::string bytes;
    std::string error;  ///< empty: all is unpacked; otherwise what is wrong, for people
};

/// How much a packed file may hold: enough for any graph, and no bomb fills the memory.
constexpr std::size_t most_unpacked(std::size_t packed) {
    constexpr std::size_t always = std::size_t{64} << 20;
    constexpr std::size_t ratio = 100;
    return always + packed * ratio;
}

/// A whole packed file, which may have several parts; more than `most` bytes are an error. Bytes that
/// are not packed stay as they are.
Unpacked unpack(std::string_view bytes, std::size_t most);

/// Up to `most` bytes from the beginning of a packed file of which only the beginning may be there; none
/// of one that is not packed.
std::string unpack_start(std::string_view bytes, std::size_t most);

/// Unpacks bytes as they come.
class Unpacker {
  public:
    enum class Step : std::uint8_t { more, needs_bytes, damaged };

    /// Null where nothing is packed.
    static std::unique_ptr<Unpacker> make(Packing packing);
    Unpacker() = default;
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    virtual ~Unpacker() = default;

    /// Takes bytes from the beginning of `bytes`, and gives a block of what was packed in them, which
    /// is valid until the next step. There may be more where all bytes are taken already.
    virtual Step step(std::string_view& bytes, std::string_view& block) = 0;
    /// Whether the file may end behind the bytes that were taken.
    [[nodiscard]] virtual bool is_whole() const = 0;
};

/// What is wrong with packed bytes that are damaged, or else end too early, for people.
std::string unpacking_error(Packing packing, bool is_damaged);

/// Packs bytes as they come. The same bytes give the same file.
class Packer {
  public:
    using Sink = FunctionRef<void(std::string_view)>;

    /// Null where nothing is packed.
    static std::unique_ptr<Packer> make(Packing packing);
    Packer() = default;
    Packer(const Packer&) = delete;
    Packer& operator=(const Packer&) = delete;
    virtual ~Packer() = default;

    virtual void pack(std::string_view bytes, Sink sink) = 0;
    /// What is left, and the end of the file.
    virtual void finish(Sink sink) = 0;
};

}  // namespace sigloom
