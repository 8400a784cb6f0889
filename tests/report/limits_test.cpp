// What is just within a limit is read whole and without a word; one more is cut and said.
#include "core/report/limits.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>

#include "core/report/file_reporter.hpp"
#include "core/report/find_reports.hpp"
#include "core/text/fold.hpp"
#include "tests/report/reading.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Limits, OfNestedQuotesAndLists) {
    for (const std::string marker : {"> ", "- ", "1. ", "1) ", "+ ", "* ", ">", "-\t"}) {
        std::string line;
        for (std::size_t i = 0; i < limits::block_nesting; ++i) line += marker;
        EXPECT_THAT(read("# T\n## Themes\n* a\n\n## Summary\n" + line + "text\n").report.summary,
                    "text")
            << marker;
        EXPECT_THAT(read("# T\n## Themes\n* a\n\n## Summary\n" + line + marker + "text\n").said,
                    ElementsAre("r.md:6:1: error: expected at most 32 nested quotes and lists; the "
                                "line was lost [nesting-too-deep]",
                                "r.md:5:1: note: section \"Summary\" holds nothing "
                                "[empty-section]"))
            << marker;
    }
    const std::string dots(2 * limits::block_nesting, '.');
    EXPECT_EQ(read("# T\n## Themes\n* a\n\n## Summary\n" + dots + " text\n").report.summary,
              dots + " text")
        << "no markers of lists";
}

TEST(Limits, OfColumns) {
    const auto table_of = [](std::size_t columns) {
        std::string header = "| name | relevancy |";
        std::string delimiter = "|---|---|";
        std::string row = "| A | 3 |";
        for (std::size_t i = 2; i < columns; ++i) {
            header += " description |";
            delimiter += "---|";
            row += ' ' + std::to_string(i) + " |";
        }
        return read(with_keywords("## Issues\n\n" + header + '\n' + delimiter + '\n' + row + '\n'));
    };
    const Reading most = table_of(limits::table_columns);
    EXPECT_THAT(most.report.rows.at(0).description, testing::EndsWith(" 62 63"));
    EXPECT_THAT(most.said, SizeIs(limits::table_columns - 3)) << "of repeated columns alone";
    const Reading more = table_of(limits::table_columns + 1);
    EXPECT_THAT(more.report.rows.at(0).description, testing::EndsWith(" 62 63"));
    EXPECT_THAT(more.said, testing::Contains("r.md:9:1: error: expected at most 64 columns; the "
                                             "others were lost [too-many-columns]"));
}

TEST(Limits, OfNames) {
    const std::string longest(limits::name_bytes, 'x');
    EXPECT_THAT(read("# T\n## Keywords\n* " + longest + "\n").said, IsEmpty());
    const auto [report, said] = read("# T\n## Keywords\n* " + longest + "y\n");
    EXPECT_EQ(report.keywords.at(0).text, longest);
    EXPECT_THAT(said, ElementsAre("r.md:3:3: error: expected a name of at most 1000 bytes, got "
                                  "1001: \"" +
                                  std::string(40, 'x') + "…\"; the rest was lost [name-too-long]"));
}

TEST(Limits, OfWhatAMessageQuotes) {
    const std::string longest(40, 'x');
    EXPECT_EQ(sigloom::quoted(longest), '"' + longest + '"');
    EXPECT_EQ(sigloom::quoted(longest + 'y'), '"' + longest + "…\"");
    EXPECT_EQ(sigloom::quoted(longest.substr(1) + "é"), '"' + longest.substr(1) + "…\"")
        << "cut at a character";
}

TEST(Limits, OfFiles) {
    const test::TemporaryFolder folder;
    const auto file = folder.write("large.md", "");
    std::filesystem::resize_file(file, limits::file_bytes);
    DiagnosticList diagnostics;
    const auto text = load({file, "large.md", {}, false}, diagnostics);
    EXPECT_EQ(text.value().text.size(), limits::file_bytes);

    std::string piped(limits::file_bytes, 'x');
    EXPECT_TRUE(load({"", "-", piped, true}, diagnostics));
    EXPECT_THAT(diagnostics.list(), IsEmpty());
    EXPECT_FALSE(load({"", "-", piped + 'x', true}, diagnostics));
    ASSERT_THAT(diagnostics.list(), SizeIs(1));
    EXPECT_EQ(to_string(diagnostics.list()[0]),
              "-: error: expected at most 16777216 bytes [file-too-large]");
}

TEST(Limits, OfFoldersWithinFolders) {
    const test::TemporaryFolder folder;
    std::string deepest = "in/";
    for (std::size_t depth = 1; depth < limits::folder_depth; ++depth) deepest += "f/";
    folder.write(deepest + "a.md", "");
    const std::filesystem::path input = folder.path() / "in";
    DiagnosticList diagnostics;
    EXPECT_THAT(find_reports(std::span(&input, 1), diagnostics), SizeIs(1));
    EXPECT_THAT(diagnostics.list(), IsEmpty());

    folder.write(deepest + "g/b.md", "");
    EXPECT_THAT(find_reports(std::span(&input, 1), diagnostics), SizeIs(1));
    ASSERT_THAT(diagnostics.list(), SizeIs(1));
    EXPECT_EQ(to_string(diagnostics.list()[0]),
              (folder.path() / deepest).generic_string() +
                  "g: error: expected at most 64 nested folders [unreadable-input]");
}

}  // namespace
}  // namespace sigloom
