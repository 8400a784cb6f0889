#include "core/text/stretch_finder.hpp"

#ifdef __x86_64__
#include <immintrin.h>
#endif

#include <algorithm>
#include <array>
#include <bit>

#include "core/text/any_byte.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

constexpr std::size_t block_size = 64;

/// What the bytes of a text are, a bit for each.
struct TextBits {
    std::span<std::uint64_t> stretches;  ///< those of words
    /// Of them, those that are no letters or digits of ASCII: beyond ASCII, + behind anything, and
    /// & . ' _ @ before a letter or digit.
    std::span<std::uint64_t> joins;
};

/// Those of a block that stand before letters or digits; `next` is the byte behind the block.
std::uint64_t before_words(std::uint64_t bytes, std::uint64_t words, char next) {
    return bytes & (words >> 1 | std::uint64_t{is_ascii_word(next)} << (block_size - 1));
}

/// One byte behind the last block is looked at, too.
void look_at(const char* bytes, TextBits to) {
    for (std::size_t block = 0; block < to.joins.size(); ++block) {
        std::uint64_t words = 0;
        std::uint64_t joins = 0;
        std::uint64_t inner = 0;
        for (std::size_t i = 0; i < block_size; i += sizeof(Bytes)) {
            const Bytes these = bytes_at(bytes + i);
            const auto bits = [i](Bytes found) {
                return static_cast<std::uint64_t>(bits_of(found)) << i;
            };
            words |= bits(between(these | 0x20, 'a', 'z') | between(these, '0', '9'));
            joins |= bits(Bytes(these >= 0x80) | (these == '+'));
            inner |= bits((these == '&') | (these == '.') | (these == '\'') | (these == '_') |
                          (these == '@'));
        }
        bytes += block_size;
        to.joins[block] = joins | before_words(inner, words, *bytes);
        to.stretches[block] = words | to.joins[block];
    }
}

/// Writes the numbers of the bits that are set, and perhaps others behind them, for which there
/// must be room for a block. Returns how many are set.
std::size_t write_numbers(std::span<const std::uint64_t> bits, std::uint32_t* numbers) {
    std::size_t count = 0;
    std::uint32_t begin = 0;
    for (std::uint64_t left : bits) {
        for (; left != 0; left &= left - 1) {
            numbers[count++] = begin + static_cast<std::uint32_t>(std::countr_zero(left));
        }
        begin += block_size;
    }
    return count;
}

#ifdef __x86_64__
#define SIGLOOM_VBMI2 [[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi2,popcnt")]]

SIGLOOM_VBMI2 std::uint64_t where(__m512i bytes, char c) {
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(c));
}

SIGLOOM_VBMI2 std::uint64_t where_between(__m512i bytes, char first, char last) {
    return _mm512_cmple_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8(first)),
                                  _mm512_set1_epi8(static_cast<char>(last - first)));
}

SIGLOOM_VBMI2 void look_at_vbmi2(const char* bytes, TextBits to) {
    for (std::size_t block = 0; block < to.joins.size(); ++block) {
        const __m512i these = _mm512_loadu_si512(bytes);
        const __m512i small = _mm512_or_si512(these, _mm512_set1_epi8(0x20));
        const std::uint64_t words = where_between(small, 'a', 'z') | where_between(these, '0', '9');
        const std::uint64_t joins = _mm512_movepi8_mask(these) | where(these, '+');
        const std::uint64_t inner = where(these, '&') | where(these, '.') | where(these, '\'') |
                                    where(these, '_') | where(these, '@');
        bytes += block_size;
        to.joins[block] = joins | before_words(inner, words, *bytes);
        to.stretches[block] = words | to.joins[block];
    }
}

SIGLOOM_VBMI2 std::size_t write_numbers_vbmi2(std::span<const std::uint64_t> bits,
                                              std::uint32_t* numbers) {
    using BlockBytes = std::array<std::uint8_t, block_size>;
    static constexpr BlockBytes from_zero = [] {
        BlockBytes all{};
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint8_t>(i);
        return all;
    }();
    const __m512i all = _mm512_loadu_si512(from_zero.data());
    std::uint32_t begin = 0;
    std::size_t count = 0;
    for (const std::uint64_t block : bits) {
        BlockBytes in_block;
        _mm512_storeu_si512(in_block.data(), _mm512_maskz_compress_epi8(block, all));
        const auto size = static_cast<std::size_t>(std::popcount(block));
        for (std::size_t i = 0; i < size; i += 16) {
            const __m128i sixteen =
                _mm_loadu_si128(reinterpret_cast<const __m128i*>(in_block.data() + i));
            const __m512i wide = _mm512_maskz_cvtepu8_epi32(0xFFFF, sixteen);
            _mm512_storeu_si512(numbers + count + i,
                                _mm512_add_epi32(wide, _mm512_set1_epi32(static_cast<int>(begin))));
        }
        count += size;
        begin += block_size;
    }
    return count;
}

#undef SIGLOOM_VBMI2
#endif

}  // namespace

void StretchFinder::find(std::string_view text) {
    const std::size_t blocks = (text.size() + block_size - 1) / block_size;
    if (blocks > stretch_bits_.size()) {
        stretch_bits_.resize(blocks);
        join_bits_.resize(blocks);
        changes_.resize((blocks + 1) * block_size);
    }
    const std::span<std::uint64_t> bits = std::span(stretch_bits_).first(blocks);
    const std::span<std::uint64_t> join_bits = std::span(join_bits_).first(blocks);
#ifdef __x86_64__
    const bool has_vbmi2 = set_ >= InstructionSet::avx512_vbmi2;
    const auto look = has_vbmi2 ? look_at_vbmi2 : look_at;
    const auto write = has_vbmi2 ? write_numbers_vbmi2 : write_numbers;
#else
    const auto look = look_at;
    const auto write = write_numbers;
#endif
    look(text.data(), {bits, join_bits});
    std::uint64_t last = 0;
    for (std::uint64_t& block : bits) {
        const std::uint64_t before = block << 1 | last;
        last = block >> (block_size - 1);
        block ^= before;
    }
    count_ = write(bits, changes_.data());
    if (last != 0) changes_[count_++] = static_cast<std::uint32_t>(text.size());
    joined_.clear();
    auto change = changes().begin();
    for (std::size_t block = 0; block < blocks; ++block) {
        for (std::uint64_t left = join_bits[block]; left != 0; left &= left - 1) {
            const std::size_t join =
                block * block_size + static_cast<std::size_t>(std::countr_zero(left));
            if (change != changes().begin() && join < *change) continue;  // in the same stretch
            change = std::upper_bound(change, changes().end(), join);     // where this one ends
            joined_.push_back(static_cast<std::uint32_t>(change - changes().begin()) / 2);
        }
    }
}

}  // namespace sigloom
