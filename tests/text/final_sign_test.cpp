#include "core/text/final_sign.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

TEST(FinalSign, IsNoPartOfAName) {
    EXPECT_EQ(without_final_sign("drones."), "drones");
    EXPECT_EQ(without_final_sign("Market Acceptance."), "Market Acceptance");
    for (const char* name : {"drones,", "drones;", "drones:", "drones ;", "drones.,"}) {
        EXPECT_EQ(without_final_sign(name), "drones") << name;
    }
    EXPECT_EQ(without_final_sign("Baidu Inc.,"), "Baidu Inc.");
    EXPECT_EQ(without_final_sign(",;"), ",;");
    EXPECT_EQ(without_final_sign(""), "");
}

TEST(FinalSign, OfAnAbbreviationStays) {
    for (const char* name : {"Baidu Inc.", "U.S.", "politics in the U.S.", "Ph.D.", "Homer J.",
                             "wait...", "Martin Luther King Jr.", ".", "cranes etc."}) {
        EXPECT_EQ(without_final_sign(name), name);
    }
}

}  // namespace
}  // namespace sigloom
