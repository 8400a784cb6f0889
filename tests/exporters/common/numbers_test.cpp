#include "exporters/common/numbers.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "exporters/json/syntax.hpp"

namespace sigloom {
namespace {

using namespace std::string_literals;

std::string number(auto value) {
    std::string text;
    append_number(text, value);
    return text;
}

std::string json_number(double value) {
    std::string text;
    append_json_number(text, value);
    return text;
}

TEST(Counted, HasTheNounInTheNumberOfTheCount) {
    EXPECT_EQ(counted(0, "edge"), "0 edges");
    EXPECT_EQ(counted(1, "edge"), "1 edge");
    EXPECT_EQ(counted(21, "edge"), "21 edges");
    EXPECT_EQ(counted(1, "oddity", "oddities"), "1 oddity");
    EXPECT_EQ(counted(2, "oddity", "oddities"), "2 oddities");
}

TEST(Numbers, WholeNumbersAreWrittenInFull) {
    EXPECT_EQ(number(std::numeric_limits<std::int32_t>::min()), "-2147483648");
    EXPECT_EQ(number(std::numeric_limits<std::int64_t>::max()), "9223372036854775807");
}

TEST(Numbers, DoublesAreWrittenInTheShortestFormThatReadsBack) {
    EXPECT_EQ(number(0.1), "0.1");
    EXPECT_EQ(number(4.0), "4");
    EXPECT_EQ(number(1.0 / 3), "0.3333333333333333");
    EXPECT_EQ(number(1e300), "1e+300");
    EXPECT_EQ(number(-0.0), "-0");
}

TEST(Numbers, DoublesInJsonShowThatTheyAreDoubles) {
    EXPECT_EQ(json_number(4.0), "4.0");
    EXPECT_EQ(json_number(-0.0), "-0.0");
    EXPECT_EQ(json_number(0.25), "0.25");
    EXPECT_EQ(json_number(1e300), "1e+300");
}

TEST(Quotes, LongTextsAreCutBetweenCharacters) {
    EXPECT_EQ(in_quotes("a\x01"), "'a\ufffd'");
    EXPECT_EQ(in_quotes(std::string(79, 'a') + "\u00e9"), "'" + std::string(79, 'a') + "...'");
}

}  // namespace
}  // namespace sigloom
