// Finds phrases (sequences of word numbers) in a stream of words.
//
// A trie whose branches lie in one hash table; the first word is looked up in an array. Where no
// phrase begins, which is at most words, a table of bits for the first two words mostly says so (B.
// H. Bloom, Space/time trade-offs in hash coding with allowable errors, 1970, with one hash).
// Finding costs time by the length of the text (and of the longest phrase that begins alike),
// whatever the number of phrases.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/hash_index.hpp"
#include "core/base/scattered.hpp"
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
        : first_(words), pairs_(std::bit_ceil(phrases / phrases_per_block + 1)), index_(phrases) {}

    /// Adds a phrase, which is not empty. Returns its number: equal phrases have one, and numbers
    /// count from 0 in the order of arrival.
    Phrase add(std::span<const WordId> words);

    /// Whether a phrase may begin with a word that `next` follows. Hardly ever true in vain.
    [[nodiscard]] bool may_begin(WordId word, WordId next) const {
        const std::size_t bit = bit_of_pair(word, next);
        return first_[word].phrase != none || (pairs_[bit / 64] >> (bit % 64) & 1) != 0;
    }
    [[nodiscard]] Match first(WordId word) const { return first_[word]; }
    /// From a node that is one.
    [[nodiscard]] Match next(Node node, WordId word) const {
        const std::uint64_t key = key_of(node, word);
        const std::uint32_t branch = index_.find(
            scattered(key), [&](std::uint32_t other) { return branches_[other].key == key; });
        return branch == none ? Match{} : branches_[branch].match;
    }
    /// Asks ahead of time for what next() reads of the first two words of what may be a phrase.
    void prefetch(WordId word, WordId next) const {
        index_.prefetch(scattered(key_of(first_[word].node, next)));
    }
    [[nodiscard]] std::size_t size() const { return phrases_; }

  private:
    struct Branch {
        std::uint64_t key;
        Match match;
    };
    static constexpr std::size_t phrases_per_block = 8;  ///< at most an eighth of 64 bits is set

    static std::uint64_t key_of(Node node, WordId word) {
        return static_cast<std::uint64_t>(node) << 32 | word;
    }
    [[nodiscard]] std::size_t bit_of_pair(WordId first, WordId second) const {
        return scattered(key_of(first, second)) & (pairs_.size() * 64 - 1);
    }

    std::vector<Match> first_;          ///< by word
    std::vector<std::uint64_t> pairs_;  ///< by bit_of_pair() of a phrase's first words, a bit
    HashIndex index_;                   ///< of the branches
    std::vector<Branch> branches_;
    Node nodes_ = 0;
    Phrase phrases_ = 0;
};

}  // namespace sigloom
