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
