// Where a text mentions the terms of a list.
#pragma once

#include <array>
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

    /// The folded terms must outlive the finder; empty ones match nowhere, and none begins
    /// with a space. O(total length).
    explicit TermFinder(std::span<const std::string_view> folded_terms);

    /// All matches, in order and without overlap: between word boundaries, the longest one where
    /// several begin. O(length of the text), plus, for each place where a term could begin by its
    /// first three bytes, the number of terms with its first byte.
    void find_all(std::string_view folded_text, std::vector<Match>& matches) const;

  private:
    void add_beginnings(std::string_view term);
    [[nodiscard]] bool may_begin_at(std::string_view text, std::size_t at) const;
    [[nodiscard]] std::optional<Match> match_at(std::string_view text, std::size_t at) const;

    static constexpr std::size_t buckets = 64;
    static std::size_t bucket(char first) { return static_cast<unsigned char>(first) % buckets; }

    struct Candidate {
        std::uint32_t term;
        std::string_view text;
        std::uint64_t head;  ///< the first eight bytes of the text, as far as it has them
        std::uint64_t mask;  ///< of these
    };
    static bool begins_with(std::string_view text, const Candidate& candidate);

    std::vector<Candidate> candidates_;  ///< by the bucket of their first byte, the longest first
    std::array<std::uint32_t, buckets + 1> bucket_begin_{};
    std::bitset<4096> beginnings_;  ///< by their hash, the first three bytes of the terms
};

}  // namespace sigloom
