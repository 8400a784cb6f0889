#include "core/text/lines.hpp"

#include <gmock/gmock.h>

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SplitLines, EndsLinesAtLfCrlfAndCr) {
    EXPECT_THAT(split_lines("a\nb\r\nc\rd"), ElementsAre("a", "b", "c", "d"));
    EXPECT_THAT(split_lines("a\n\nb\n"), ElementsAre("a", "", "b"));
    EXPECT_THAT(split_lines(""), IsEmpty());
}

}  // namespace
}  // namespace sigloom
