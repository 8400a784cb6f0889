// Where a text names the terms of a list.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sigloom {

class TermFinder {
  public:
    struct Match {
        std::uint32_t term;  ///< index into the list
        std::size_t begin;   ///< in the text
        std::size_t end;
    };

    /// The folded terms must outlive the finder; empty ones match nowhere. O(total length).
    explicit TermFinder(std::span<const std::string_view> folded_terms);

    /// The first match at or after `from`: between word boundaries, the longest one where several
    /// begin. Nothing when there is none. O(length of the text read), plus for each place where a
    /// term could begin by its first two bytes the terms that begin so.
    [[nodiscard]] std::optional<Match> find(std::string_view folded_text, std::size_t from) const;

  private:
    [[nodiscard]] std::size_t next_beginning(std::string_view text, std::size_t from) const;

    struct Candidate {
        std::uint32_t term;
        std::string_view text;
        char first;   ///< of the text: most candidates are ruled out by it
        char second;  ///< 0 for a text of one byte
    };

    std::vector<Candidate> by_length_;  ///< longest first
    std::bitset<65536> beginnings_;     ///< first two bytes of the terms
};

}  // namespace sigloom
