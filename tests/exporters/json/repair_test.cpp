#include "exporters/json/repair.hpp"

#include <gmock/gmock.h>

namespace sigloom::json {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(JsonRepair, IsNoneWhereItsWordsStandInTextsAlone) {
    const Repaired repaired = repair(R"(["NaN", "\"-Infinity", "\ud83d\ude00", -1])");
    EXPECT_EQ(repaired.text, std::nullopt);
    EXPECT_THAT(repaired.lone_surrogates, IsEmpty());
}

TEST(JsonRepair, LeavesEverythingInItsPlace) {
    const Repaired repaired = repair(R"([NaN, "\ud83d", -Infinity, "NaN"])");
    EXPECT_EQ(repaired.text, "[\"\x7F\", \"\\ufffd\", \"\x7F\"      , \"NaN\"]");
    EXPECT_THAT(repaired.lone_surrogates, ElementsAre(7));
}

}  // namespace
}  // namespace sigloom::json
