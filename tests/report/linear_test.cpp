// Inputs made to cost much: twice the input costs about twice as much. The limit on the ratio is
// generous, as a machine may be busy; what is quadratic has a ratio of four.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>

#include "tests/report/reading.hpp"

namespace sigloom {
namespace {

std::string repeated(std::string_view piece, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += piece;
    return text;
}

using Make = std::function<std::string(std::size_t)>;

/// Of the processor, whatever else it does.
double seconds_to_read(const std::string& text) {
    double fastest = 1e9;
    for (int run = 0; run < 3; ++run) {
        const std::clock_t start = std::clock();
        DiagnosticList diagnostics;
        (void)read_reports(stored(text), "r.md", ReportSchema(), diagnostics);
        fastest = std::min(fastest, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return fastest;
}

/// Four times the input takes four times as long, or sixteen times where something is quadratic; the
/// limit between them leaves room for a processor that others use, too.
void expect_linear(const std::string& what, std::size_t count, const Make& make) {
    constexpr double too_short_to_tell = 0.02;
    const double once = seconds_to_read(make(count / 2));
    const double four_times = seconds_to_read(make(2 * count));
    EXPECT_LT(four_times, std::max(10 * once, too_short_to_tell)) << what << ": " << once << " s";
    EXPECT_LT(four_times, 20) << what;
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
