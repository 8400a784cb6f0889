// A word is a head byte, the rest of its number, and its flags if they are not the usual ones.
//
//   head    bits 0 and 1: how many bytes of the number follow, the lowest first
//           bit 2: flags follow
//           bits 3 to 7: the lowest bits of the number
//   flags   seven bits in each byte, the lowest first; bit 7: another byte follows
#include "core/text/packed_words.hpp"

#include <endian.h>

#include <bit>
#include <cstring>

#include "core/text/words.hpp"

namespace sigloom {
namespace {

constexpr std::uint16_t usual_flags = word_is::small;
constexpr std::uint32_t bits_in_head = 5;
constexpr std::uint32_t most_bytes = 3;  // of a number, behind the head
constexpr std::size_t longest = 1 + most_bytes + 3;
constexpr std::uint8_t has_flags = 4;
constexpr std::uint8_t more_flags = 0x80;

/// Room that a number of four bytes may be read from or written to at once.
constexpr std::size_t margin = sizeof(std::uint32_t);

std::uint8_t* write_word(WordId word, std::uint16_t flags, std::uint8_t* to) {
    const std::uint32_t rest = word >> bits_in_head;
    const auto count = (static_cast<std::uint32_t>(std::bit_width(rest)) + 7) / 8;
    const std::uint8_t flagged = flags != usual_flags ? has_flags : 0;
    *to++ = static_cast<std::uint8_t>(word << 3 | flagged | count);
    const std::uint32_t bytes = htole32(rest);
    std::memcpy(to, &bytes, sizeof bytes);
    to += count;
    if (flagged == 0) return to;
    for (; flags >= more_flags; flags >>= 7) {
        *to++ = static_cast<std::uint8_t>(flags | more_flags);
    }
    *to++ = static_cast<std::uint8_t>(flags);
    return to;
}

}  // namespace

PackedWords::PackedWords(const WordStream& stream) : size_(stream.words.size()) {
    thread_local std::vector<std::uint8_t> buffer;
    buffer.resize(size_ * longest + margin);
    std::uint8_t* end = buffer.data();
    for (std::size_t i = 0; i < size_; ++i) {
        end = write_word(stream.words[i], stream.flags[i], end);
    }
    bytes_.reserve(static_cast<std::size_t>(end - buffer.data()) + margin);
    bytes_.assign(buffer.data(), end);
    bytes_.resize(bytes_.size() + margin);
}

void PackedWords::unpack(std::span<const WordId> numbers, WordStream& into) const {
    constexpr std::array<std::uint32_t, most_bytes + 1> masks{0, 0xFF, 0xFFFF, 0xFFFFFF};
    into.words.resize(size_);
    into.flags.resize(size_);
    const std::uint8_t* at = bytes_.data();
    for (std::size_t i = 0; i < size_; ++i) {
        const std::uint8_t head = *at++;
        const std::uint32_t count = head & 3U;
        std::uint32_t rest = 0;
        std::memcpy(&rest, at, sizeof rest);
        at += count;
        const WordId word = (le32toh(rest) & masks[count]) << bits_in_head | head >> 3;
        into.words[i] = numbers.empty() ? word : numbers[word];
        std::uint16_t flags = usual_flags;
        if ((head & has_flags) != 0) {
            flags = *at & 0x7F;
            for (int shift = 7; (*at++ & more_flags) != 0; shift += 7) {
                flags = static_cast<std::uint16_t>(flags | (*at & 0x7F) << shift);
            }
        }
        into.flags[i] = flags;
    }
}

}  // namespace sigloom
