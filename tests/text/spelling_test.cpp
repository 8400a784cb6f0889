#include "core/text/spelling.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace sigloom {
namespace {

TEST(Spelling, BritishWordsHaveAnAmericanForm) {
    const std::pair<const char*, const char*> pairs[] = {
        {"labour", "labor"},        {"behavioural", "behavioral"},
        {"utilise", "utilize"},     {"organisations", "organizations"},
        {"analysing", "analyzing"}, {"centres", "centers"},
        {"theatre", "theater"},     {"fibre", "fiber"},
        {"defence", "defense"},     {"licence", "license"},
        {"labelled", "labeled"},    {"modelling", "modeling"},
        {"traveller", "traveler"},  {"gruelling", "grueling"},
        {"catalogue", "catalog"},   {"dialogue", "dialog"},
        {"programmes", "programs"}, {"gynaecology", "gynecology"},
        {"oestrogen", "estrogen"}};
    for (const auto& [british, american] : pairs)
        EXPECT_EQ(american_form(british, WordIds()), american);
}

TEST(Spelling, OtherWordsHaveNone) {
    for (const char* word :
         {"",         "center",    "organization", "modeling",   "four",   "tours",  "mourning",
          "filling",  "polling",   "miller",       "timbre",     "prise",  "crisis", "analyses",
          "analysis", "science",   "shoes",        "poet",       "canoe",  "ai",     "bourne",
          "scourers", "refilling", "source",       "kubernetes", "boeing", "noether"}) {
        EXPECT_EQ(american_form(word, WordIds()), "") << word;
    }
}

}  // namespace
}  // namespace sigloom
