#include "core/text/term_finder.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>

#include "core/text/any_byte.hpp"
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

/// All bits of those bytes.
std::uint64_t mask_of_head(std::string_view text) {
    constexpr std::string_view all = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
    return head_of(all.substr(0, text.size()));
}

/// Letters or digits stand on both sides of `at`.
bool is_inside_word(std::string_view folded, std::size_t at) {
    return is_word_at(folded, at) && is_word_before(folded, at);
}

/// Bit i is set where a term may begin at text[i]: not at a space, nor between two letters or
/// digits of ASCII. Of sixteen bytes; the one before them is looked at, too.
std::uint32_t possible_beginnings(const char* text) {
    const auto is_word = [](Bytes byte) {
        const Bytes letter = (byte | 0x20) - 'a';
        const Bytes digit = byte - '0';
        return Bytes((letter <= 'z' - 'a') | (digit <= 9));
    };
    const Bytes bytes = bytes_at(text);
    const Bytes inside_word = is_word(bytes) & is_word(bytes_at(text - 1));
    return bits_of(~(inside_word | Bytes(bytes == ' ')));
}

}  // namespace

TermFinder::TermFinder(std::span<const std::string_view> folded_terms) {
    candidates_.reserve(folded_terms.size());
    for (std::uint32_t term = 0; term < folded_terms.size(); ++term) {
        const std::string_view text = folded_terms[term];
        if (text.empty()) continue;
        candidates_.push_back({term, text, head_of(text), mask_of_head(text)});
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

/// The first two bytes of a term stand at `at`.
inline bool TermFinder::may_begin_at(std::string_view text, std::size_t at) const {
    const char second = at + 1 < text.size() ? text[at + 1] : '\n';
    return beginnings_[beginning(text[at], second)];
}

std::optional<TermFinder::Match> TermFinder::match_at(std::string_view text, std::size_t at) const {
    const std::string_view rest = text.substr(at);
    const std::size_t in = bucket(rest[0]);
    for (std::uint32_t i = bucket_begin_[in]; i < bucket_begin_[in + 1]; ++i) {
        const Candidate& candidate = candidates_[i];
        if (!begins_with(rest, candidate)) continue;
        const std::size_t end = at + candidate.text.size();
        if (is_inside_word(text, at) || is_inside_word(text, end)) continue;
        return Match{candidate.term, at, end};
    }
    return std::nullopt;
}

std::optional<TermFinder::Match> TermFinder::find(std::string_view folded_text,
                                                  std::size_t from) const {
    std::optional<Match> match;
    const auto found_at = [&](std::size_t at) {
        if (may_begin_at(folded_text, at)) match = match_at(folded_text, at);
        return match.has_value();
    };
    std::size_t at = from;
    // Nothing stands before the first byte to be looked at.
    if (at == 0 && !folded_text.empty() && found_at(at++)) return match;
    for (; at + sizeof(Bytes) <= folded_text.size(); at += sizeof(Bytes)) {
        std::uint32_t places = possible_beginnings(folded_text.data() + at);
        for (; places != 0; places &= places - 1) {
            if (found_at(at + static_cast<std::size_t>(std::countr_zero(places)))) return match;
        }
    }
    for (; at < folded_text.size(); ++at) {
        if (found_at(at)) return match;
    }
    return std::nullopt;
}

}  // namespace sigloom
