#include "exporters/common/numbers.hpp"

#include <gtest/gtest.h>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <random>
#include <string>

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

TEST(Numbers, DoublesOfFewDecimalsAreWrittenAsAllOthersAre) {
    std::mt19937_64 random(1);
    std::array<char, 32> buffer;
    for (int round = 0; round < 300'000; ++round) {
        // Of any size, with up to seven decimals, and the numbers beside them.
        const int size = static_cast<int>(random() % 15);
        const double whole = static_cast<double>(random() % 10'000'000) * std::pow(10, size - 7);
        const double few = std::round(whole * 1e6) / 1e6;
        for (const double value : {whole, few, std::nextafter(few, 0), std::nextafter(few, 1e9)}) {
            const auto end = std::to_chars(buffer.data(), buffer.data() + 32, value).ptr;
            ASSERT_EQ(number(value), std::string(buffer.data(), end));
            ASSERT_EQ(number(-value), "-" + std::string(buffer.data(), end));
        }
    }
    EXPECT_EQ(number(0.001), "0.001");
    EXPECT_EQ(number(0.0001), "1e-04");
    EXPECT_EQ(number(99999.999999), "99999.999999");
    EXPECT_EQ(number(100000.0), "1e+05");
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
