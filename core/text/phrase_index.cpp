#include "core/text/phrase_index.hpp"

namespace sigloom {

PhraseIndex::Phrase PhraseIndex::add(std::span<const WordId> words) {
    Match* match = &first_[words.front()];
    if (words.size() == 1) {
        is_phrase_[words[0]] = 1;
    } else {
        const std::size_t pair = pair_of(words[0], words[1]);
        pairs_[pair / bits_of_pairs] |= std::uint64_t{1} << (pair % bits_of_pairs);
    }
    for (const WordId word : words.subspan(1)) {
        make_node(*match);
        match = &branch(match->node, word);
    }
    if (match->phrase == none) match->phrase = phrases_++;
    return match->phrase;
}

void PhraseIndex::make_node(Match& match) {
    if (match.node != none) return;
    match.node = static_cast<Node>(next_words_.size());
    next_words_.push_back(0);
}

PhraseIndex::Match& PhraseIndex::branch(Node node, WordId word) {
    next_words_[node] |= bit_of(word);
    const std::uint64_t key = key_of(node, word);
    if (const std::size_t place = place_of(key); table_[place].key == key) {
        return table_[place].match;
    }
    if (2 * ++branches_ > table_.size()) grow();
    Branch& added = table_[place_of(key)];
    added.key = key;
    return added.match;
}

std::size_t PhraseIndex::place_of(std::uint64_t key) const {
    std::size_t slot = slot_of(key);
    while (table_[slot].key != no_key && table_[slot].key != key) {
        slot = (slot + 1) & (table_.size() - 1);
    }
    return slot;
}

void PhraseIndex::grow() {
    std::vector<Branch> old(2 * table_.size());
    old.swap(table_);
    for (const Branch& branch : old) {
        if (branch.key != no_key) table_[place_of(branch.key)] = branch;
    }
}

}  // namespace sigloom
