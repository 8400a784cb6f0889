#include "core/names/name_table.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace sigloom {
namespace {

using testing::ElementsAre;

NameClass class_with(const std::string& label, bool is_entity) {
    NameClass name_class;
    name_class.label = label;
    name_class.is_entity = is_entity;
    return name_class;
}

NameRow row_with(const std::string& surface, std::uint32_t name_class) {
    NameRow row;
    row.surface = surface;
    row.name_class = name_class;
    row.reports = 1;
    return row;
}

std::vector<std::string> labels_of(const NameTable& table) {
    std::vector<std::string> labels;
    for (const NameClass& name_class : table.classes()) labels.push_back(name_class.label);
    return labels;
}

std::vector<std::string> keys_of(const NameTable& table) {
    std::vector<std::string> keys;
    for (const NameClass& name_class : table.classes()) keys.push_back(name_class.key);
    return keys;
}

TEST(NameTable, SortsRowsAndNumbersClassesByTheirFirst) {
    const NameTable table(
        {class_with("tides", false), class_with("nothing", false), class_with("Kenya", true)},
        {row_with("tides", 0), row_with("tide", 0), row_with("Kenya", 2)});
    EXPECT_THAT(labels_of(table), ElementsAre("Kenya", "tides"));
    EXPECT_EQ(table.rows()[0].surface, "Kenya");
    EXPECT_EQ(table.rows()[1].surface, "tide");
    EXPECT_EQ(table.rows()[2].name_class, 1U);
    EXPECT_EQ(table.find("Tides"), 2U);
    EXPECT_EQ(table.find("sand"), NameTable::none);
}

TEST(NameTable, RowsInOrderMayHaveClassesThatAreNot) {
    const NameTable table({class_with("tides", false), class_with("Kenya", true)},
                          {row_with("Kenya", 1), row_with("tides", 0)});
    EXPECT_THAT(labels_of(table), ElementsAre("Kenya", "tides"));
    EXPECT_EQ(table.rows()[0].name_class, 0U);
}

TEST(NameTable, KeysOfClassesOfAKindAreDifferent) {
    const NameTable table(
        {class_with("signal", false), class_with("SIGNAL", false), class_with("Signal", true)},
        {row_with("SIGNAL", 1), row_with("Signal", 2), row_with("signal", 0)});
    EXPECT_THAT(labels_of(table), ElementsAre("SIGNAL", "Signal", "signal"));
    EXPECT_THAT(keys_of(table), ElementsAre("signal", "signal", "signal\x1F"))
        << "the one in the middle is an entity, the others are themes";
}

TEST(NameTable, KeysOfManyClassesWithOneAreDifferentAndShort) {
    constexpr std::uint32_t letters = 12;
    std::vector<NameClass> classes;
    std::vector<NameRow> rows;
    for (std::uint32_t capitals = 0; capitals < 1U << letters; ++capitals) {
        std::string label(letters, 'a');
        for (std::uint32_t i = 0; i < letters; ++i) {
            if ((capitals >> i & 1) != 0) label[i] = 'A';
        }
        classes.push_back(class_with(label, false));
        rows.push_back(row_with(label, capitals));
    }
    const std::vector<std::string> keys = keys_of(NameTable(classes, rows));
    EXPECT_EQ(std::set<std::string>(keys.begin(), keys.end()).size(), classes.size());
    EXPECT_LT(std::ranges::max(keys, {}, &std::string::size).size(), 40U);
    EXPECT_EQ(std::ranges::count(keys, std::string(letters, 'a') + "\x1F\x1F\x1F"), 1);
}

TEST(NameTable, KeysOfLabelsThatNoRowHasAreDifferent) {
    const NameTable table({class_with("Big-models", false), class_with("big models", false),
                           class_with("tide-watch", false), class_with("tide watch", false)},
                          {row_with("LLM", 0), row_with("llama", 1), row_with("tide watch", 3),
                           row_with("watch", 2)});
    EXPECT_THAT(labels_of(table),
                ElementsAre("Big-models", "big models", "tide watch", "tide-watch"));
    EXPECT_THAT(keys_of(table),
                ElementsAre("big models", "big models\x1F", "tide watch", "tide watch\x1F"));
}

}  // namespace
}  // namespace sigloom
