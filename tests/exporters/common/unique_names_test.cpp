#include "exporters/common/unique_names.hpp"

#include <gtest/gtest.h>

#include <string>

#include "core/text/fold.hpp"

namespace sigloom {
namespace {

TEST(UniqueNames, NumbersGoOnWhereTheyEndedAndPassWhatIsTaken) {
    UniqueNames names;
    const auto numbered = [](unsigned number) { return "a " + std::to_string(number); };
    EXPECT_TRUE(names.take("a"));
    EXPECT_FALSE(names.take("a"));
    EXPECT_EQ(names.take_numbered("a", numbered), "a 2");
    EXPECT_TRUE(names.take("a 3"));
    EXPECT_EQ(names.take_numbered("a", numbered), "a 4");
    EXPECT_FALSE(names.take("a 4"));
}

TEST(UniqueNames, NamesOfOneKeyAreTheSame) {
    UniqueNames names([](const std::string& name) { return fold(name); });
    const auto numbered = [](unsigned number) { return "A " + std::to_string(number); };
    EXPECT_TRUE(names.take("a 2"));
    EXPECT_FALSE(names.take("A 2"));
    EXPECT_EQ(names.take_numbered("A", numbered), "A 3");
}

TEST(UniqueNames, AHundredThousandOfOneNameAreSoonNumbered) {
    UniqueNames names;
    std::string last;
    for (int i = 0; i < 100'000; ++i) {
        last = names.take_numbered("a", [](unsigned number) { return std::to_string(number); });
    }
    EXPECT_EQ(last, "100001");
}

}  // namespace
}  // namespace sigloom
