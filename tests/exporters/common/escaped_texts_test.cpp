// The texts of columns as writers escape them.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "exporters/common/rows.hpp"

namespace sigloom {
namespace {

using ::testing::ElementsAreArray;

/// `x` becomes `[x]`, `-` becomes `=`, and `?` is replaced by `=`.
std::size_t escape_some(std::string& out, std::string_view text) {
    std::size_t replaced = 0;
    for (const char c : text) {
        out += c == 'x' ? "[x]" : c == '-' || c == '?' ? "=" : std::string(1, c);
        replaced += c == '?' ? 1 : 0;
    }
    return replaced;
}

TextColumn column_of(const std::vector<std::string>& texts) {
    TextColumn column;
    for (const std::string& text : texts) column.push_back(text);
    return column;
}

std::vector<std::string> all(const EscapedTexts& texts, std::size_t rows) {
    std::vector<std::string> list;
    for (std::size_t row = 0; row < rows; ++row) list.emplace_back(texts[row]);
    return list;
}

TEST(EscapedTexts, AreThoseOfTheirRowsHoweverManyAreChanged) {
    std::vector<std::string> texts;
    std::vector<std::string> expected;
    for (int i = 0; i < 1000; ++i) {
        const bool is_changed = i % 7 == 0 || (i > 300 && i < 500);
        const std::string number = std::to_string(i);
        texts.push_back((is_changed ? "x" : "a") + number);
        expected.push_back((is_changed ? "[x]" : "a") + number);
    }
    texts.insert(texts.end(),
                 {"x7", "", "a1"});  // the first and the last are stored already, or again
    expected.insert(expected.end(), {"[x]7", "", "a1"});
    const TextColumn column = column_of(texts);
    const EscapedTexts escaped(column, escape_some);
    EXPECT_THAT(all(escaped, texts.size()), ElementsAreArray(expected));
    EXPECT_EQ(escaped.replaced(), 0U);
}

TEST(EscapedTexts, OfIdsStayDifferent) {
    const TextColumn column = column_of({"a?", "a=", "a-", "b"});
    const EscapedTexts escaped = EscapedTexts::unique(column, escape_some);
    EXPECT_THAT(all(escaped, 4), ElementsAreArray({"a=", "a=_2", "a=_3", "b"}));
    EXPECT_EQ(escaped.replaced(), 1U);
}

TEST(EscapedTexts, OfIdsAreComparedWhereNothingIsReplacedOnlyIfTheyCanMerge) {
    const TextColumn column = column_of({"a-", "a="});
    EXPECT_THAT(all(EscapedTexts::unique(column, escape_some), 2), ElementsAreArray({"a=", "a="}));
    EXPECT_THAT(all(EscapedTexts::unique(column, escape_some, Escaping::can_merge), 2),
                ElementsAreArray({"a=", "a=_2"}));
}

TEST(EscapedTexts, OfAnEmptyColumnAreNone) {
    const TextColumn column;
    EXPECT_EQ(EscapedTexts(column, escape_some).replaced(), 0U);
}

}  // namespace
}  // namespace sigloom
