// Reports made to cost much.
#include <gtest/gtest.h>

#include <string>

#include "tests/report/reading.hpp"
#include "tests/support/expect_linear.hpp"

namespace sigloom {
namespace {

std::string repeated(std::string_view piece, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += piece;
    return text;
}

void expect_linear(const std::string& what, std::size_t count, const test::MakeInput& make) {
    test::expect_linear(what, count, make, [](const std::string& text) {
        DiagnosticList diagnostics;
        (void)read_reports(stored(text), "r.md", ReportSchema(), diagnostics);
    });
}

TEST(Linear, ContinuationRows) {
    expect_linear("continuation rows", 10'000, [](std::size_t n) {
        return with_keywords("## Signals\n\n| name | description |\n|--|--|\n| a | b |\n" +
                             repeated("| | " + std::string(38, 'c') + " |\n", n));
    });
}

TEST(Linear, ContinuationRowsKeepTheirTextOnce) {
    const auto [report, said] =
        read(with_keywords("## Signals\n\n| name | description |\n|--|--|\n| a | b |\n" +
                           repeated("| | c |\n", 1000)));
    EXPECT_EQ(report.rows.at(0).description, "b" + repeated(" c", 1000));
}

TEST(Linear, CombiningMarks) {
    const std::string mark = "\u0301\u0327";
    expect_linear("in a heading", 30'000, [&](std::size_t n) {
        return with_keywords("## x" + repeated(mark, n) + "\n\n### y" + repeated(mark, n) + "\n");
    });
    expect_linear("in a column", 30'000, [&](std::size_t n) {
        return with_keywords("## Signals\n\n| name | x" + repeated(mark, n) +
                             " |\n|--|--|\n| a | b |\n");
    });
    expect_linear("in a key", 30'000, [&](std::size_t n) {
        return with_keywords("## Other\n\n* x" + repeated(mark, n) + ": b\n");
    });
    expect_linear("in a label", 30'000, [&](std::size_t n) {
        return with_keywords("* x" + repeated(mark, n) + "\n* [a" + repeated(mark, n) + "]\n");
    });
}

TEST(Linear, BracketsAndTags) {
    for (const std::string piece :
         {"![[]()", "![[a](b) ", "*![[](x) ", "[[", "[[a|", "[^", "![", "[a][b]", "<script>",
          "x <!--", "<?x ", "#a ", "a, ", "(", "a;\n"}) {
        expect_linear(piece, 6'000, [&](std::size_t n) {
            return with_keywords("## Themes\n\n" + repeated(piece, n) + "\n\n## Summary\n\n" +
                                 repeated(piece, n) + "\n");
        });
    }
}

TEST(Linear, BracketsInACell) {
    for (const std::string piece : {"![[]()", "[[", "[[a\\|", "[a]", "<b>", "<script>"}) {
        expect_linear(piece, 6'000, [&](std::size_t n) {
            return with_keywords("## Signals\n\n| name | description |\n|--|--|\n| a | " +
                                 repeated(piece, n) + " |\n\n[a]: x\n");
        });
    }
}

TEST(Linear, Definitions) {
    expect_linear("definitions and cells", 4'000, [](std::size_t n) {
        std::string text = "## Signals\n\n| name |\n|--|\n";
        for (std::size_t i = 0; i < n; ++i) text += "| [a" + std::to_string(i) + "] |\n";
        for (std::size_t i = 0; i < n; ++i) text += "\n[a" + std::to_string(i) + "]: x\n";
        return with_keywords(text);
    });
}

TEST(Linear, Subheadings) {
    expect_linear("subheadings", 8'000, [](std::size_t n) {
        return "# T\n\n## " + repeated("<b></b>", n) + "Keywords\n\n* a\n\n" +
               repeated("### x\n", n);
    });
}

TEST(Linear, Titles) {
    expect_linear("reports in one file", 2'000, [](std::size_t n) {
        return repeated("# __T__, (from page [20240102](p).)\n## Keywords\n* a\n# Notes\n", n);
    });
    expect_linear("front matter", 4'000, [](std::size_t n) {
        return with_keywords(repeated("\n---\na: b\n---\n", n) + repeated("\n---\nc: d\n", n));
    });
}

TEST(Linear, TablesInLists) {
    expect_linear("tables in quotes", 3'000, [](std::size_t n) {
        return with_keywords("## Signals\n\n" + repeated("> | name |\n> |--|\n> | a |\n>\n", n));
    });
    expect_linear("tables in lists", 3'000, [](std::size_t n) {
        return with_keywords("## Signals\n\n" + repeated("- | name |\n  |--|\n  | a |\n\n", n));
    });
    expect_linear("tables", 3'000, [](std::size_t n) {
        return with_keywords("## Signals\n\n" + repeated("| name |\n|--|\n| a |\n\n", n));
    });
}

}  // namespace
}  // namespace sigloom
