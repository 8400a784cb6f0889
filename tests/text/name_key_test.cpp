#include "core/text/name_key.hpp"

#include <gtest/gtest.h>

#include <string>

#include "core/text/fold.hpp"

namespace sigloom {
namespace {

TEST(NameKey, HyphensAreSpaces) {
    EXPECT_EQ(name_key("End-to-end encryption"), name_key("end to end  encryption"));
}

TEST(NameKey, DashesAreHyphens) {
    for (const char* dash : {"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}) {
        EXPECT_EQ(name_key(std::string("water") + dash + "energy"), "water energy") << dash;
        EXPECT_EQ(name_key(std::string("water ") + dash + " energy"), "water - energy") << dash;
    }
}

TEST(NameKey, QuotationMarksBesideOtherWordsAreLeftOut) {
    for (const char* name : {"\"smart\" homes", "“smart” homes", "„smart“ homes", "«smart» homes",
                             "'smart' homes", "‘smart’ homes", "\"smart homes\"", "smart homes"}) {
        EXPECT_EQ(name_key(name), "smart homes") << name;
    }
    EXPECT_EQ(name_key("“Her”"), "\"her\"") << "a film, perhaps";
    EXPECT_EQ(name_key("workers' rights and owners' duties"), "workers' rights and owners' duties");
    EXPECT_EQ(name_key("5\" and 6\" screens"), "5\" and 6\" screens");
    EXPECT_EQ(name_key("the '90s"), "the '90s");
}

TEST(NameKey, AmpersandsAreWordsOrJoinLetters) {
    EXPECT_EQ(name_key("R & D"), name_key("R&D"));
    EXPECT_EQ(name_key("AT & T"), name_key("AT&T"));
    EXPECT_EQ(name_key("R & D & trade"), "r&d and trade");
    EXPECT_EQ(name_key("Health & Safety"), name_key("health and safety"));
}

TEST(NameKey, CommasAreLeftOut) {
    EXPECT_EQ(name_key("Washington, D.C."), name_key("Washington DC"));
    EXPECT_EQ(name_key("oil, gas, and coal"), name_key("oil, gas and coal"));
    EXPECT_EQ(name_key("drones,"), "drones");
    EXPECT_EQ(name_key("drones;"), "drones");
    EXPECT_EQ(name_key("10,000 drones"), "10,000 drones") << "a number";
    EXPECT_EQ(name_key("and/or."), "and/or");
    EXPECT_EQ(name_key(","), ",");
}

TEST(NameKey, AbbreviationsThatANameExplainsAreLeftOut) {
    EXPECT_EQ(name_key("Large-Language Models (LLMs)"), "large language models");
    EXPECT_EQ(name_key("Artificial Intelligence (A.I.)"), "artificial intelligence");
    EXPECT_EQ(name_key("AI (artificial intelligence)"), "artificial intelligence");
    EXPECT_EQ(name_key("Augmented Reality (AR) & Virtual Reality (VR) today"),
              "augmented reality and virtual reality today");
    EXPECT_EQ(name_key("Large Language Models (AI)"), "large language models (ai)");
    EXPECT_EQ(name_key("Mercury (planet)"), "mercury (planet)");
}

TEST(NameKey, PeriodsOfAbbreviationsAreLeftOut) {
    EXPECT_EQ(name_key("U.S."), name_key("US"));
    EXPECT_EQ(name_key("Alphabet Inc."), name_key("Alphabet Inc"));
    EXPECT_NE(name_key(".NET"), name_key("net"));
}

TEST(NameKey, OtherSignsStay) {
    EXPECT_NE(name_key("Which?"), name_key("which"));
    EXPECT_NE(name_key("and/or"), name_key("and or"));
    EXPECT_NE(name_key("C++"), name_key("C"));
    EXPECT_EQ(name_key("Moore's law"), "moore's law");
    EXPECT_EQ(name_key("Moore’s law"), "moore's law");
    EXPECT_EQ(name_key("Moore's"), "moore's");
    EXPECT_EQ(name_key("Moore’s"), "moore's");
    EXPECT_EQ(name_key("tides?"), "tides?");
    EXPECT_EQ(name_key("(tides)"), "(tides)");
}

TEST(NameKey, WhatNobodySeesIsLeftOut) {
    EXPECT_EQ(name_key("open\u200Bdata"), "opendata");
    EXPECT_EQ(name_key("\u202Eopen data"), "open data");
    EXPECT_EQ(name_key("da\u00ADta"), "data");
}

TEST(NameKey, MarksBeyondTheFirstFewAreDropped) {
    std::string hostile = "e";
    for (int i = 0; i < 1000; ++i) hostile += "\u0301";
    EXPECT_LE(name_key(hostile).size(), 16U);
}

TEST(NameKey, UpToFourMarksOnALetterStay) {
    std::string marked = "x";
    for (int i = 0; i < 4; ++i) marked += "\u0323";
    EXPECT_EQ(name_key(marked), marked);
    EXPECT_EQ(name_key(marked + "\u0323"), marked);
    EXPECT_EQ(name_key(marked + "q\u0323"), marked + "q\u0323") << "counted for each letter";
    EXPECT_EQ(name_key("x\u036F\u036F\u036F\u036F\u036F"), "x\u036F\u036F\u036F\u036F");
    EXPECT_EQ(name_key("x\u0370\u0370\u0370\u0370\u0370"), "x\u0371\u0371\u0371\u0371\u0371")
        << "letters, no marks";
}

TEST(NameKey, LeavesOutInvisibleCharactersAndNoOthers) {
    for (const char* invisible :
         {"\u00AD", "\u034F", "\u061C", "\u180E", "\u200B", "\u200F", "\u202A", "\u202E", "\u2060",
          "\u206F", "\uFEFF", "\uFE00", "\uFE0F"}) {
        EXPECT_EQ(name_key(std::string("a") + invisible + "b"), "ab") << invisible;
    }
    for (const char* visible : {"\u00AC", "\u00AE", "\u061B", "\u061D", "\u180A", "\u2010",
                                "\u2030", "\u2070", "\uFDF0", "\uFE10", "\uFEFC"}) {
        EXPECT_NE(name_key(std::string("a") + visible + "b"), "ab") << visible;
    }
}

TEST(NameKey, LookAlikeLettersAreOtherLetters) {
    EXPECT_NE(name_key("Apple"), name_key("\u0410pple"));  // a Cyrillic A
}

TEST(NameShape, TellsNamesAndAcronyms) {
    EXPECT_TRUE(looks_like_name("Bank of England"));
    EXPECT_TRUE(looks_like_name("iPhone"));
    EXPECT_TRUE(looks_like_name("Ludwig van der Rohe"));
    EXPECT_TRUE(looks_like_name("Museum of the Tides"));
    EXPECT_FALSE(looks_like_name("Tides of the sea"));
    EXPECT_FALSE(looks_like_name("Open data"));
    for (const char* acronym : {"FAA", "IoT", "LLMs", "fMRI", "U.S."}) {
        EXPECT_TRUE(looks_like_acronym(acronym)) << acronym;
    }
    for (const char* word : {"ChatGPT", "TikTok", "Orkney", "A", "US Navy"}) {
        EXPECT_FALSE(looks_like_acronym(word)) << word;
    }
}

}  // namespace
}  // namespace sigloom
