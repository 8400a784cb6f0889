#include "core/text/word_lists.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

bool stands_in(std::string_view text, std::uint16_t list) {
    return (lists_of(text) & list) != 0;
}

TEST(WordLists, KnowPlacesPersonsAndWords) {
    EXPECT_TRUE(stands_in("kenya", listed::country));
    EXPECT_TRUE(stands_in("allemagne", listed::country));
    EXPECT_TRUE(stands_in("alaska", listed::subdivision));
    EXPECT_TRUE(stands_in("nairobi", listed::city));
    EXPECT_TRUE(stands_in("swahili", listed::language));
    EXPECT_TRUE(stands_in("margaret", listed::first_name));
    EXPECT_TRUE(stands_in("ltd", listed::company_ending));
    EXPECT_TRUE(stands_in("tide", listed::common_word));
    EXPECT_TRUE(stands_in("wikipedia", listed::proper_word));
    EXPECT_EQ(lists_of("no such word"), 0);
    EXPECT_EQ(lists_of(""), 0);
}

TEST(WordLists, HoldOnlyMonthsThatHaveACapital) {
    EXPECT_TRUE(stands_in("april", listed::calendar));
    EXPECT_FALSE(stands_in("mars", listed::calendar));
}

TEST(WordLists, KnowTheCodesOfGroupsOfCountries) {
    EXPECT_EQ(code_of_country("european union"), "eu");
    EXPECT_EQ(code_of_country("united nations"), "un");
    EXPECT_EQ(code_of_country("kenya"), "");
}

}  // namespace
}  // namespace sigloom
