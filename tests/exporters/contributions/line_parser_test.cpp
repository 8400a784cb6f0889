#include "exporters/contributions/line_parser.hpp"

#include <gmock/gmock.h>

#include <functional>

namespace sigloom {
namespace {

/// What a reader is told of a line, as `offset: message`; empty where it is content.
std::string fault_of(std::string_view line, const std::function<void(LineParser&)>& read) {
    LineParser parser(line);
    try {
        read(parser);
        parser.end();
    } catch (const LineFault& fault) {
        return std::to_string(fault.offset) + ": " + fault.message;
    }
    return "";
}

std::string fault_of_text(std::string_view line) {
    return fault_of(line, [](LineParser& parser) { parser.text(); });
}

std::string fault_of_number(std::string_view line) {
    return fault_of(line, [](LineParser& parser) { parser.whole_number(-5, 500); });
}

TEST(LineParser, ReadsObjectsAndListsWhoseOrderIsKnown) {
    LineParser line(R"({"a":[1,22],"b":{},"c":true,"e":"x"})");
    line.open('{');
    line.member("a");
    line.open('[');
    EXPECT_FALSE(line.at_end(']'));
    EXPECT_EQ(line.number(), 1U);
    EXPECT_FALSE(line.at_end(']'));
    EXPECT_EQ(line.number(), 22U);
    EXPECT_TRUE(line.at_end(']'));
    line.member("b");
    line.open('{');
    line.close('}');
    line.member("c");
    EXPECT_TRUE(line.truth());
    EXPECT_FALSE(line.optional_member("d"));
    EXPECT_TRUE(line.optional_member("e"));
    EXPECT_EQ(line.text(), "x");
    line.close('}');
    line.end();
}

TEST(LineParser, ReadsEveryEscapeOfATextAndRefusesAllOthers) {
    const auto text_of = [](std::string_view line) { return std::string(LineParser(line).text()); };
    EXPECT_EQ(text_of(R"("a\"\\\/\b\f\n\r\tz")"), "a\"\\/\b\f\n\r\tz");
    EXPECT_EQ(text_of(R"("\u0041\u00e9\u20AC\ud83d\ude00é€")"), "Aé€😀é€");
    EXPECT_EQ(fault_of_text(R"("\x")"), "2: expected an escape, got 'x'");
    EXPECT_EQ(fault_of_text(R"("\u12g4")"), "3: expected four hexadecimal digits, got '12g4'");
    EXPECT_EQ(fault_of_text(R"("ab\ud83d")"), "3: expected both halves of a character");
    EXPECT_EQ(fault_of_text(R"("\ud83d\u0041")"), "1: expected both halves of a character");
    EXPECT_EQ(fault_of_text(R"("\udc00")"), "1: expected both halves of a character");
    EXPECT_EQ(fault_of_text(R"("a\u0000")"), "2: expected no NUL in a text");
    EXPECT_EQ(fault_of_text("\"a\tb\""), "2: expected no control character in a text, got '\tb'");
    EXPECT_EQ(fault_of_text("\"\\n\tb\""), "3: expected no control character in a text, got '\tb'");
    EXPECT_EQ(fault_of_text("\"ab\xE9z\""), "3: expected UTF-8, got another byte");
    EXPECT_EQ(fault_of_text("\"ab"), "3: expected the end of a text, got the end of the line");
    EXPECT_EQ(fault_of_text("\"ab\\"), "4: expected an escape, got the end of the line");
    EXPECT_EQ(fault_of_text("\"\\u00"), "3: expected four hexadecimal digits, got '00'");
    EXPECT_EQ(fault_of_text("7"), "0: expected a text, got '7'");
    EXPECT_EQ(fault_of_text(""), "0: expected a text, got the end of the line");
}

TEST(LineParser, TakesWholeNumbersInRangeOnly) {
    for (const char* const good : {"0", "7", "500", "-5"}) EXPECT_EQ(fault_of_number(good), "");
    const std::string range = "0: expected a whole number from -5 to 500, got ";
    EXPECT_EQ(fault_of_number("501"), range + "'501'");
    EXPECT_EQ(fault_of_number("-6"), range + "'-6'");
    EXPECT_EQ(fault_of_number("99999999999999999999"), range + "'99999999999999999999'");
    for (const std::string bad : {"1.5", "1e2", "01", "x", "+1"}) {
        EXPECT_EQ(fault_of_number(bad), "0: expected a whole number, got '" + bad + "'");
    }
}

TEST(LineParser, NamesTheMemberThatIsMissing) {
    const auto read = [](LineParser& line) {
        line.open('{');
        line.member("a");
        line.number();
        line.member("b");
        line.number();
        line.close('}');
    };
    EXPECT_EQ(fault_of(R"({"a":1,"b":2})", read), "");
    EXPECT_EQ(fault_of(R"({"b":1,"a":2})", read), "1: expected 'a', got 'b'");
    EXPECT_EQ(fault_of(R"({"a":1,"c":2})", read), "7: expected 'b', got 'c'");
    EXPECT_EQ(fault_of(R"({"a":1})", read), "6: expected 'b', got '}'");
    EXPECT_EQ(fault_of(R"({"a":1,"b":2,"c":3})", read), "12: expected '}', got ','");
    EXPECT_EQ(fault_of(R"({"a": 1,"b":2})", read), "5: expected a whole number, got ' 1'");
    EXPECT_EQ(fault_of(R"({"a":1,"b":2} )", read), "13: expected the end of the line, got ' '");
    EXPECT_EQ(fault_of("", read), "0: expected '{', got the end of the line");
}

}  // namespace
}  // namespace sigloom
