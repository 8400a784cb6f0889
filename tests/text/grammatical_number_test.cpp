#include "core/text/grammatical_number.hpp"

#include <gmock/gmock.h>

namespace sigloom {
namespace {

using testing::Contains;
using testing::IsEmpty;

TEST(Number, EnglishPluralsHaveTheirSingular) {
    const std::pair<const char*, const char*> pairs[] = {
        {"robots", "robot"},      {"policies", "policy"},  {"movies", "movie"},
        {"boxes", "box"},         {"viruses", "virus"},    {"houses", "house"},
        {"analyses", "analysis"}, {"children", "child"},   {"women", "woman"},
        {"lives", "life"},        {"llms", "llm"},         {"heroes", "hero"},
        {"breaches", "breach"},   {"processes", "process"}};
    for (const auto& [plural, singular] : pairs) {
        EXPECT_THAT(singular_forms(plural, "en"), Contains(singular)) << plural;
    }
}

TEST(Number, WhatIsNoPluralOrAnotherThingStaysWhatItIs) {
    for (const char* word :
         {"data", "news", "series", "physics", "ethics", "glasses", "lens", "species", "media",
          "economics", "business", "status", "analysis", "chaos", "is"}) {
        EXPECT_THAT(singular_forms(word, "en"), IsEmpty()) << word;
    }
}

TEST(Number, FrenchPluralsHaveTheirSingular) {
    EXPECT_THAT(singular_forms("réseaux", "fr"), Contains("réseau"));
    EXPECT_THAT(singular_forms("journaux", "fr"), Contains("journal"));
    EXPECT_THAT(singular_forms("violences", "fr"), Contains("violence"));
    EXPECT_THAT(singular_forms("jeux", "fr"), Contains("jeu"));
}

TEST(Number, AStemIsAHintOnly) {
    EXPECT_TRUE(have_one_stem("robots", "robot", "en"));
    EXPECT_FALSE(have_one_stem("robots", "tide", "en"));
    EXPECT_TRUE(have_one_stem("réseaux", "réseau", "fr"));
    EXPECT_TRUE(have_one_stem("robots", "robot", "no language"));
}

}  // namespace
}  // namespace sigloom
