// A word is one or two units of two bytes, or three if its number is very large.
//
//   1st     bits 0 to 14: the lowest bits of the number
//           bit 15: another unit follows; else the flags are the usual ones
//   2nd     bits 0 to 9: the flags
//           bit 10: a third unit follows
//           bits 11 to 15: the next bits of the number
//   3rd     the rest of the number
#include "core/text/packed_words.hpp"

#include "core/text/words.hpp"

namespace sigloom {
namespace {

constexpr std::uint16_t usual_flags = word_is::small;
constexpr std::uint32_t flag_bits = 10;
constexpr std::uint32_t bits_in_first = 15;
constexpr std::uint32_t bits_in_second = 5;
constexpr std::uint32_t bits_in_two = bits_in_first + bits_in_second;
constexpr std::uint32_t mask_of_first = (1U << bits_in_first) - 1;
constexpr std::uint32_t mask_of_flags = (1U << flag_bits) - 1;
constexpr std::uint32_t third_follows = 1U << flag_bits;
constexpr std::size_t longest = 3;
static_assert(word_is::exclamation < 1U << flag_bits, "the last of the flags");

/// Without a branch, but for very large numbers: which words have flags cannot be foreseen.
std::uint16_t* write_word(WordId word, std::uint16_t flags, std::uint16_t* to) {
    const std::uint32_t more = flags != usual_flags || word >> bits_in_first != 0 ? 1 : 0;
    const std::uint32_t rest = word >> bits_in_two;
    to[0] = static_cast<std::uint16_t>((word & mask_of_first) | more << bits_in_first);
    to[1] = static_cast<std::uint16_t>(flags | (word >> bits_in_first) << (flag_bits + 1));
    if (rest != 0) [[unlikely]] {
        to[1] |= third_follows;
        to[2] = static_cast<std::uint16_t>(rest);
        ++to;
    }
    return to + 1 + more;
}

}  // namespace

PackedWords::PackedWords(const WordStream& stream) : size_(stream.words.size()) {
    thread_local std::vector<std::uint16_t> buffer;
    if (buffer.size() < size_ * longest + 1) buffer.resize(size_ * longest + 1);
    std::uint16_t* end = buffer.data();
    for (std::size_t i = 0; i < size_; ++i) {
        end = write_word(stream.words[i], stream.flags[i], end);
    }
    *end++ = 0;  // a second unit is read behind the last word
    units_.assign(buffer.data(), end);
}

void PackedWords::unpack(std::span<const WordId> numbers, WordStream& into) const {
    into.words.resize(size_);
    into.flags.resize(size_);
    const std::uint16_t* at = units_.data();
    for (std::size_t i = 0; i < size_; ++i) {
        const std::uint32_t first = at[0];
        const std::uint32_t more = first >> bits_in_first;
        const std::uint32_t second = at[1] & (0 - more);
        WordId word = (first & mask_of_first) | second >> (flag_bits + 1) << bits_in_first;
        at += 1 + more;
        if ((second & third_follows) != 0) [[unlikely]] {
            word |= static_cast<WordId>(*at++) << bits_in_two;
        }
        into.words[i] = numbers.empty() ? word : numbers[word];
        into.flags[i] =
            static_cast<std::uint16_t>((second & mask_of_flags) | (more != 0 ? 0 : usual_flags));
    }
}

}  // namespace sigloom
