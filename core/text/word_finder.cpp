#include "core/text/word_finder.hpp"

#include <functional>

namespace sigloom {
namespace {

constexpr std::size_t words_of_a_part = 4;  // at most, in the mean

}  // namespace

WordFinder::WordFinder(const WordIds& words)
    : words_(words),
      unknown_(static_cast<WordId>(words.size())),
      part_shift_(std::countl_zero(words.size() / words_of_a_part | 1)),
      slot_shift_(std::countl_zero(2 * words.size() | 1)),
      numbers_(std::size_t{1} << (64 - part_shift_)),
      entries_(std::size_t{1} << (64 - slot_shift_)) {
    std::vector<std::vector<Entry>> parts(numbers_.size());
    for (WordId id = 0; id < unknown_; ++id) {
        const WordHead head = WordHead::of(words_.text(id));
        if (head.size() <= WordHead::bytes) parts[part_of(hash_of(head))].push_back({head, id});
    }
    std::ranges::sort(parts, std::greater(), &std::vector<Entry>::size);  // the hardest ones first
    for (const std::vector<Entry>& part : parts) {
        if (part.empty()) break;
        std::uint8_t number = 0;
        while (number != no_number && !place(part, number)) ++number;
        numbers_[part_of(hash_of(part.front().head))] = number;
    }
}

/// Puts words into the slots that a number leads to; false if these are not all free.
bool WordFinder::place(std::span<const Entry> words, std::uint8_t number) {
    std::size_t placed = 0;
    for (; placed < words.size(); ++placed) {
        Entry& entry = entries_[slot_of(hash_of(words[placed].head), number)];
        if (entry.head.size() > 0) break;
        entry = words[placed];
    }
    if (placed == words.size()) return true;
    for (const Entry& word : words.first(placed)) {
        entries_[slot_of(hash_of(word.head), number)] = {};
    }
    return false;
}

/// Of a part that no number leads to free slots, such as one with two words of equal hashes.
WordId WordFinder::find(WordHead head) const {
    const auto bytes = head.word_bytes();
    return find(std::string_view(bytes.data(), head.size()));
}

}  // namespace sigloom
