#include "core/report/vocabulary.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace sigloom {
namespace {

TEST(Vocabulary, CaseAndSpacingOfAHeadingDoNotCount) {
    const Vocabulary vocabulary;
    EXPECT_EQ(vocabulary.section("KEYWORDS"), Section::keywords);
    EXPECT_EQ(vocabulary.field(" 10Y  horizon "), Field::horizon);
    EXPECT_EQ(vocabulary.section("Recipes"), std::nullopt);
}

TEST(Vocabulary, KnowsTheSpellingsOfOlderReports) {
    const Vocabulary vocabulary;
    EXPECT_EQ(vocabulary.section("Behaviours"), Section::behaviors);
    EXPECT_EQ(vocabulary.field("Signal"), Field::name);
    EXPECT_EQ(vocabulary.field("Driving force"), Field::driving_force);
}

TEST(Vocabulary, AnUnknownMeaningIsRefusedWithTheNearest) {
    Vocabulary vocabulary;
    EXPECT_THAT([&] { vocabulary.add_section("Signaux", "signal"); },
                testing::ThrowsMessage<std::invalid_argument>(
                    "unknown section \"signal\", did you mean \"signals\"?"));
    EXPECT_THAT([&] { vocabulary.add_field("Pertinence", "relevance"); },
                testing::ThrowsMessage<std::invalid_argument>(
                    "unknown column \"relevance\", did you mean \"relevancy\"?"));
}

TEST(Vocabulary, EveryTableSectionHasARowKindOfItsOwn) {
    EXPECT_EQ(row_kind(Section::technologies), RowKind::technology);
    EXPECT_EQ(row_kind(Section::summary), std::nullopt);
    EXPECT_EQ(name(RowKind::behavior), "behavior");
    EXPECT_EQ(name(Section::closest), "closest");
}

}  // namespace
}  // namespace sigloom
