#include "core/text/phrase_index.hpp"

namespace sigloom {

PhraseIndex::Phrase PhraseIndex::add(std::span<const WordId> words) {
    if (words.size() > 1) {
        const std::size_t bit = bit_of_pair(words[0], words[1]);
        pairs_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
    Match* match = &first_[words.front()];
    for (const WordId word : words.subspan(1)) {
        if (match->node == none) match->node = nodes_++;
        const std::uint64_t key = key_of(match->node, word);
        const auto next = static_cast<std::uint32_t>(branches_.size());
        const auto [branch, is_new] = index_.find_or_add(
            scattered(key), next, [&](std::uint32_t other) { return branches_[other].key == key; });
        if (is_new) branches_.push_back({key, {}});
        match = &branches_[branch].match;
    }
    if (match->phrase == none) match->phrase = phrases_++;
    return match->phrase;
}

}  // namespace sigloom
