#include "core/names/best_label.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

FormUse best_of(std::vector<FormUse> uses) {
    return best_label(uses);
}

TEST(BestLabel, IsTheFormOfMostReportsAndOfTiesTheLongerThenTheSmaller) {
    EXPECT_EQ(best_of({{"a", 1}, {"b", 2}}).form, "b");
    EXPECT_EQ(best_of({{"a", 1}, {"long", 1}}).form, "long");
    EXPECT_EQ(best_of({{"b", 1}, {"a", 1}}).form, "a");
}

TEST(BestLabel, FormsThatDifferInTheirFinalSignsAreCountedTogether) {
    const FormUse best =
        best_of({{"Tide pools.", 1}, {"tide pools", 1}, {"tide pools.", 1}, {"Tide Pools", 1}});
    EXPECT_EQ(best.form, "tide pools");
    EXPECT_EQ(best.reports, 2U);
}

TEST(BestLabel, NoFinalSignWinsByItsLength) {
    EXPECT_EQ(best_of({{"a b.", 1}, {"a-b", 1}}).form, "a b");
    EXPECT_EQ(best_of({{"Apple Inc.", 1}, {"Apple Inc", 1}}).form, "Apple Inc.");
}

}  // namespace
}  // namespace sigloom
