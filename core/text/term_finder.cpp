#include "core/text/term_finder.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <string>

#include "core/text/cased_text.hpp"

namespace sigloom {
namespace {

std::size_t beginning(char first, char second) {
    return static_cast<std::size_t>(static_cast<unsigned char>(first)) << 8 |
           static_cast<unsigned char>(second);
}

/// The first eight bytes of a text, zeros behind its end.
std::uint64_t head_of(std::string_view text) {
    std::uint64_t head = 0;
    std::memcpy(&head, text.data(), std::min(text.size(), sizeof head));
    return head;
}

/// Letters or digits stand on both sides of `at`.
bool is_inside_word(std::string_view folded, std::size_t at) {
    return is_word_at(folded, at) && is_word_before(folded, at);
}

}  // namespace

TermFinder::TermFinder(std::span<const std::string_view> folded_terms) {
    for (std::uint32_t term = 0; term < folded_terms.size(); ++term) {
        const std::string_view text = folded_terms[term];
        if (text.empty()) continue;
        candidates_.push_back(
            {term, text, head_of(text), head_of(std::string(text.size(), '\xFF'))});
    }
    std::ranges::stable_sort(candidates_, [](const Candidate& a, const Candidate& b) {
        const std::size_t bucket_a = bucket(a.text[0]);
        const std::size_t bucket_b = bucket(b.text[0]);
        return bucket_a != bucket_b ? bucket_a < bucket_b : a.text.size() > b.text.size();
    });
    for (const Candidate& candidate : candidates_) {
        ++bucket_begin_[bucket(candidate.text[0]) + 1];
        if (candidate.text.size() > 1) {
            beginnings_.set(beginning(candidate.text[0], candidate.text[1]));
            continue;
        }
        for (int second = 0; second < 256; ++second) {
            beginnings_.set(beginning(candidate.text[0], static_cast<char>(second)));
        }
    }
    std::partial_sum(bucket_begin_.begin(), bucket_begin_.end(), bucket_begin_.begin());
}

/// Most texts differ within the first bytes, which are compared at once.
bool TermFinder::begins_with(std::string_view text, const Candidate& candidate) {
    if (text.size() >= sizeof candidate.head) {
        std::uint64_t head = 0;
        std::memcpy(&head, text.data(), sizeof head);
        if (((head ^ candidate.head) & candidate.mask) != 0) return false;
    }
    return text.starts_with(candidate.text);
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
        const std::string_view rest = folded_text.substr(at);
        const std::size_t in = bucket(rest[0]);
        for (std::uint32_t i = bucket_begin_[in]; i < bucket_begin_[in + 1]; ++i) {
            const Candidate& candidate = candidates_[i];
            if (!begins_with(rest, candidate)) continue;
            const std::size_t end = at + candidate.text.size();
            if (is_inside_word(folded_text, at) || is_inside_word(folded_text, end)) continue;
            return Match{candidate.term, at, end};
        }
    }
    return std::nullopt;
}

}  // namespace sigloom
