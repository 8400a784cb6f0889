#include "core/report/relevancy.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace sigloom {
namespace {

TEST(Relevancy, IsReadInEveryUsualWayOfWritingIt) {
    const std::pair<std::string_view, double> written[] = {{"4", 4},
                                                           {"4.5", 4.5},
                                                           {"4,5", 4.5},
                                                           {"+4", 4},
                                                           {"4/5", 4},
                                                           {"4 / 5", 4},
                                                           {"4,5/5", 4.5},
                                                           {"4 of 5", 4},
                                                           {"4 out of 5", 4},
                                                           {"4 von 5", 4},
                                                           {"4 sur 5", 4},
                                                           {"4 (of 5)", 4},
                                                           {"4 (high)", 4},
                                                           {"4 - high", 4},
                                                           {"high (4)", 4},
                                                           {"High: 4", 4},
                                                           {"high (4/5)", 4},
                                                           {"\uFF14", 4},
                                                           {"\uFF14/\uFF15", 4},
                                                           {"\u2463", 4},
                                                           {"4\uFE0F\u20E3", 4},
                                                           {"4\u2605", 4},
                                                           {"4 stars", 4},
                                                           {"~4", 4},
                                                           {"4 (see the annex)", 4},
                                                           {"very high (4)", 4},
                                                           {"Relevancy: 4 of 5 stars", 4},
                                                           {"\u2605\u2605\u2605\u2605", 4},
                                                           {"\u2605\u2605\u2605\u2606\u2606", 3},
                                                           {"\u2B50\u2B50", 2},
                                                           {"\u25CF \u25CF \u25CF", 3}};
    for (const auto& [text, value] : written) EXPECT_EQ(relevancy_of(text), value) << text;
}

TEST(Relevancy, NothingIsGuessed) {
    for (const std::string_view text : {"",
                                        "high",
                                        "7",
                                        "0",
                                        "-4",
                                        "4-5",
                                        "3\u20134",
                                        "4%",
                                        "80 %",
                                        "<4",
                                        ">= 4",
                                        "4th",
                                        "Q4",
                                        "8/10",
                                        "4/4",
                                        "1,000",
                                        "4 5",
                                        "4 of 5 of 5",
                                        "2024",
                                        "1/2/5",
                                        "inf",
                                        "nan",
                                        "in 5 years",
                                        "top 3",
                                        "less than 3",
                                        "3 weeks (high)",
                                        "(in 5 years)",
                                        "high (in 4 years)",
                                        "\u2605\u2605\u2605\u2605\u2605\u2605",
                                        "\u2605\u2606",
                                        "\u2606\u2606\u2606\u2606\u2606",
                                        "\u2605 a"}) {
        EXPECT_EQ(relevancy_of(text), std::nullopt) << text;
    }
    EXPECT_EQ(relevancy_of("4" + std::string(1'000'000, ' ') + "high"), std::nullopt);
}

TEST(Relevancy, SomeTextsSayThatThereIsNone) {
    for (const std::string_view text : {"", "-", "\u2013", "n/a", "N/A", "NaN", "none"}) {
        EXPECT_TRUE(says_nothing(text)) << text;
    }
    EXPECT_FALSE(says_nothing("low"));
    EXPECT_FALSE(says_nothing("0"));
}

}  // namespace
}  // namespace sigloom
