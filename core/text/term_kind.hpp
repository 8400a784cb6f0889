// Entity or theme: is a term the name of one particular thing?
//
// A first, simple decision from the term's own form and from how the reports that list it write it
// in running text: names keep their capitals in the middle of a sentence, common words do not.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace sigloom {

/// How reports write a term. Adds up over reports.
struct CaseEvidence {
    std::uint32_t capitalized = 0;  ///< in the middle of a sentence, most words with a capital
    std::uint32_t lower = 0;        ///< anywhere in running text, without any capital
    std::uint32_t compounds = 0;    ///< capitalized, and joined to a word behind it: AI-driven
    std::uint32_t listed = 0;       ///< reports that list it
    std::uint32_t stands_out = 0;   ///< those where most terms beside it have no capital
    std::uint32_t modifies = 0;  ///< those that list a longer term beginning with it: AI training

    CaseEvidence& operator+=(const CaseEvidence& other);
    auto operator<=>(const CaseEvidence&) const = default;
};

/// Most words begin with a capital (Bank of England), or one has a capital inside (iPhone).
bool is_capitalized(std::string_view surface);

struct KindDecision {
    double score;           ///< above 0: an entity
    std::string_view rule;  ///< what decided
};

/// `label` is the most frequent surface form.
KindDecision decide_kind(std::string_view label, const CaseEvidence& evidence);

}  // namespace sigloom
