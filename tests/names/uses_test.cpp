#include "core/names/uses.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

TEST(NameUses, AddUpEveryCountAndKeepTheFirstTwoPlaces) {
    NameUses uses;
    uses.compound = 1;
    uses.alone = 2;
    uses.with_the = 3;
    uses.indefinite = 4;
    uses.titled = 5;
    uses.acts = 6;
    uses.possesses = 7;
    uses.capital_first = {1, 1};
    uses.capital_second = {4, 1};
    uses.lower_case_first = {2, 7};
    NameUses more;
    more.compound = 10;
    more.alone = 20;
    more.with_the = 30;
    more.indefinite = 40;
    more.titled = 50;
    more.acts = 60;
    more.possesses = 70;
    more.capital_first = {3, 1};
    more.lower_case_first = {2, 5};

    uses += more;

    EXPECT_EQ(uses.compound, 11U);
    EXPECT_EQ(uses.alone, 22U);
    EXPECT_EQ(uses.with_the, 33U);
    EXPECT_EQ(uses.indefinite, 44U);
    EXPECT_EQ(uses.titled, 55U);
    EXPECT_EQ(uses.acts, 66U);
    EXPECT_EQ(uses.possesses, 77U);
    EXPECT_EQ(uses.capital_first, (TextPlace{1, 1}));
    EXPECT_EQ(uses.capital_second, (TextPlace{3, 1}));
    EXPECT_EQ(uses.lower_case_first, (TextPlace{2, 5}));
    EXPECT_EQ(uses.lower_case_second, (TextPlace{2, 7}));
}

}  // namespace
}  // namespace sigloom
