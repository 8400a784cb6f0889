#include "core/text/token_run_finder.hpp"

#include <algorithm>
#include <bit>

#include "core/text/any_byte.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

constexpr std::size_t block_size = 64;

/// What the bytes of a text are, a bit for each.
struct TextBits {
    std::span<std::uint64_t> runs;  ///< those of words
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
        to.runs[block] = words | to.joins[block];
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

}  // namespace

void TokenRunFinder::find(std::string_view text) {
    const std::size_t blocks = (text.size() + block_size - 1) / block_size;
    if (blocks > run_bits_.size()) {
        run_bits_.resize(blocks);
        join_bits_.resize(blocks);
        changes_.resize((blocks + 1) * block_size);
    }
    const std::span<std::uint64_t> bits = std::span(run_bits_).first(blocks);
    const std::span<std::uint64_t> join_bits = std::span(join_bits_).first(blocks);
    look_at(text.data(), {bits, join_bits});
    std::uint64_t last = 0;
    for (std::uint64_t& block : bits) {
        const std::uint64_t before = block << 1 | last;
        last = block >> (block_size - 1);
        block ^= before;
    }
    count_ = write_numbers(bits, changes_.data());
    if (last != 0) changes_[count_++] = static_cast<std::uint32_t>(text.size());
    joined_.clear();
    auto change = changes().begin();
    for (std::size_t block = 0; block < blocks; ++block) {
        for (std::uint64_t left = join_bits[block]; left != 0; left &= left - 1) {
            const std::size_t join =
                block * block_size + static_cast<std::size_t>(std::countr_zero(left));
            if (change != changes().begin() && join < *change) continue;  // in the same run
            change = std::upper_bound(change, changes().end(), join);     // where this one ends
            joined_.push_back(static_cast<std::uint32_t>(change - changes().begin()) / 2);
        }
    }
}

}  // namespace sigloom
