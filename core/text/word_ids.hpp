// Words -> numbers from 0: each different word is in memory once, and found again by its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/hash_index.hpp"
#include "core/text/word_head.hpp"

namespace sigloom {

using WordId = std::uint32_t;

/// Numbers count from 0 in the order of arrival.
class WordIds {
  public:
    static constexpr WordId none = HashIndex::none;

    /// Makes room for a number of words. O(words).
    void reserve(std::size_t words) {
        index_.reserve(words);
        heads_.reserve(words);
        end_.reserve(words);
    }

    /// The number of a word, a new one if it has none.
    WordId add(std::string_view word) { return add(word, WordHead::of(word)); }
    /// The same, where the head is known already.
    WordId add(std::string_view word, const WordHead& head) {
        const auto next = static_cast<WordId>(end_.size());
        const auto [id, is_new] = index_.find_or_add(
            hash_of(word, head), next, [&](WordId other) { return is_word(other, word, head); });
        if (is_new) {
            heads_.push_back(head);
            bytes_ += word;
            end_.push_back(bytes_.size());
        }
        return id;
    }

    /// `none` for a word that was not added.
    [[nodiscard]] WordId find(std::string_view word) const {
        return find(word, WordHead::of(word));
    }
    [[nodiscard]] WordId find(std::string_view word, const WordHead& head) const {
        return index_.find(hash_of(word, head),
                           [&](WordId other) { return is_word(other, word, head); });
    }
    [[nodiscard]] std::string_view text(WordId id) const {
        const std::size_t begin = id == 0 ? 0 : end_[id - 1];
        return {bytes_.data() + begin, end_[id] - begin};
    }
    [[nodiscard]] std::size_t size() const { return end_.size(); }

  private:
    static std::uint64_t hash_of(std::string_view word, const WordHead& head) {
        const std::uint64_t hash = head.hash();
        return word.size() > WordHead::bytes ? with_tail(word, hash) : hash;
    }
    static std::uint64_t with_tail(std::string_view word, std::uint64_t hash);

    [[nodiscard]] bool is_word(WordId id, std::string_view word, const WordHead& head) const {
        return heads_[id] == head && (word.size() <= WordHead::bytes || text(id) == word);
    }

    HashIndex index_;
    std::vector<WordHead> heads_;
    std::string bytes_;
    std::vector<std::size_t> end_;  ///< of each word in bytes_
};

}  // namespace sigloom
