// The escape functions of all syntaxes, against the same texts.
#include "exporters/common/escape.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <utility>

#include "exporters/json/syntax.hpp"
#include "exporters/xml/syntax.hpp"

namespace sigloom {
namespace {

using namespace std::string_literals;

constexpr const char* replaced = "\uFFFD";

struct Escaped {
    std::string text;
    std::size_t replaced;
    bool operator==(const Escaped&) const = default;
};

void PrintTo(const Escaped& escaped, std::ostream* stream) {
    *stream << '\'' << escaped.text << "', " << escaped.replaced << " replaced";
}

Escaped xml(std::string_view text) {
    Escaped result;
    result.replaced = xml_escape(result.text, text);
    return result;
}

Escaped json(std::string_view text) {
    Escaped result;
    result.replaced = json_escape(result.text, text);
    return result;
}

/// Byte strings that are no UTF-8, and how many characters they are replaced by.
const std::pair<std::string, std::size_t> invalid[] = {
    {"\x80"s, 1},              // a continuation of nothing
    {"\xC3"s, 1},              // cut short
    {"\xE2\x82"s, 2},          // cut short
    {"\xF0\x9F\x98"s, 3},      // cut short
    {"\xC0\xAF"s, 2},          // longer than needed
    {"\xE0\x80\xAF"s, 3},      // longer than needed
    {"\xED\xA0\x80"s, 3},      // half of a surrogate pair
    {"\xF4\x90\x80\x80"s, 4},  // beyond U+10FFFF
    {"\xF5"s, 1},
    {"\xFF\xFE"s, 2},
};

TEST(XmlEscape, MarkupBecomesEntities) {
    EXPECT_EQ(xml("a<b>&\"c'"), (Escaped{"a&lt;b&gt;&amp;&quot;c'", 0}));
}

TEST(XmlEscape, LineBreaksAndTabsSurviveAttributes) {
    EXPECT_EQ(xml("a\n\t\rb"), (Escaped{"a&#10;&#9;&#13;b", 0}));
}

TEST(XmlEscape, OuterSpacesAreNotTakenForLayout) {
    EXPECT_EQ(xml(" "), (Escaped{"&#32;", 0}));
    EXPECT_EQ(xml("   "), (Escaped{"&#32; &#32;", 0}));
    EXPECT_EQ(xml(" a "), (Escaped{"&#32;a&#32;", 0}));
    EXPECT_EQ(xml(""), (Escaped{"", 0}));
}

TEST(XmlEscape, EveryByteOfAsciiIsLegalOrReplaced) {
    for (int c = 0; c < 128; ++c) {
        const bool legal = c >= 0x20 || c == '\t' || c == '\n' || c == '\r';
        const Escaped escaped = xml(std::string(1, static_cast<char>(c)));
        EXPECT_EQ(escaped.replaced, legal ? 0U : 1U) << c;
        EXPECT_EQ(escaped.text == replaced, !legal) << c;
        for (const char out : escaped.text) EXPECT_TRUE(out >= 0x20 || !legal) << c;
    }
}

TEST(XmlEscape, CharactersBeyondAsciiStay) {
    const std::string text = "\u007f\u0080\u00e9\u07ff\u0800\ud7ff\ue000\ufffd\U00010000\U0010ffff";
    EXPECT_EQ(xml(text), (Escaped{text, 0}));
}

TEST(XmlEscape, NoncharactersAreReplaced) {
    EXPECT_EQ(xml("a\ufffe\uffff"), (Escaped{"a\ufffd\ufffd", 2}));
}

TEST(XmlEscape, BytesThatAreNoUtf8AreReplaced) {
    for (const auto& [bytes, count] : invalid) {
        std::string expected = "a";
        for (std::size_t i = 0; i < count; ++i) expected += replaced;
        EXPECT_EQ(xml("a" + bytes + "<"), (Escaped{expected + "&lt;", count}));
    }
}

TEST(JsonEscape, QuotesBackslashesAndControlsAreEscaped) {
    EXPECT_EQ(json("a\"b\\c/"), (Escaped{"a\\\"b\\\\c/", 0}));
    EXPECT_EQ(json("\b\f\n\r\t\x01\x1f\0"s), (Escaped{"\\b\\f\\n\\r\\t\\u0001\\u001f\\u0000", 0}));
}

TEST(JsonEscape, CharactersBeyondAsciiStay) {
    const std::string text = "\u007f\u00e9\u2028\uffff\U0010ffff<>&";
    EXPECT_EQ(json(text), (Escaped{text, 0}));
}

TEST(JsonEscape, BytesThatAreNoUtf8AreReplaced) {
    for (const auto& [bytes, count] : invalid) {
        std::string expected;
        for (std::size_t i = 0; i < count; ++i) expected += replaced;
        EXPECT_EQ(json(bytes + "\n"), (Escaped{expected + "\\n", count}));
    }
}

}  // namespace
}  // namespace sigloom
