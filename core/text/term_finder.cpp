#include "core/text/term_finder.hpp"

#include <algorithm>

#include "core/text/cased_text.hpp"

namespace sigloom {
namespace {

std::size_t beginning(char first, char second) {
    return static_cast<std::size_t>(static_cast<unsigned char>(first)) << 8 |
           static_cast<unsigned char>(second);
}

}  // namespace

TermFinder::TermFinder(std::span<const std::string_view> folded_terms) {
    for (std::uint32_t term = 0; term < folded_terms.size(); ++term) {
        const std::string_view text = folded_terms[term];
        if (text.empty()) continue;
        by_length_.push_back({term, text, text[0], text.size() > 1 ? text[1] : '\0'});
    }
    std::ranges::stable_sort(by_length_, std::greater{},
                             [](const Candidate& candidate) { return candidate.text.size(); });
    for (const Candidate& candidate : by_length_) {
        if (candidate.second != '\0') {
            beginnings_.set(beginning(candidate.first, candidate.second));
            continue;
        }
        for (int second = 0; second < 256; ++second) {
            beginnings_.set(beginning(candidate.first, static_cast<char>(second)));
        }
    }
}

/// The first place at or after `from` where the first two bytes of a term stand.
std::size_t TermFinder::next_beginning(std::string_view text, std::size_t from) const {
    for (std::size_t at = from; at + 1 < text.size(); ++at) {
        if (beginnings_[beginning(text[at], text[at + 1])]) return at;
    }
    if (from < text.size() && beginnings_[beginning(text.back(), '\n')]) return text.size() - 1;
    return text.size();
}

std::optional<TermFinder::Match> TermFinder::find(std::string_view folded_text,
                                                  std::size_t from) const {
    for (std::size_t at = next_beginning(folded_text, from); at < folded_text.size();
         at = next_beginning(folded_text, at + 1)) {
        if (is_word_at(folded_text, at) && is_word_before(folded_text, at)) continue;
        const std::string_view rest = folded_text.substr(at);
        for (const auto& [term, text, first, second] : by_length_) {
            if (first != rest[0] || (second != '\0' && (rest.size() < 2 || second != rest[1])) ||
                !rest.starts_with(text)) {
                continue;
            }
            const std::size_t end = at + text.size();
            if (is_word_before(folded_text, end) && is_word_at(folded_text, end)) continue;
            return Match{term, at, end};
        }
    }
    return std::nullopt;
}

}  // namespace sigloom
