#include "core/text/word_finder.hpp"

namespace sigloom {

WordFinder::WordFinder(const WordIds& words)
    : words_(words),
      unknown_(static_cast<WordId>(words.size())),
      slots_(std::bit_ceil(2 * words.size() + 1)) {
    while (!fill()) slots_ *= 2;
}

/// Puts the short words into their slots; false if one finds none that is free within its reach.
bool WordFinder::fill() {
    tags_.assign(slots_ + reach, 0);
    entries_.assign(slots_ + reach, Entry());
    for (WordId id = 0; id < unknown_; ++id) {
        const WordHead head = WordHead::of(words_.text(id));
        if (head.size() > WordHead::bytes) continue;
        const std::uint64_t hash = head.hash();
        const std::size_t begin = hash & (slots_ - 1);
        std::size_t slot = begin;
        while (slot < begin + reach && tags_[slot] != 0) ++slot;
        if (slot == begin + reach) return false;
        tags_[slot] = tag(hash);
        entries_[slot] = {head, id};
    }
    return true;
}

WordId WordFinder::search(const WordHead& head, std::size_t begin, std::uint32_t same) const {
    for (; same != 0; same &= same - 1) {
        const Entry& entry = entries_[begin + first_bit(same)];
        if (entry.head == head) return entry.id;
    }
    return unknown_;
}

}  // namespace sigloom
