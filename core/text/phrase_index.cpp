#include "core/text/phrase_index.hpp"

namespace sigloom {

PhraseIndex::Phrase PhraseIndex::add(std::span<const WordId> words) {
    Node& start = first_[words.front()];
    if (start == none) start = new_node();
    if (words.size() == 1) {
        is_phrase_[words[0]] = 1;
    } else {
        pairs_[pair_of(words[0], words[1])] = 1;
    }
    Node node = start;
    for (const WordId word : words.subspan(1)) node = child_of(node, word);
    Phrase& phrase = nodes_[node].phrase;
    if (phrase == none) phrase = phrases_++;
    return phrase;
}

PhraseIndex::Node PhraseIndex::new_node() {
    nodes_.emplace_back();
    return static_cast<Node>(nodes_.size() - 1);
}

PhraseIndex::Node PhraseIndex::child_of(Node node, WordId word) {
    nodes_[node].next_words |= bit_of(word);
    const std::uint64_t key = key_of(node, word);
    std::size_t slot = slot_of(key);
    for (; table_[slot].child != none; slot = (slot + 1) & (table_.size() - 1)) {
        if (table_[slot].key == key) return table_[slot].child;
    }
    const Node child = new_node();
    table_[slot] = {key, child};
    if (2 * ++branches_ > table_.size()) grow();
    return child;
}

void PhraseIndex::grow() {
    std::vector<Branch> old(2 * table_.size());
    old.swap(table_);
    for (const Branch& branch : old) {
        if (branch.child == none) continue;
        std::size_t slot = slot_of(branch.key);
        while (table_[slot].child != none) slot = (slot + 1) & (table_.size() - 1);
        table_[slot] = branch;
    }
}

}  // namespace sigloom
