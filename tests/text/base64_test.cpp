#include "core/text/base64.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

TEST(Base64, TheTestVectorsOfItsStandardAreRead) {
    EXPECT_EQ(decode_base64(""), "");
    EXPECT_EQ(decode_base64("Zg=="), "f");
    EXPECT_EQ(decode_base64("Zm8="), "fo");
    EXPECT_EQ(decode_base64("Zm9v"), "foo");
    EXPECT_EQ(decode_base64("Zm9vYg=="), "foob");
    EXPECT_EQ(decode_base64("Zm9vYmE="), "fooba");
    EXPECT_EQ(decode_base64("Zm9vYmFy"), "foobar");
    EXPECT_EQ(decode_base64("AP/+gA=="), std::string("\0\xFF\xFE\x80", 4));
}

TEST(Base64, LinesAsInEMailAreRead) {
    EXPECT_EQ(decode_base64("Zm9v\r\nYmFy\r\n"), "foobar");
}

TEST(Base64, OtherTextsAreRefused) {
    for (const char* const bad : {"Z", "Zg", "Zg=", "Zg===", "=", "====", "Z===", "Zg==Zg==",
                                  "Zm9v Zm9v", "Zm9-", "Zm9_", "Zm9v=", "Zé=="}) {
        EXPECT_EQ(decode_base64(bad), std::nullopt) << bad;
    }
}

}  // namespace
}  // namespace sigloom
