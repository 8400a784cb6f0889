#include "exporters/common/describe.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace sigloom {
namespace {

using namespace std::string_view_literals;

TEST(Describe, SaysWhatStandsInAPlace) {
    EXPECT_EQ(describe("ab", 2), "the end of the file");
    EXPECT_EQ(describe("a\0"sv, 1), "a zero byte");
    EXPECT_EQ(describe("a\nb", 1), "the end of the line");
    EXPECT_EQ(describe("a\r\nb", 1), "the end of the line");
}

}  // namespace
}  // namespace sigloom
