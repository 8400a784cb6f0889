#include "core/text/slug.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

TEST(Slug, KeepsLettersAndDigitsOfEveryScript) {
    EXPECT_EQ(slug("social media"), "social-media");
    EXPECT_EQ(slug("gpt-4 & f-22"), "gpt-4-f-22");
    EXPECT_EQ(slug("\u00e9nergie \u4e2d\u6587"), "\u00e9nergie-\u4e2d\u6587");
    EXPECT_EQ(slug("(c++)"), "c");
    EXPECT_EQ(slug("?!"), "unnamed");
    EXPECT_EQ(slug(" -a -- b- "), "a-b");
}

TEST(Slug, IsCutAtACharacter) {
    EXPECT_EQ(slug(std::string(200, 'a')), std::string(80, 'a'));
    EXPECT_EQ(slug(std::string(79, 'a') + "\u00e9"), std::string(79, 'a'));
    EXPECT_EQ(slug(std::string(78, 'a') + "\u00e9"), std::string(78, 'a') + "\u00e9");
    EXPECT_EQ(slug(std::string(78, 'a') + " b c"), std::string(78, 'a') + "-b");
    EXPECT_EQ(slug(std::string(79, 'a') + " b"), std::string(79, 'a')) << "no hyphen at the end";
}

TEST(ShortHash, IsFnv1aInHexadecimal) {
    EXPECT_EQ(short_hash("", 16), "cbf29ce484222325");
    EXPECT_EQ(short_hash("a", 16), "af63dc4c8601ec8c");
    EXPECT_EQ(short_hash("foobar", 8), "85944171");
}

}  // namespace
}  // namespace sigloom
