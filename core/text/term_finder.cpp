#include "core/text/term_finder.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>

#include "core/text/any_byte.hpp"
#include "core/text/cased_text.hpp"

namespace sigloom {
namespace {

constexpr std::size_t beginning_bytes = 3;  // what tells most places without a term

/// A hash of 12 bits of a text's first three bytes.
std::size_t beginning(const char* text) {
    std::uint16_t two = 0;
    std::memcpy(&two, text, sizeof two);
    const std::uint32_t bytes = std::uint32_t{static_cast<unsigned char>(text[2])} << 16 | two;
    return bytes * 0x9E3779B1U >> 20;
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
std::uint32_t beginnings_in_16(const char* text) {
    const auto is_word = [](Bytes byte) {
        return between(byte | 0x20, 'a', 'z') | between(byte, '0', '9');
    };
    const Bytes bytes = bytes_at(text);
    const Bytes inside_word = is_word(bytes) & is_word(bytes_at(text - 1));
    return bits_of(~(inside_word | Bytes(bytes == ' ')));
}

/// The same of `bytes` bytes, 16 to 64.
template <std::size_t bytes>
std::uint64_t possible_beginnings(const char* text) {
    std::uint64_t places = 0;
    for (std::size_t at = 0; at < bytes; at += sizeof(Bytes)) {
        places |= std::uint64_t{beginnings_in_16(text + at)} << at;
    }
    return places;
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
        add_beginnings(candidate.text);
    }
    std::partial_sum(bucket_begin_.begin(), bucket_begin_.end(), bucket_begin_.begin());
}

void TermFinder::add_beginnings(std::string_view term) {
    if (term.size() >= beginning_bytes) {
        beginnings_.set(beginning(term.data()));
    } else if (term.size() + 1 == beginning_bytes) {
        std::array<char, beginning_bytes> bytes{term[0], term[1]};
        for (int third = 0; third < 256; ++third) {
            bytes[2] = static_cast<char>(third);
            beginnings_.set(beginning(bytes.data()));
        }
    } else {  // what follows may be anything
        beginnings_.set();
    }
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

/// The first three bytes of a term may stand at `at`; false nearly everywhere else.
inline bool TermFinder::may_begin_at(std::string_view text, std::size_t at) const {
    return at + beginning_bytes > text.size() || beginnings_[beginning(text.data() + at)];
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

void TermFinder::find_all(std::string_view folded_text, std::vector<Match>& matches) const {
    matches.clear();
    if (folded_text.empty()) return;
    std::size_t free = 0;  // where the last match ends
    const auto look_at = [&](std::size_t at) {
        if (at < free || !may_begin_at(folded_text, at)) return;
        if (const std::optional<Match> match = match_at(folded_text, at)) {
            matches.push_back(*match);
            free = match->end;
        }
    };
    look_at(0);  // nothing stands before it
    std::size_t at = 1;
    const auto look_among = [&](std::uint64_t places) {
        for (; places != 0; places &= places - 1) {
            look_at(at + static_cast<std::size_t>(std::countr_zero(places)));
        }
    };
    // Many at a time: no processor can tell when the loop over the places of a step will end.
    constexpr std::size_t step = 64;
    for (; at + step <= folded_text.size(); at += step) {
        look_among(possible_beginnings<step>(folded_text.data() + at));
    }
    for (; at + sizeof(Bytes) <= folded_text.size(); at += sizeof(Bytes)) {
        look_among(possible_beginnings<sizeof(Bytes)>(folded_text.data() + at));
    }
    for (; at < folded_text.size(); ++at) look_at(at);
}

}  // namespace sigloom
