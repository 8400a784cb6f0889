#include "exporters/common/encoding.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>

namespace sigloom {
namespace {

using namespace std::string_literals;

/// A text of ASCII in two bytes a character.
std::string in_utf16(std::string_view text, bool big_endian) {
    std::string wide;
    for (const char c : text) {
        wide += big_endian ? '\0' : c;
        wide += big_endian ? c : '\0';
    }
    return wide;
}

TEST(Encoding, TextsInUtf8StayAsTheyAre) {
    for (const std::string& text :
         {""s, "{}"s, "\xEF\xBB\xBF<a/>"s, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>"s,
          "<?xml version='1.0' encoding='us-ascii'?><a/>"s, "<?xml version=\"1.0\"?>"s,
          // Windows writes so what was a text of UTF-16 in memory.
          "<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>"s}) {
        const Decoded decoded = to_utf8(text);
        EXPECT_FALSE(decoded.text) << text;
        EXPECT_EQ(decoded.error, "") << text;
    }
}

TEST(Encoding, Utf16AndUtf32AreKnownByTheirFirstBytes) {
    const std::string text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>";
    EXPECT_EQ(to_utf8("\xFF\xFE" + in_utf16(text, false)).text, text);
    EXPECT_EQ(to_utf8("\xFE\xFF" + in_utf16(text, true)).text, text);
    EXPECT_EQ(to_utf8(in_utf16(text, false)).text, text);
    EXPECT_EQ(to_utf8(in_utf16(text, true)).text, text);
    EXPECT_EQ(to_utf8("\xFF\xFE\0\0{\0\0\0"s).text, "{");
    EXPECT_EQ(to_utf8("\0\0\xFE\xFF\0\0\0{"s).text, "{");
    EXPECT_EQ(to_utf8("\xFF\xFE\x3D\xD8\x00\xDE"s).text, "\U0001F600");
}

TEST(Encoding, DeclaredEncodingsAreConverted) {
    EXPECT_EQ(to_utf8("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xE9</a>").text,
              "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\u00e9</a>");
    EXPECT_THAT(*to_utf8("<?xml version='1.0' encoding='windows-1252' ?><a>\x80</a>").text,
                ::testing::EndsWith("<a>\u20ac</a>"));
    EXPECT_THAT(*to_utf8("<?xml version='1.0' encoding='Shift_JIS'?><a>\x8A\xBF</a>").text,
                ::testing::EndsWith("<a>\u6f22</a>"));
}

TEST(Encoding, UnknownOnesAreErrorsWithTheirPlace) {
    const Decoded decoded = to_utf8("<?xml version=\"1.0\" encoding=\"klingon\"?><a/>");
    EXPECT_EQ(decoded.error, "encoding 'klingon' is not known");
    EXPECT_EQ(decoded.error_at, 30U);
    EXPECT_EQ(to_utf8("<?xml version=\"1.0\" encoding=\"utf-7//IGNORE\"?>").error,
              "encoding 'utf-7//IGNORE' is not known");
}

TEST(Encoding, BytesThatMeanNothingBecomeU_FFFD) {
    Decoded decoded = to_utf8("\xFF\xFE\x3D\xD8{\0"s);
    EXPECT_EQ(decoded.text, "\ufffd{");
    EXPECT_TRUE(decoded.is_damaged);
    decoded = to_utf8("\xFF\xFE{\0}"s);
    EXPECT_EQ(decoded.text, "{\ufffd");
    EXPECT_TRUE(decoded.is_damaged);
}

}  // namespace
}  // namespace sigloom
