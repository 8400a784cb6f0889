#include "core/text/final_period.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

TEST(FinalPeriod, IsNoPartOfAName) {
    EXPECT_EQ(without_final_period("drones."), "drones");
    EXPECT_EQ(without_final_period("Market Acceptance."), "Market Acceptance");
}

TEST(FinalPeriod, OfAnAbbreviationStays) {
    for (const char* name : {"Baidu Inc.", "U.S.", "politics in the U.S.", "Ph.D.", "Homer J.",
                             "wait...", "Martin Luther King Jr.", ".", "cranes etc."}) {
        EXPECT_EQ(without_final_period(name), name);
    }
}

}  // namespace
}  // namespace sigloom
