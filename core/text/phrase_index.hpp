// Finds phrases (sequences of word numbers) in a stream of words.
//
// A trie whose branches lie in one hash table; the first word is looked up in an array, and of the
// others a few bits in the node tell mostly that there is none. Where nothing can begin, which is
// at most words, a table of the first two words says so without a look at the trie. Finding costs
// time by the length of the text (and of the longest phrase that begins alike), whatever the number
// of phrases.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/large_memory.hpp"
#include "core/text/word_ids.hpp"

namespace sigloom {

class PhraseIndex {
  public:
    using Node = std::uint32_t;
    using Phrase = std::uint32_t;
    static constexpr std::uint32_t none = UINT32_MAX;

    /// Some words of a text, from the first one of a phrase on.
    struct Match {
        Node node = none;      ///< longer phrases go on from here; none: there is no longer one
        Phrase phrase = none;  ///< that ends here
    };

    /// `words` is how many word numbers there are, `phrases` about how many will be added.
    PhraseIndex(std::size_t words, std::size_t phrases)
        : first_(words), is_phrase_(words), pairs_(std::bit_ceil(phrases / phrases_per_pairs + 1)) {
        resize_large(table_, 2 * std::bit_ceil(phrases + 1));
    }

    /// Adds a phrase, which is not empty. Returns its number: equal phrases have one, and numbers
    /// count from 0 in the order of arrival.
    Phrase add(std::span<const WordId> words);

    /// Whether a phrase may begin with a word that `next` follows. Hardly ever true in vain.
    [[nodiscard]] bool may_begin(WordId word, WordId next) const {
        const std::size_t pair = pair_of(word, next);
        const std::uint64_t is_pair = pairs_[pair / bits_of_pairs] >> (pair % bits_of_pairs) & 1;
        return (is_phrase_[word] | is_pair) != 0;
    }
    [[nodiscard]] Match first(WordId word) const { return first_[word]; }
    /// From a node that is one.
    [[nodiscard]] Match next(Node node, WordId word) const {
        if ((next_words_[node] & bit_of(word)) == 0) return {};
        const std::uint64_t key = key_of(node, word);
        for (std::size_t slot = slot_of(key);; slot = (slot + 1) & (table_.size() - 1)) {
            if (table_[slot].key == key) return table_[slot].match;
            if (table_[slot].key == no_key) return {};
        }
    }
    /// Has what next() needs brought near, for the first two words of what may be a phrase.
    void prefetch(WordId word, WordId next) const {
        __builtin_prefetch(&table_[slot_of(key_of(first_[word].node, next))]);
    }
    [[nodiscard]] std::size_t size() const { return phrases_; }

  private:
    static constexpr std::uint64_t no_key = UINT64_MAX;
    struct Branch {
        std::uint64_t key = no_key;
        Match match;
    };
    static constexpr std::size_t bits_of_pairs = 64;
    static constexpr std::size_t phrases_per_pairs =
        bits_of_pairs / 8;  ///< at most an eighth is set

    [[nodiscard]] std::size_t pair_of(WordId first, WordId second) const {
        return (first * 0x9E3779B1U ^ (second * 0x9E3779B1U) >> 9) >> 7 &
               (pairs_.size() * bits_of_pairs - 1);
    }
    static std::uint64_t bit_of(WordId word) { return std::uint64_t{1} << (word % 64); }
    static std::uint64_t key_of(Node node, WordId word) {
        return static_cast<std::uint64_t>(node) << 32 | word;
    }
    [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
        const std::uint64_t mixed = key * 0x9E3779B97F4A7C15;
        return (mixed ^ mixed >> 32) & (table_.size() - 1);
    }
    /// Where a key is, or would be.
    [[nodiscard]] std::size_t place_of(std::uint64_t key) const;
    void make_node(Match& match);
    Match& branch(Node node, WordId word);
    void grow();

    std::vector<Match> first_;               ///< by word
    std::vector<std::uint8_t> is_phrase_;    ///< by word, 1: it is a phrase by itself
    std::vector<std::uint64_t> pairs_;       ///< by pair_of() a phrase's first words, a bit
    std::vector<Branch> table_;              ///< open addressing, a power of two, at most half used
    std::vector<std::uint64_t> next_words_;  ///< by node, the bits of the words that go on from it
    std::size_t branches_ = 0;
    Phrase phrases_ = 0;
};

}  // namespace sigloom
