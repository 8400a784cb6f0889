#include "core/text/term_finder.hpp"

#include <algorithm>
#include <numeric>

#include "core/text/cased_text.hpp"

namespace sigloom {
namespace {

std::size_t beginning(char first, char second) {
    return static_cast<std::size_t>(static_cast<unsigned char>(first)) << 8 |
           static_cast<unsigned char>(second);
}

}  // namespace

TermFinder::TermFinder(std::span<const std::string_view> folded_terms)
    : terms_(folded_terms), by_length_(folded_terms.size()) {
    std::iota(by_length_.begin(), by_length_.end(), 0U);
    std::erase_if(by_length_, [this](std::uint32_t term) { return terms_[term].empty(); });
    std::ranges::stable_sort(by_length_, std::greater{},
                             [this](std::uint32_t term) { return terms_[term].size(); });
    for (const std::uint32_t term : by_length_) {
        const std::string_view text = terms_[term];
        if (text.size() > 1) {
            beginnings_.set(beginning(text[0], text[1]));
            continue;
        }
        for (int second = 0; second < 256; ++second) {
            beginnings_.set(beginning(text[0], static_cast<char>(second)));
        }
    }
}

bool TermFinder::may_begin(std::string_view text, std::size_t at) const {
    const char second = at + 1 < text.size() ? text[at + 1] : '\n';
    return beginnings_[beginning(text[at], second)] &&
           !(is_word_before(text, at) && is_word_at(text, at));
}

std::optional<TermFinder::Match> TermFinder::find(std::string_view folded_text,
                                                  std::size_t from) const {
    for (std::size_t at = from; at < folded_text.size(); ++at) {
        if (!may_begin(folded_text, at)) continue;
        const std::string_view rest = folded_text.substr(at);
        for (const std::uint32_t term : by_length_) {
            const std::string_view text = terms_[term];
            if (!rest.starts_with(text)) continue;
            const std::size_t end = at + text.size();
            if (is_word_before(folded_text, end) && is_word_at(folded_text, end)) continue;
            return Match{term, at, end};
        }
    }
    return std::nullopt;
}

}  // namespace sigloom
