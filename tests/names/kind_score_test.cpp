#include <gmock/gmock.h>

#include "tests/names/corpus.hpp"

namespace sigloom {
namespace {

/// Beside other terms without a capital, so that one tells; no text has it.
bool is_entity_in_a_small_list(const std::string& term) {
    const NameTable table = corpus_of({{term + ";tides;light;maps", ""}}).learn();
    return class_of(table, term).is_entity;
}

EntityType type_in_a_small_list(const std::string& term) {
    const NameTable table = corpus_of({{term + ";tides;light;maps", ""}}).learn();
    return class_of(table, term).type;
}

/// Beside other terms that all have capitals; no text has it.
bool is_entity_in_title_case(const std::string& term) {
    const NameTable table = corpus_of({{term + ";Low Water;Sea Walls;Sand Dunes", ""}}).learn();
    return class_of(table, term).is_entity;
}

TEST(KindScore, OneSmallTermShowsThatCapitalsTell) {
    const NameTable table =
        corpus_of({{"Copper Kettle;Brass Lamp;Tin Whistle;Iron Gate;tides", ""}}).learn();
    EXPECT_TRUE(class_of(table, "Copper Kettle").is_entity);
}

TEST(KindScore, WhereEveryTermBeginsWithACapitalOnlyThoseBehindTell) {
    const NameTable table =
        corpus_of({{"Tidal power;Sand dunes;Copper Kettle;Kettle", ""}}).learn();
    EXPECT_TRUE(class_of(table, "Copper Kettle").is_entity);
    EXPECT_FALSE(class_of(table, "Kettle").is_entity);
}

TEST(KindScore, AnUnknownWordIsANameInTitleCaseTooButForAbstractNouns) {
    EXPECT_TRUE(is_entity_in_title_case("Trinkwell"));
    EXPECT_FALSE(is_entity_in_title_case("Trinkwellification"));
}

TEST(KindScore, ANameBeforeACommonNounIsAThemeInTitleCase) {
    EXPECT_FALSE(is_entity_in_title_case("Kenyan Tides"));
    EXPECT_FALSE(is_entity_in_title_case("Trinkwell Amplification"));
    EXPECT_TRUE(is_entity_in_title_case("Trinkwell Society"));
}

TEST(KindScore, AHeadProvesNothingOfCommonWordsInTitleCase) {
    EXPECT_FALSE(is_entity_in_title_case("Sand Service"));
    EXPECT_TRUE(is_entity_in_a_small_list("Sand Service"));
}

TEST(KindScore, TheHeadStandsBeforeOf) {
    EXPECT_TRUE(is_entity_in_a_small_list("Department of Sand"));
    EXPECT_FALSE(is_entity_in_a_small_list("Theory of Sand"));
}

TEST(KindScore, WhatADictionaryKnowsAsOneThingIsAnEntityInTitleCaseToo) {
    EXPECT_TRUE(is_entity_in_title_case("Great Barrier Reef"));
    EXPECT_TRUE(is_entity_in_title_case("Magna Carta"));
}

TEST(KindScore, WhatItKnowsAsAKindIsAThemeWhereverItStands) {
    EXPECT_FALSE(is_entity_in_a_small_list("Luddite"));
    EXPECT_FALSE(is_entity_in_a_small_list("Alzheimer's disease"));
}

TEST(KindScore, AnAcronymThatNoTextUsesIsWhatItIsKnownAs) {
    EXPECT_TRUE(is_entity_in_a_small_list("NATO"));
    EXPECT_FALSE(is_entity_in_a_small_list("DNA"));
}

TEST(KindScore, WhatIsKnownByItsNameHasAType) {
    EXPECT_EQ(type_in_a_small_list("Shakespeare"), EntityType::person);
    EXPECT_EQ(type_in_a_small_list("Great Barrier Reef"), EntityType::place);
    EXPECT_EQ(type_in_a_small_list("Interpol"), EntityType::organisation);
    EXPECT_EQ(type_in_a_small_list("United Nations"), EntityType::organisation);
    EXPECT_EQ(type_in_a_small_list("EU"), EntityType::organisation);
    EXPECT_EQ(type_in_a_small_list("United States"), EntityType::place);
}

TEST(KindScore, ACompanyEndingThatIsACommonWordProvesNothing) {
    EXPECT_EQ(type_in_a_small_list("Trinkwell Ltd"), EntityType::organisation);
    EXPECT_EQ(type_in_a_small_list("Trinkwell Inc."), EntityType::organisation);
    EXPECT_EQ(type_in_a_small_list("Trinkwell Spa"), EntityType::unknown);
}

TEST(KindScore, WhatAPersonFoundIsATheme) {
    EXPECT_FALSE(is_entity_in_a_small_list("Ottoboni's Number"));
    EXPECT_FALSE(is_entity_in_a_small_list("Ottoboni’s Number"));
    EXPECT_TRUE(is_entity_in_a_small_list("Ottoboni's Bank"));
}

TEST(KindScore, ANumberIsNoCommonWord) {
    const std::string text = "Some lamps have 4 sides, 4 doors and 4 keys.";
    const NameTable table = corpus_of({{"Trinkwell 4;Tides;Light;Maps", text}}).learn();
    EXPECT_TRUE(class_of(table, "Trinkwell 4").is_entity);
}

TEST(KindScore, ACommonThingMadeNewIsATheme) {
    EXPECT_FALSE(is_entity_in_a_small_list("Kettle 2.0"));
    EXPECT_TRUE(is_entity_in_a_small_list("Trinkwell 2.0"));
}

TEST(KindScore, NamesAreOfOneThing) {
    const auto score_of = [](const std::string& term) {
        const NameTable table =
            corpus_of({{term + ";Tides;Light", "They like the " + term + " of the north."}})
                .learn();
        return class_of(table, term).score;
    };
    EXPECT_GT(score_of("Copper Kettle"), score_of("Copper Kettles"));
}

TEST(KindScore, ManyThingsThatNoTextWritesWithCapitalsAreATheme) {
    EXPECT_FALSE(is_entity_in_a_small_list("Copper Kettles"));
    EXPECT_TRUE(is_entity_in_a_small_list("Copper Kettle"));
    EXPECT_TRUE(is_entity_in_a_small_list("Kettle Among Lamps"));  // the head is Kettle
    EXPECT_TRUE(is_entity_in_a_small_list("Bill Kettles"));
}

TEST(KindScore, WhatAnotherListWritesSmallIsATheme) {
    const NameTable table =
        corpus_of({{"Copper Kettle;Brass Lamp;tides;light", ""}, {"copper kettle;maps", ""}})
            .learn();
    EXPECT_FALSE(class_of(table, "Copper Kettle").is_entity);
    EXPECT_TRUE(class_of(table, "Brass Lamp").is_entity);
}

TEST(KindScore, AWordThatAnotherListWritesSmallIsATheme) {
    const NameTable table =
        corpus_of({{"Lamps;Light;maps;tides", ""}, {"lamps;light;maps", ""}}).learn();
    EXPECT_FALSE(class_of(table, "Lamps").is_entity);
    EXPECT_FALSE(class_of(table, "Light").is_entity);
}

TEST(KindScore, ASmallWordIsNoPersonOfThatName) {
    for (const char* word : {"banks", "fields", "mills", "wells", "bush", "ford", "hooker"}) {
        EXPECT_FALSE(is_entity_in_a_small_list(word)) << word;
    }
    EXPECT_TRUE(is_entity_in_a_small_list("kenya"));
    EXPECT_TRUE(is_entity_in_a_small_list("tolstoy"));
}

TEST(KindScore, OneOfAKindThatHasALetterForANameIsATheme) {
    const std::string text = "They like Kettle B and USB-C here, and DALL-E and Ottoboni Z.";
    const NameTable table =
        corpus_of({{"Kettle B;USB-C;DALL-E;Ottoboni Z;tides;light;maps", text}}).learn();
    EXPECT_FALSE(class_of(table, "Kettle B").is_entity);
    EXPECT_FALSE(class_of(table, "USB-C").is_entity);
    EXPECT_TRUE(class_of(table, "DALL-E").is_entity);
    EXPECT_TRUE(class_of(table, "Ottoboni Z").is_entity);
}

TEST(KindScore, FromOneToAnotherIsATheme) {
    EXPECT_FALSE(is_entity_in_a_small_list("K2L"));
    EXPECT_TRUE(is_entity_in_a_small_list("KL2"));
}

TEST(KindScore, CapitalsOfWhatIsWrittenLikeAnAcronymProveNothing) {
    const std::string text = "They like KaaL and 5L here. They like KaaL and 5L there.";
    const NameTable table = corpus_of({{"KaaL;5L;tides;light;maps", text}}).learn();
    EXPECT_FALSE(class_of(table, "KaaL").is_entity);
    EXPECT_FALSE(class_of(table, "5L").is_entity);
}

TEST(KindScore, ANumberBehindAnAcronymDoesNotMakeItsCapitalsTell) {
    std::string things;
    std::string actors;
    for (int i = 0; i < 60; ++i) {
        things += "They speak of KOVL-19 in all towns. ";
        actors += "They like what KPL-4 said in all towns. ";
    }
    const NameTable table =
        corpus_of({{"KOVL-19;KPL-4;tides;light;maps", things + actors}}).learn();
    EXPECT_FALSE(class_of(table, "KOVL-19").is_entity);
    EXPECT_TRUE(class_of(table, "KPL-4").is_entity);
}

TEST(KindScore, WordsBesideADigitWithACapitalTell) {
    const NameTable table = corpus_of({{"3D Kettles;3D Lamps;tides;light;maps", ""},
                                       {"rivers", "They like 3D kettles and 3D Lamps here."}})
                                .learn();
    EXPECT_LT(class_of(table, "3D Kettles").score, class_of(table, "3D Lamps").score);
}

TEST(KindScore, ACommonWordWithACapitalThatNoTextWritesSmallIsAnEntity) {
    EXPECT_TRUE(is_entity_in_a_small_list("Kettle"));
    const NameTable table =
        corpus_of({{"Kettle;tides;light;maps", ""}, {"rivers", "They like a kettle here."}})
            .learn();
    EXPECT_FALSE(class_of(table, "Kettle").is_entity);
}

TEST(KindScore, ASmallNounBehindCommonWordsWithCapitalsMakesATheme) {
    const std::string text = "They like the Copper Kettle permit here.";
    const NameTable table = corpus_of({{"Copper Kettle permit;tides;light;maps", text}}).learn();
    EXPECT_FALSE(class_of(table, "Copper Kettle permit").is_entity);
}

TEST(KindScore, ManyOfAPeopleAreATheme) {
    EXPECT_FALSE(is_entity_in_a_small_list("Methodists"));
    EXPECT_FALSE(is_entity_in_a_small_list("Vikings"));
    EXPECT_TRUE(is_entity_in_a_small_list("Williams"));
}

TEST(KindScore, AGenusIsATheme) {
    EXPECT_FALSE(is_entity_in_a_small_list("Tidobacter"));
    EXPECT_FALSE(is_entity_in_a_small_list("Sandaceae"));
    EXPECT_FALSE(is_entity_in_a_small_list("Sandobacterium"));
    EXPECT_FALSE(is_entity_in_a_small_list("Tidovirus"));
}

TEST(KindScore, OneOfTheTwoWordsOfAPersonMayBeACommonOne) {
    const NameTable table =
        corpus_of({{"Mark Ottoboni;Bill Ottoboni;Mark Kettle;tides;light;maps", ""}}).learn();
    EXPECT_EQ(class_of(table, "Mark Ottoboni").type, EntityType::person);
    EXPECT_EQ(class_of(table, "Bill Ottoboni").type, EntityType::person);
    EXPECT_NE(class_of(table, "Mark Kettle").type, EntityType::person);
}

TEST(KindScore, ANameOfTwoWordsMayStandBeforeANoun) {
    std::string text;
    for (int i = 0; i < 20; ++i) text += "They use Copper Kettle lamps. ";
    const NameTable table = corpus_of({{"Copper Kettle;tides;light;maps", text}}).learn();
    EXPECT_TRUE(class_of(table, "Copper Kettle").is_entity);
}

TEST(KindScore, ADirectionIsAThemeAlthoughSomeCountryHasARegionOfThatName) {
    EXPECT_FALSE(is_entity_in_a_small_list("Western"));
    EXPECT_TRUE(is_entity_in_a_small_list("Bavaria"));
}

TEST(KindScore, AThemeOfACountryIsAThemeInSmallLettersToo) {
    std::string text = "They build a VRK, and VRK-based lamps.";
    for (int i = 0; i < 20; ++i) text += " They like Canadian VRK in a Canadian town.";
    const NameTable table = corpus_of({{"canadian vrk;VRK;tides;light;maps", text}}).learn();
    EXPECT_FALSE(class_of(table, "canadian vrk").is_entity);
}

TEST(KindScore, WhatBeginsWithASmallWordOrEndsWithAVerbIsCutOutOfASentence) {
    std::string text = "They sail to Oslo and from Oslo.";
    for (int i = 0; i < 20; ++i) {
        text += " Near Oslo And Will Ottoboni, They Look For Near Oslo, As Oslo Could.";
    }
    const NameTable table =
        corpus_of({{"near oslo;oslo could;will ottoboni;the oslo;tides;light;maps", text}}).learn();
    EXPECT_LT(class_of(table, "near oslo").score, -4);
    EXPECT_LT(class_of(table, "oslo could").score, -4);
    EXPECT_GT(class_of(table, "will ottoboni").score, -4);
    EXPECT_GT(class_of(table, "the oslo").score, -4);
}

}  // namespace
}  // namespace sigloom
