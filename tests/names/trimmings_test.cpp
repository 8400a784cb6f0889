#include "core/names/trimmings.hpp"

#include <gmock/gmock.h>

#include "tests/names/corpus.hpp"

namespace sigloom {
namespace {

TEST(Trimmings, AreFoundAtTheEndsOfAKey) {
    EXPECT_EQ(without_article("the hague"), "hague");
    EXPECT_EQ(without_article("the who"), "the who");
    EXPECT_EQ(without_article("theory"), "theory");
    EXPECT_EQ(without_title("dr jane ottoboni"), "jane ottoboni");
    EXPECT_EQ(without_title("dr"), "dr");
    EXPECT_EQ(without_title("drones"), "drones");
    EXPECT_EQ(without_legal_form("kelpworks inc"), "kelpworks");
    EXPECT_EQ(without_legal_form("inc"), "inc");
    EXPECT_EQ(without_legal_form("kelp zinc"), "kelp zinc");
}

TEST(Trimmings, MakeNoOtherNameOfAPersonACompanyOrAPlace) {
    const std::string text =
        "In Oslo, Dr. Jane Ottoboni said that Jane Ottoboni likes Kelpworks. Kelpworks Inc. said "
        "so "
        "in the Tidelands, and so did Kelpworks, Inc. in Tidelands. They sail to Tromsø and "
        "Tromso.";
    const NameTable table =
        corpus_of({{"Dr. Jane Ottoboni;Kelpworks Inc.;the Tidelands;Tromsø;light;maps", text},
                   {"Jane Ottoboni;Kelpworks;Tidelands;Tromso;light;maps", text},
                   {"Kelpworks, Inc.;light;maps", text}})
            .learn();
    EXPECT_TRUE(are_one(table, "Dr. Jane Ottoboni", "Jane Ottoboni"));
    EXPECT_TRUE(are_one(table, "Kelpworks Inc.", "Kelpworks"));
    const NameTable lantern =
        corpus_of({{"Lantern Inc.;light;maps", "In Oslo, Lantern Inc. said so."},
                   {"Lantern;light;maps", "In Oslo, Lantern said so."}})
            .learn();
    EXPECT_TRUE(are_one(lantern, "Lantern Inc.", "Lantern"));
    EXPECT_TRUE(are_one(table, "Kelpworks, Inc.", "Kelpworks"));
    EXPECT_TRUE(are_one(table, "the Tidelands", "Tidelands"));
    EXPECT_TRUE(are_one(table, "Tromsø", "Tromso"));
}

TEST(Trimmings, WhereTwoThingsCouldMeetTheyStayApart) {
    const NameTable table =
        corpus_of({{"Mr. Ottoboni;Mrs. Ottoboni;Ottoboni;light;maps", ""},
                   {"Kelpworks Inc.;Kelpworks GmbH;Kelpworks;light;maps", ""},
                   {"The Lantern;Lantern;light;maps", "They read The Lantern. They like Lantern."},
                   {"résumé;resume;light;maps", ""},
                   {"pâté of kelp;paté of kelp;pate of kelp;light;maps", ""}})
            .learn();
    EXPECT_FALSE(are_one(table, "Mr. Ottoboni", "Mrs. Ottoboni"));
    EXPECT_FALSE(are_one(table, "Kelpworks Inc.", "Kelpworks GmbH"));
    EXPECT_FALSE(are_one(table, "The Lantern", "Lantern"));
    EXPECT_FALSE(are_one(table, "résumé", "resume"));
    EXPECT_FALSE(are_one(table, "pâté of kelp", "pate of kelp"));
}

TEST(Trimmings, ThemesMayHaveAnArticle) {
    const NameTable table = corpus_of({{"the tides;light;maps", ""}, {"tides;light", ""}}).learn();
    EXPECT_TRUE(are_one(table, "the tides", "tides"));
}

}  // namespace
}  // namespace sigloom
