#include "tools/table.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace sigloom {
namespace {

std::string written(const Table& table, TableFormat format) {
    std::string text;
    Output output = Output::to_string(text);
    write_table(table, format, output);
    EXPECT_EQ(output.close(), "");
    return text;
}

Table sample() {
    return {{"id", "share", "count"},
            {{std::string("theme:a"), 0.1 + 0.2, std::int64_t{12}},
             {std::string("signal:long"), 1e-7, {}}}};
}

TEST(AlignedTable, PutsNumbersRightWithSixDigitsAndLeavesMissingOnesEmpty) {
    EXPECT_EQ(written(sample(), TableFormat::table),
              "id           share  count\n"
              "theme:a        0.3     12\n"
              "signal:long  1e-07\n");
}

TEST(AlignedTable, CountsWideCharactersTwice) {
    const Table table{{"name", "kind"},
                      {{std::string("数据"), std::string("x")}, {std::string("abcde"), true}}};
    EXPECT_EQ(written(table, TableFormat::table),
              "name   kind\n"
              "数据   x\n"
              "abcde  yes\n");
}

TEST(AlignedTable, HoldsNothingThatATerminalObeys) {
    const Table table{{"name"}, {{std::string("a\x1b[31mb\nc\xff")}}};
    EXPECT_EQ(written(table, TableFormat::table), "name\na\uFFFD[31mb c\uFFFD\n");
}

/// A table on a terminal of so many columns.
std::string shown(const Table& table, std::size_t width) {
    std::string text;
    Output output = Output::to_string(text);
    write_table(table, TableFormat::table, output, width);
    EXPECT_EQ(output.close(), "");
    return text;
}

Table wide() {
    return {{"id", "label", "score"},
            {{std::string("signal:ferries-without-crews"), std::string("Ferries without crews"),
              0.25}}};
}

TEST(AlignedTable, CutsTheLabelBeforeTheId) {
    EXPECT_EQ(shown(wide(), 80),
              "id                            label                  score\n"
              "signal:ferries-without-crews  Ferries without crews   0.25\n");
    EXPECT_EQ(shown(wide(), 50),
              "id                            label          score\n"
              "signal:ferries-without-crews  Ferries with\u2026   0.25\n");
    EXPECT_EQ(shown(wide(), 40),
              "id                     label       score\n"
              "signal:ferries-witho\u2026  Ferries w\u2026   0.25\n");
}

TEST(AlignedTable, NeverCutsANumberAndNamesTheColumnsThatDoNotFit) {
    EXPECT_EQ(shown(wide(), 36),
              "id                        label\n"
              "signal:ferries-without-\u2026  Ferries w\u2026\n"
              "Not shown, for lack of room: score\n"
              "(--wide shows it)\n");
}

TEST(AlignedTable, IsAsWideAsItIsWhereNothingLimitsIt) {
    EXPECT_EQ(written(wide(), TableFormat::table), shown(wide(), 80));
}

TEST(CsvForSpreadsheets, HasAByteOrderMarkAndNoFormulas) {
    const Table table{{"=a", "n"},
                      {{std::string("=1+1"), -0.5},
                       {std::string("+x"), std::int64_t{-2}},
                       {std::string("@x"), {}},
                       {std::string("-x,y"), true},
                       {std::string("\tx"), 1.0},
                       {std::string("a=b"), 2.0}}};
    EXPECT_EQ(written(table, TableFormat::csv_excel),
              "\uFEFF'=a,n\r\n'=1+1,-0.5\r\n'+x,-2\r\n'@x,\r\n\"'-x,y\",true\r\n'\tx,1\r\n"
              "a=b,2\r\n");
}

TEST(Csv, QuotesWhatRfc4180SaysAndEndsLinesWithCrLf) {
    const Table table{{"a,b", "c"},
                      {{std::string("say \"x\""), std::string("two\nlines")},
                       {std::string("plain"), std::string("cr\r")}}};
    EXPECT_EQ(written(table, TableFormat::csv),
              "\"a,b\",c\r\n\"say \"\"x\"\"\",\"two\nlines\"\r\nplain,\"cr\r\"\r\n");
}

TEST(Tables, HoldNoControlCharactersInAnyFormat) {
    const Table table{{"na\x1bme"}, {{std::string("a\x1b[31mb\x7f\u009b\a")}}};
    for (const TableFormat format : {TableFormat::table, TableFormat::csv, TableFormat::tsv,
                                     TableFormat::json, TableFormat::markdown}) {
        const std::string text = written(table, format);
        EXPECT_EQ(text.find_first_of("\x1b\a"), std::string::npos) << text;
        if (format != TableFormat::json) {
            EXPECT_EQ(text.find('\x7f'), std::string::npos) << text;
            EXPECT_NE(text.find("a\uFFFD[31mb\uFFFD\uFFFD\uFFFD"), std::string::npos) << text;
            EXPECT_NE(text.find("na\uFFFDme"), std::string::npos) << text;
        }
    }
}

TEST(Csv, KeepsCharactersThatTurnTheDirectionOfText) {
    const Table table{{"name"}, {{std::string("\u05D0\u200F")}}};
    EXPECT_EQ(written(table, TableFormat::csv), "name\r\n\u05D0\u200F\r\n");
}

TEST(Csv, WritesNumbersThatReadBackExactly) {
    EXPECT_EQ(written(sample(), TableFormat::csv),
              "id,share,count\r\ntheme:a,0.30000000000000004,12\r\nsignal:long,1e-07,\r\n");
}

TEST(Tsv, TurnsTabsAndLineEndsIntoSpacesAndQuotesNothing) {
    const Table table{{"a"}, {{std::string("x\ty\r\nz \"q\"")}}};
    EXPECT_EQ(written(table, TableFormat::tsv), "a\nx y  z \"q\"\n");
}

TEST(JsonTable, IsAnArrayOfObjectsWithNullForWhatIsMissing) {
    const auto json = nlohmann::json::parse(written(sample(), TableFormat::json));
    EXPECT_EQ(json, nlohmann::json::parse(R"([
        {"id": "theme:a", "share": 0.30000000000000004, "count": 12},
        {"id": "signal:long", "share": 1e-7, "count": null}])"));
}

TEST(JsonTable, EscapesTextAndReplacesBytesThatAreNoUtf8) {
    const Table table{{"a"}, {{std::string("\"\\\n\x01\xff")}}};
    const auto json = nlohmann::json::parse(written(table, TableFormat::json));
    EXPECT_EQ(json[0]["a"], "\"\\\n\x01\uFFFD");
}

TEST(JsonTable, WithoutRowsIsAnEmptyArray) {
    EXPECT_EQ(written({{"a"}, {}}, TableFormat::json), "[]\n");
}

TEST(MarkdownTable, EscapesPipesAndPutsNumbersRight) {
    const Table table{{"name", "n"}, {{std::string("a|b\\\nc"), std::int64_t{1}}}};
    EXPECT_EQ(written(table, TableFormat::markdown),
              "| name | n |\n| --- | ---: |\n| a\\|b\\\\ c | 1 |\n");
}

TEST(CellOfColumn, KeepsTypesAndGaps) {
    EXPECT_EQ(cell_of(Column{"x", std::vector<double>{0, 2.5}, {false, true}}, 0), Cell());
    EXPECT_EQ(cell_of(Column{"x", std::vector<double>{0, 2.5}, {false, true}}, 1), Cell(2.5));
    EXPECT_EQ(cell_of(Column{"x", std::vector<std::int32_t>{7}, {}}, 0), Cell(std::int64_t{7}));
    EXPECT_EQ(cell_of(Column{"x", std::vector<bool>{true}, {}}, 0), Cell(true));
}

}  // namespace
}  // namespace sigloom
