#include "core/text/name_in_text.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

bool is_named(const std::vector<std::string>& forms, std::string_view text) {
    return NameInText(forms).is_in(words_of(text));
}

TEST(NameInText, IsFoundWordForWord) {
    EXPECT_TRUE(is_named({"open data"}, "Cities publish Open Data."));
    EXPECT_FALSE(is_named({"open data"}, "Open the database."));
    EXPECT_FALSE(is_named({"open data"}, "The doors are open. Data flow."));
    EXPECT_FALSE(is_named({"open data"}, "Open"));
}

TEST(NameInText, IsFoundByAnyForm) {
    EXPECT_TRUE(is_named({"large language model", "LLMs"}, "An LLM wrote it."));
    EXPECT_FALSE(is_named({}, "An LLM wrote it."));
    EXPECT_FALSE(is_named({"", "?"}, "What?"));
}

TEST(NameInText, IsFoundInTheSingularAndThePlural) {
    EXPECT_TRUE(is_named({"robot"}, "Robots at sea"));
    EXPECT_TRUE(is_named({"robots"}, "a robot's work"));
    EXPECT_FALSE(is_named({"news"}, "New rules"));
}

TEST(NameInText, NeedsTheCapitalsThatTellItFromACommonWord) {
    EXPECT_TRUE(is_named({"US"}, "in the US"));
    EXPECT_FALSE(is_named({"US"}, "for all of us"));
    EXPECT_FALSE(is_named({"Apple"}, "an apple a day"));
    EXPECT_TRUE(is_named({"apple"}, "Apple a day"));
}

TEST(NameInText, IsNoPartOfAWordWithAHyphen) {
    EXPECT_FALSE(is_named({"state actors"}, "Non-state actors gain."));
    EXPECT_TRUE(is_named({"non-state actors"}, "Non-state actors gain."));
    EXPECT_TRUE(is_named({"China"}, "the US-China talks"));
    EXPECT_TRUE(is_named({"AI"}, "AI-driven tools"));
}

}  // namespace
}  // namespace sigloom
