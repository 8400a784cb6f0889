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

TEST(WordLists, KnowParticularThingsByTheirNames) {
    EXPECT_TRUE(stands_in("marie curie", listed::known_person));
    EXPECT_TRUE(stands_in("great barrier reef", listed::known_place));
    EXPECT_TRUE(stands_in("democratic party", listed::known_group));
    EXPECT_TRUE(stands_in("magna carta", listed::known_other));
}

TEST(WordLists, KnowKindsThatAreWrittenWithCapitals) {
    EXPECT_TRUE(stands_in("luddite", listed::capitalized_kind));
    EXPECT_TRUE(stands_in("alzheimer's disease", listed::capitalized_kind));
}

TEST(WordLists, SayNothingOfNamesThatAreWordsOrMeanThingsOfTwoKinds) {
    constexpr std::uint16_t of_names = listed::known_person | listed::known_place |
                                       listed::known_group | listed::known_other |
                                       listed::capitalized_kind;
    EXPECT_EQ(lists_of("reading") & of_names, 0);       // a town, and what one does
    EXPECT_EQ(lists_of("frankenstein") & of_names, 0);  // a monster, and what ruins its maker
    EXPECT_EQ(lists_of("teflon") & of_names, 0);        // a trademark is marked like a substance
}

TEST(WordLists, TellAcronymsFromWords) {
    EXPECT_TRUE(stands_in("nato", listed::known_acronym));
    EXPECT_TRUE(stands_in("dna", listed::acronym_of_kind));
    EXPECT_FALSE(stands_in("nato", listed::known_group));
    EXPECT_TRUE(stands_in("it", listed::acronym_of_kind));
    EXPECT_FALSE(stands_in("or", listed::known_acronym));  // Oregon: a code of a state
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
