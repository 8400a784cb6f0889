#include "exporters/obsidian/note_names.hpp"

#include <gmock/gmock.h>

#include "tests/support/graph_files.hpp"

namespace sigloom::obsidian {
namespace {

using ::testing::ElementsAre;

TEST(NoteNames, WhatASystemOrALinkCannotHaveBecomesASpace) {
    EXPECT_EQ(safe_name("a/b\\c:d*e?f\"g<h>i|j#k^l[m]n"), "a b c d e f g h i j k l m n");
    EXPECT_EQ(safe_name("line\nbreak\x01\x7F"), "line break");
    EXPECT_EQ(safe_name("../../etc/passwd"), "etc passwd");
    EXPECT_EQ(safe_name(".hidden"), "hidden");
    EXPECT_EQ(safe_name("ends in dots... "), "ends in dots");
    EXPECT_EQ(safe_name("caf\u00e9 \u4e2d"), "caf\u00e9 \u4e2d");
    EXPECT_EQ(safe_name("\xFF"), "unnamed");
    EXPECT_EQ(safe_name("..."), "unnamed");
}

TEST(NoteNames, DevicesOfWindowsAreNoNames) {
    EXPECT_EQ(safe_name("con"), "con (name)");
    EXPECT_EQ(safe_name("NUL.md"), "NUL.md (name)");
    EXPECT_EQ(safe_name("Com1"), "Com1 (name)");
    EXPECT_EQ(safe_name("console"), "console");
}

TEST(NoteNames, LongOnesAreCutAtACharacter) {
    std::string label;
    for (int i = 0; i < 100; ++i) label += "\u00e9";
    EXPECT_EQ(safe_name(label).size(), 120U);
    EXPECT_EQ(safe_name("x" + label).size(), 119U);
}

TEST(NoteNames, OnesThatAFileSystemTakesForEqualAreToldApart) {
    EXPECT_THAT(
        note_names(test::node_table({{"a", "AI", "theme"},
                                     {"b", "ai", "entity"},
                                     {"c", "Ai", "entity"},
                                     {"d", "caf\u00e9", "theme"},
                                     {"e", "cafe\u0301", "theme"}})),
        ElementsAre("AI", "ai (entity)", "Ai (entity 2)", "caf\u00e9", "cafe\u0301 (theme)"));
}

}  // namespace
}  // namespace sigloom::obsidian
