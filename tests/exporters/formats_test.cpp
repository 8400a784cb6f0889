#include "exporters/formats.hpp"

#include <gmock/gmock.h>

#include "exporters/common/rows.hpp"

namespace sigloom {
namespace {

using ::testing::ElementsAre;

std::string_view name(const Format* format) {
    return format == nullptr ? "none" : format->name;
}

TEST(Formats, SuffixDecidesWhateverItsCase) {
    EXPECT_EQ(name(format_of_path("a/b.graphml")), "graphml");
    EXPECT_EQ(name(format_of_path("a.b.JSON")), "json");
    EXPECT_EQ(name(format_of_path("graphml")), "none");
    EXPECT_EQ(name(format_of_path("a.json.gz")), "none");
}

TEST(Formats, NamesAreFoundExactly) {
    EXPECT_EQ(name(find_format("json")), "json");
    EXPECT_EQ(name(find_format("JSON")), "none");
    for (const Format& format : formats()) EXPECT_EQ(find_format(format.name), &format);
}

TEST(Formats, ContentTellsWhatAGraphFileIs) {
    EXPECT_EQ(name(format_of_content("<?xml")), "graphml");
    EXPECT_EQ(name(format_of_content("\xEF\xBB\xBF \r\n<graphml>")), "graphml");
    EXPECT_EQ(name(format_of_content("\n\t{\"nodes\"")), "json");
    EXPECT_EQ(name(format_of_content("# A report")), "none");
    EXPECT_EQ(name(format_of_content("")), "none");
}

Column column(std::string name) {
    return {std::move(name), std::vector<bool>(), {}};
}

TEST(FileNames, NamesThatOnlyDifferInCaseGetANumber) {
    EXPECT_THAT(file_names({column("Type"), column("type"), column("TYPE"), column("\u00c9"),
                            column("\u00e9")},
                           reserved_node_names(), NameCase::lower),
                ElementsAre("type", "type_2", "type_3", "\u00e9", "\u00e9_2"));
}

TEST(FileNames, CaseStaysWhereTheFormatKeepsIt) {
    EXPECT_THAT(
        file_names({column("Type"), column("type")}, reserved_node_names(), NameCase::as_is),
        ElementsAre("Type", "type"));
}

TEST(FileNames, NamesOfTheFormatItselfAreNotForColumns) {
    EXPECT_THAT(file_names({column("id"), column("label"), column("id_2"), column("places")},
                           reserved_node_names(), NameCase::lower),
                ElementsAre("id_2", "label_2", "id_2_2", "places_2"));
    EXPECT_THAT(file_names({column("Weight"), column("source"), column("kind")},
                           reserved_edge_names(), NameCase::lower),
                ElementsAre("weight_2", "source_2", "kind_2"));
}

TEST(FileNames, UnusualNamesAreMadeLegal) {
    EXPECT_THAT(
        file_names({column(""), column(" "), column(" a b\n"), column("\x01"), column("\x02\xFF")},
                   reserved_node_names(), NameCase::lower),
        ElementsAre("column", "column_2", "a b", "\ufffd", "\ufffd\ufffd"));
}

}  // namespace
}  // namespace sigloom
