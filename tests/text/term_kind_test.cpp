#include "core/text/term_kind.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

bool is_entity(std::string_view label, const CaseEvidence& evidence) {
    return decide_kind(label, evidence).score > 0;
}

TEST(TermKind, ATermInLowerCaseIsATheme) {
    EXPECT_FALSE(is_entity("privacy", {.capitalized = 5}));
    EXPECT_FALSE(is_entity("use of Wikipedia", {.capitalized = 5}));
}

TEST(TermKind, CapitalsInTheMiddleOfSentencesMakeAnEntity) {
    EXPECT_TRUE(is_entity("Orkney", {.capitalized = 3, .lower = 1}));
    EXPECT_FALSE(is_entity("Machine Learning", {.capitalized = 1, .lower = 3}));
}

TEST(TermKind, WithoutRunningTextTheListDecides) {
    EXPECT_TRUE(is_entity("Raspberry Pi", {.listed = 1, .stands_out = 1}));
    EXPECT_FALSE(is_entity("Climate Change", {.listed = 1}));
    EXPECT_TRUE(is_entity("LinkedIn", {.listed = 1}));
}

TEST(TermKind, AnAcronymUsedAsAnAdjectiveIsATheme) {
    EXPECT_FALSE(is_entity("AI", {.capitalized = 20, .compounds = 2}));
    EXPECT_FALSE(is_entity("AI", {.capitalized = 20, .listed = 2, .modifies = 1}));
    EXPECT_TRUE(is_entity("CERN", {.capitalized = 20, .listed = 2}));
    EXPECT_TRUE(is_entity("GPT-4", {.capitalized = 4, .compounds = 2}));
}

TEST(CaseEvidence, AddsUp) {
    CaseEvidence sum{1, 2, 3, 4, 5, 6};
    sum += {10, 20, 30, 40, 50, 60};
    EXPECT_EQ(sum, (CaseEvidence{11, 22, 33, 44, 55, 66}));
}

}  // namespace
}  // namespace sigloom
