#include "core/report/report_schema.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace sigloom {
namespace {

TEST(ReportSchema, CaseAndSpacingOfAHeadingDoNotCount) {
    const ReportSchema schema;
    EXPECT_EQ(schema.section("KEYWORDS"), Section::keywords);
    EXPECT_EQ(schema.field(" 10Y  horizon "), Field::horizon);
    EXPECT_EQ(schema.section("Recipes"), std::nullopt);
}

TEST(ReportSchema, KnowsTheSpellingsOfOlderReports) {
    const ReportSchema schema;
    EXPECT_EQ(schema.section("Behaviours"), Section::behaviors);
    EXPECT_EQ(schema.field("Signal"), Field::name);
    EXPECT_EQ(schema.field("Driving force"), Field::driving_force);
}

TEST(ReportSchema, AnUnknownMeaningIsRefusedWithTheNearest) {
    ReportSchema schema;
    EXPECT_THAT([&] { schema.add_section("Signaux", "signal"); },
                testing::ThrowsMessage<std::invalid_argument>(
                    "unknown section \"signal\", did you mean \"signals\"?"));
    EXPECT_THAT([&] { schema.add_field("Pertinence", "relevance"); },
                testing::ThrowsMessage<std::invalid_argument>(
                    "unknown column \"relevance\", did you mean \"relevancy\"?"));
}

TEST(ReportSchema, EveryTableSectionHasARowKindOfItsOwn) {
    EXPECT_EQ(row_kind(Section::technologies), RowKind::technology);
    EXPECT_EQ(row_kind(Section::summary), std::nullopt);
    EXPECT_EQ(name_of(RowKind::behavior), "behavior");
    EXPECT_EQ(name_of(Section::closest), "closest");
}

}  // namespace
}  // namespace sigloom
