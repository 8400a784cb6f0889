// Entity or theme: is a term the name of one particular thing?
//
// A first, simple decision from the term's own form and from how the reports that list it write it
// in running text: names keep their capitals in the middle of a sentence, common words do not.
#pragma once

#include <cstdint>
#include <string_view>

namespace sigloom {

/// How running text (not headings, not row names) writes a term. Adds up over reports.
struct CaseEvidence {
    std::uint32_t capitalized = 0;  ///< in the middle of a sentence, each word with a capital
    std::uint32_t lower = 0;        ///< anywhere, without any capital

    CaseEvidence& operator+=(const CaseEvidence& other) {
        capitalized += other.capitalized;
        lower += other.lower;
        return *this;
    }
    bool operator==(const CaseEvidence&) const = default;
};

struct KindDecision {
    double score;           ///< above 0: an entity
    std::string_view rule;  ///< what decided
};

/// `label` is the most frequent surface form.
KindDecision decide_kind(std::string_view label, const CaseEvidence& evidence);

}  // namespace sigloom
