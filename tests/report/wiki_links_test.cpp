#include "core/report/wiki_links.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

TEST(WikiLinks, AreWhatTheyShow) {
    EXPECT_EQ(without_wiki_links("[[kelp]]"), "kelp");
    EXPECT_EQ(without_wiki_links("old [[water mills|mills]] and [[ kelp ]]s"),
              "old mills and kelps");
    EXPECT_EQ(without_wiki_links("[[page#Heading]] [[#Heading]] [[page#h|it]]"), "page Heading it");
    EXPECT_EQ(without_wiki_links("![[picture]]!"), "picture!");
}

TEST(WikiLinks, MarksOfFootnotesGo) {
    EXPECT_EQ(without_wiki_links("kelp[^1] beds[^note]"), "kelp beds");
}

TEST(WikiLinks, OtherBracketsStay) {
    for (const char* text : {"", "a[0]", "[[a", "[[]]", "[[a]b]]", "[^a: b]", "[^]", "a [^x]: b",
                             "[[[[", "]]", "f[[i]", "[a|b]"}) {
        EXPECT_EQ(without_wiki_links(text), text);
    }
}

TEST(WikiLinks, ALinkAloneHasAnotherName) {
    EXPECT_EQ(other_name_in_wiki_link("[[water mills|mills]]"), "water mills");
    EXPECT_EQ(other_name_in_wiki_link(" [[water mills#old|mills]] "), "water mills");
    EXPECT_EQ(other_name_in_wiki_link("[[mills]]"), "");
    EXPECT_EQ(other_name_in_wiki_link("old [[water mills|mills]]"), "");
    EXPECT_EQ(other_name_in_wiki_link("[[water mills|mills]]s"), "");
}

}  // namespace
}  // namespace sigloom
