#include "core/graph/columns.hpp"

#include <gtest/gtest.h>

#include <random>

namespace sigloom {
namespace {

TEST(TextColumn, HoldsWhatWasAppended) {
    std::mt19937 random(5);
    TextColumn column;
    std::vector<std::string> expected;
    for (int i = 0; i < 5000; ++i) {
        expected.push_back(std::string(random() % 20, 'x') + std::to_string(random() % 300));
        column.push_back(expected.back());
    }
    ASSERT_EQ(column.size(), expected.size());
    for (std::size_t row = 0; row < expected.size(); ++row) EXPECT_EQ(column[row], expected[row]);
}

TEST(TextColumn, FewDifferentTextsAreStoredOnce) {
    TextColumn column;
    for (int i = 0; i < 1000; ++i) column.push_back(i % 2 == 0 ? "cooccurs" : "relevance");
    EXPECT_EQ(column.stored(), 2U);
    EXPECT_EQ(column.code(0), column.code(998));
}

TEST(TextColumn, EqualityIsThatOfTheTexts) {
    const std::vector<std::string_view> texts{"a", "b"};
    const TextColumn by_code(texts, std::vector<std::int32_t>{1, 0, 1});
    TextColumn by_text;
    for (const char* text : {"b", "a", "b"}) by_text.push_back(text);
    EXPECT_EQ(by_code, by_text);
    by_text.push_back("");
    EXPECT_FALSE(by_code == by_text);
    EXPECT_EQ(by_text[3], "");
}

TEST(Column, WholeNumbersOfBothWidthsAreEqualByValue) {
    const Column narrow{"n", std::vector<std::int32_t>{1, 2}, {}};
    const Column wide{"n", std::vector<std::int64_t>{1, 2}, {}};
    const Column other{"n", std::vector<std::int64_t>{1, 3}, {}};
    const Column real{"n", std::vector<double>{1, 2}, {}};
    EXPECT_EQ(narrow, wide);
    EXPECT_FALSE(narrow == other);
    EXPECT_FALSE(narrow == real);
}

TEST(Column, AMissingValueIsNoNumber) {
    const Column column{"n", std::vector<double>{0, 2.5}, {false, true}};
    EXPECT_EQ(column.number(0), std::nullopt);
    EXPECT_EQ(column.number(1), 2.5);
    const Column all{"n", std::vector<double>{0, 2.5}, {true, true}};
    EXPECT_FALSE(column == all);
    EXPECT_EQ(all, (Column{"n", std::vector<double>{0, 2.5}, {}}));
}

}  // namespace
}  // namespace sigloom
