#include "core/text/abbreviation.hpp"

#include <gmock/gmock.h>

#include <string>

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Abbreviation, TheLongFormMayStandBeforeTheBracket) {
    EXPECT_THAT(find_explanations("We use large language models (LLMs) for tides."),
                ElementsAre(Explanation{"LLMs", "large language models"}));
    EXPECT_THAT(find_explanations("the European Space Agency (ESA)"),
                ElementsAre(Explanation{"ESA", "European Space Agency"}));
}

TEST(Abbreviation, OrInIt) {
    EXPECT_THAT(find_explanations("Growth of AI (artificial intelligence) in tides"),
                ElementsAre(Explanation{"AI", "artificial intelligence"}));
}

TEST(Abbreviation, TheShortestLongFormThatFitsIsTaken) {
    EXPECT_THAT(find_explanations("uses of any augmented reality (AR)"),
                ElementsAre(Explanation{"AR", "augmented reality"}));
}

TEST(Abbreviation, LettersInsideWordsCount) {
    EXPECT_THAT(find_explanations("decentralized finance (DeFi)"),
                ElementsAre(Explanation{"DeFi", "decentralized finance"}));
}

TEST(Abbreviation, OtherBracketsExplainNothing) {
    for (const char* text :
         {"tides (see below)", "tides (2019)", "in Orkney (UK)", "(LLM)", "a (A)", "models (",
          "It ends. Models (LLM)", "the WHO (who else)", ")))((("}) {
        EXPECT_THAT(find_explanations(text), IsEmpty()) << text;
    }
}

TEST(Abbreviation, AShortFormHasTwoToTenCharactersAndTwoCapitals) {
    const auto explains = [](const std::string& short_form) {
        return !find_explanations("tall grey elm (" + short_form + ")").empty();
    };
    for (const char* text : {"TE", "TeEl", "TALLGREYEL", "T&E", "T/E", "T.E.", "T-E"}) {
        EXPECT_TRUE(explains(text)) << text;
    }
    for (const char* text : {"E", "Te", "te", "TALLGREYELM", "T,E", "-TE", "T E"}) {
        EXPECT_FALSE(explains(text)) << text;
    }
}

TEST(Abbreviation, ALongFormHasTwoWordsOrMoreAndNotTooMany) {
    const auto explains = [](const std::string& words, const std::string& short_form) {
        return !find_explanations(words + " (" + short_form + ")").empty();
    };
    // At most twice as many as the short form has characters, and at most five more.
    EXPECT_TRUE(explains("a x x b", "AB"));
    EXPECT_FALSE(explains("a x x x b", "AB"));
    EXPECT_TRUE(explains("a x x x x x x x x x b", "AXXXXB"));
    EXPECT_FALSE(explains("a x x x x x x x x x x b", "AXXXXB"));
    EXPECT_FALSE(explains("about", "AB")) << "one word";
    EXPECT_TRUE(explains("a bo", "AB"));
    EXPECT_FALSE(explains("the ab or ABs", "ABS")) << "explained by itself";
}

TEST(Abbreviation, ALongFormStandsWithinThreeHundredBytes) {
    const auto explains = [](std::size_t bytes) {
        return !find_explanations("a" + std::string(bytes - 2, 'x') + " b (AB)").empty();
    };
    EXPECT_TRUE(explains(297));
    EXPECT_FALSE(explains(301));
    const auto explains_in_brackets = [](std::size_t bytes) {
        return !find_explanations("AB (a" + std::string(bytes - 3, 'x') + " b)").empty();
    };
    EXPECT_TRUE(explains_in_brackets(290));
    EXPECT_FALSE(explains_in_brackets(300));
}

TEST(Abbreviation, AClauseEndsAtBracketsAndSentences) {
    for (const char* text : {"a. b (AB)", "a! b (AB)", "a? b (AB)", "a; b (AB)", "a: b (AB)",
                             "a) b (AB)", "(a b (AB)x", "a] b (AB)", "a [b (AB)"}) {
        EXPECT_EQ(find_explanations(text).size(),
                  std::string_view(text).starts_with("(a") ? 1U : 0U)
            << text;
    }
    EXPECT_THAT(find_explanations("say \"AB (all blue)\""),
                ElementsAre(Explanation{"AB", "all blue"}));
    EXPECT_THAT(find_explanations("AB (so all blue)"), IsEmpty()) << "more than the long form";
    EXPECT_THAT(find_explanations("an \u00e9bony box (EB)"), IsEmpty()) << "inside a word";
}

TEST(Abbreviation, ManyBracketsTakeLinearTime) {
    std::string hostile;
    for (int i = 0; i < 200'000; ++i) hostile += "a(";
    EXPECT_THAT(find_explanations(hostile), IsEmpty());
    std::string closed(1'000'000, ' ');
    closed += "AI (artificial intelligence)";
    for (int i = 0; i < 200'000; ++i) closed += "(a)";
    EXPECT_THAT(find_explanations(closed), SizeIs(1));
}

}  // namespace
}  // namespace sigloom
