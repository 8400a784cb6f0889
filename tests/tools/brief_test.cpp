// `sigloom brief`: one document, whatever there is to read.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "tests/support/program_fixture.hpp"
#include "tests/support/samples.hpp"
#include "tools/brief_texts.hpp"

namespace sigloom {
namespace {

using test::expect_failure;
using test::expect_wrong_use;
using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class BriefTest : public test::ProgramTest {
  protected:
    /// Two years of reports; kites come up, coal fades, floods have a burst, and drones are rare and new.
    void write_years() {
        for (int month = 0; month < 24; ++month) {
            for (int i = 0; i < 8; ++i) {
                const int number = month * 8 + i;
                std::vector<std::string> terms{"weather", number % 2 == 0 ? "rain" : "wind power"};
                if (i < month / 4) terms.insert(terms.end(), {"kites", "high wind"});
                if (i < 6 - month / 4) terms.emplace_back("coal");
                if (month == 10 || month == 11) terms.emplace_back("floods");
                if (month >= 21 && i < 2) terms.emplace_back("drones");
                write(fmt::format("years/{:03}.md", number), 2022 + month / 12, month % 12 + 1,
                      number, terms);
            }
        }
    }
    void write(const std::string& path, int year, int month, int number,
               const std::vector<std::string>& terms) {
        folder_.write(
            path,
            fmt::format("# __Report {0}__, (from page [{1}{2:02}15](https://example.org/p).)\n\n"
                        "__[External link](https://host{3}.example/{0})__\n\n"
                        "## Keywords\n\n* {4}\n\n## Summary\n\nText.\n\n## Signals\n\n"
                        "| name | description | relevancy |\n|:--|:--|--:|\n"
                        "| Sign {0} | It is a sign of {5}. | {6} |\n",
                        number, year, month, number % 5, fmt::join(terms, "\n* "), terms.back(),
                        number % 5 + 1));
    }
    [[nodiscard]] std::string brief(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "brief");
        return output_of(arguments);
    }
};

/// Where the text that stands for a value was forgotten, or a sentence came out wrong.
void expect_whole_sentences(const std::string& text) {
    EXPECT_THAT(text, Not(HasSubstr("{")));
    EXPECT_THAT(text, Not(HasSubstr("}")));
    EXPECT_THAT(text, Not(HasSubstr("  ")));
    EXPECT_THAT(text, Not(HasSubstr(" .\n")));
    EXPECT_THAT(text, Not(HasSubstr(" ,")));
    EXPECT_FALSE(std::regex_search(text, std::regex("[a-z]\\.\\."))) << text;
    EXPECT_THAT(text, Not(HasSubstr("nan")));
    EXPECT_THAT(text, Not(HasSubstr("****")));
    EXPECT_THAT(text, Not(HasSubstr("\n\n#\n")));
    EXPECT_THAT(text, Not(HasSubstr("\n- \n")));
    // No heading without anything below it.
    EXPECT_FALSE(std::regex_search(text, std::regex("\n## [^\n]*\n\n## "))) << text;
    EXPECT_FALSE(
        std::regex_search(text, std::regex("\\b1 (reports|terms|topics|publishers|ties)\\b")))
        << text;
}

TEST_F(BriefTest, SaysWhatRisesFadesBurstsAndIsRare) {
    write_years();
    const std::string text = brief({"years"});
    expect_whole_sentences(text);
    EXPECT_THAT(text, StartsWith("# Horizon scan: what 192 reports say\n"));
    EXPECT_THAT(text, HasSubstr("192 reports, dated 2022-01-15 to 2023-12-15."));
    EXPECT_THAT(text, ContainsRegex("\n## (Nine|Ten) things to know\n"));
    EXPECT_THAT(text, HasSubstr("Rising: **high wind**, in 48 of 96"));
    EXPECT_THAT(text, HasSubstr("Fading: **coal**, in 24 of 96"));
    EXPECT_THAT(
        text,
        HasSubstr(
            "A burst in 2022-Q4: **floods**, in 16 of the 24 reports of that time and none of "
            "the 168 others."));
    EXPECT_THAT(text, ContainsRegex("\n\\| \\*\\*drones\\*\\* \\|"));
    EXPECT_THAT(text, Not(HasSubstr("is left out")));
}

TEST_F(BriefTest, EveryStatementLeadsToReports) {
    write_years();
    const std::string text = brief({"years"});
    const std::size_t begin = text.find("things to know");
    const std::string things = text.substr(begin, text.find("\n## ", begin) - begin);
    std::size_t items = 0;
    for (std::size_t at = things.find("\n1"); at != std::string::npos;) {
        const std::size_t end = things.find('\n', at + 1);
        const std::string item = things.substr(at, end - at);
        EXPECT_THAT(item, HasSubstr("(#report-"));
        ++items;
        at = end != std::string::npos && end + 1 < things.size() ? end : std::string::npos;
    }
    EXPECT_GE(items, 8U);
    // What is cited is listed, and what is listed is cited.
    const std::regex cited(R"(\]\(#report-(\d+)\))");
    std::set<int> numbers;
    for (std::sregex_iterator i(text.begin(), text.end(), cited), none; i != none; ++i) {
        numbers.insert(std::stoi((*i)[1]));
    }
    for (const int number : numbers) {
        EXPECT_THAT(text, HasSubstr(fmt::format("{0}. <a id=\"report-{0}\"></a>[", number)));
    }
    EXPECT_EQ(*numbers.begin(), 1);
    EXPECT_EQ(*numbers.rbegin(), static_cast<int>(numbers.size()));
}

TEST_F(BriefTest, PoorInputGivesWhatThereIsAndSaysWhatIsNot) {
    write("one/a.md", 2024, 1, 1, {"ice", "sensors", "maps"});
    std::string text = brief({"one"});
    expect_whole_sentences(text);
    EXPECT_THAT(text, HasSubstr("This brief rests on 1 report, dated 2024-01-15."));
    EXPECT_THAT(
        text, HasSubstr("What rises and what fades is left out. It takes at least 5 dated reports "
                        "in at least 3 periods; 1 is dated, in 1 period."));
    for (int i = 0; i < 6; ++i)
        write(fmt::format("day/{}.md", i), 2024, 1, i, {"ice", "sensors", "maps"});
    text = brief({"day"});
    expect_whole_sentences(text);
    EXPECT_THAT(text, HasSubstr("6 reports, all dated 2024-01-15."));
    EXPECT_THAT(text, HasSubstr("6 are dated, in 1 period."));
    folder_.write("undated/a.md", "# __Title__\n\n## Keywords\n\n* ice\n* maps\n");
    text = brief({"undated"});
    expect_whole_sentences(text);
    EXPECT_THAT(text, HasSubstr("1 report, which has no usable date."));
    EXPECT_THAT(text, HasSubstr("is left out. None of the reports has a usable date."));
    for (int i = 0; i < 6; ++i)
        write(fmt::format("ages/{}.md", i), 2020, i + 1, i, {"ice", "maps"});
    folder_.write("ages/first.md",
                  "# __First__, (from page [00010101](https://e.org).)\n\n## Keywords\n\n* ice\n");
    folder_.write("ages/last.md",
                  "# __Last__, (from page [99990101](https://e.org).)\n\n## Keywords\n\n* ice\n");
    expect_whole_sentences(brief({"ages"}));
    folder_.write(
        "rows/a.md",
        "# __Rows__\n\n## Signals\n\n| name | description |\n|:--|:--|\n| One | Text. |\n");
    expect_whole_sentences(brief({"rows"}));
}

TEST_F(BriefTest, SaysThatTiesWereLeftOutAndNeedsTwoTopicsToCutAcross) {
    write_years();
    EXPECT_THAT(brief({"years"}), Not(HasSubstr("left here")));
    EXPECT_THAT(brief({"years", "--min-count", "3", "-q"}), HasSubstr("of these ties, "));
    const std::string text = brief({"years", "--min-count", "1000", "-q"});
    expect_whole_sentences(text);
    EXPECT_THAT(text, HasSubstr("There are too few terms for topics."));
    EXPECT_THAT(text, Not(HasSubstr("cross")));
}

TEST_F(BriefTest, SaysWhatChangedSinceTheLastScan) {
    write_years();
    ASSERT_EQ(sigloom({"build", "years", "--until", "2022", "-o", "then.json", "-q"}).exit_code, 0);
    const std::string text = brief({"years", "--previous", "then.json"});
    expect_whole_sentences(text);
    EXPECT_THAT(
        text,
        HasSubstr("\n## What changed since the last scan\n\nCompared with <code>then.json</code>"));
    EXPECT_THAT(text,
                HasSubstr("It rests on 96 reports; 96 of them are among those of this brief."));
    EXPECT_THAT(text, HasSubstr("\n### Stronger\n\n- **"));
    ASSERT_EQ(sigloom({"build", "years", "-o", "now.json", "-q"}).exit_code, 0);
    EXPECT_THAT(brief({"years", "--previous", "now.json"}),
                HasSubstr("Nothing changed since <code>now.json</code>."));
    ASSERT_EQ(sigloom({"build", "years", "--until", "2022", "-o", "then.graphml", "-q"}).exit_code,
              0);
    expect_whole_sentences(brief({"years", "--previous", "then.graphml"}));
}

TEST_F(BriefTest, HostileLabelsStayText) {
    const std::vector<std::string> bad{"\\<script>alert(1)\\</script>", "a | b", "\\*\\*bold\\*\\*",
                                       "\\[x](javascript:alert(2))",
                                       "\\<img src=x onerror=alert(3)>"};
    for (int i = 0; i < 6; ++i) write(fmt::format("bad/{}.md", i), 2024, i + 1, i, bad);
    ASSERT_EQ(sigloom({"brief", "bad", "-o", "bad.html", "--title", "<script>alert(4)</script>"})
                  .exit_code,
              0);
    const std::string html = folder_.read("bad.html");
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    EXPECT_THAT(html, Not(HasSubstr("<img")));
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)"));
    EXPECT_THAT(html, Not(ContainsRegex("href=\"javascript")));
    const std::string markdown = brief({"bad"});
    EXPECT_THAT(markdown, Not(HasSubstr("<script")));
    EXPECT_THAT(markdown, HasSubstr("a \\| b"));
    EXPECT_THAT(markdown, Not(HasSubstr("[x](javascript")));
}

TEST_F(BriefTest, MarkdownHasItsPicturesBesideItAndHtmlInIt) {
    write_years();
    ASSERT_EQ(sigloom({"brief", "years", "-o", "scan.md"}).exit_code, 0);
    EXPECT_THAT(folder_.read("scan.md"), HasSubstr("](<scan-graph.svg>)"));
    EXPECT_THAT(folder_.read("scan-graph.svg"), StartsWith("<svg"));
    ASSERT_EQ(sigloom({"brief", "years", "-o", "scan.html"}).exit_code, 0);
    EXPECT_THAT(folder_.read("scan.html"),
                AllOf(StartsWith("<!DOCTYPE html>"), HasSubstr("<figure>\n<svg"),
                      HasSubstr("id=\"graph-title\"")));
    EXPECT_THAT(brief({"years"}), Not(HasSubstr("scan-graph.svg"))) << "printed, it has none";
}

TEST_F(BriefTest, IsTheSameEveryTimeForAnyNumberOfThreads) {
    write_years();
    const std::string once = brief({"years", "--format", "html", "--threads", "1"});
    EXPECT_EQ(once, brief({"years", "--format", "html", "--threads", "2"}));
    EXPECT_EQ(once, brief({"years", "--format", "html", "--threads", "1"}));
}

TEST_F(BriefTest, TheOneInTheDocumentationIsThatOfTheSamples) {
    const std::filesystem::path source = test::source_folder();
    ASSERT_EQ(sigloom({"brief", (source / "samples").string(), "-o", "brief.md"}).exit_code, 0);
    for (const char* name : {"brief.md", "brief-graph.svg", "brief-map.svg"}) {
        std::ifstream file(source / "docs" / name);
        const std::string current(std::istreambuf_iterator<char>(file), {});
        EXPECT_TRUE(folder_.read(name) == current)
            << name << " is out of date: sigloom brief samples -o docs/brief.md";
    }
}

TEST_F(BriefTest, AsksForWhatItNeeds) {
    expect_wrong_use(sigloom({"brief", "reports", "-o", "brief.pdf"}),
                     "brief.pdf: a brief is .md or .html");
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.graphml", "-q"}).exit_code, 0);
    expect_failure(sigloom({"brief", "g.graphml"}), "a brief takes the evidence");
    expect_failure(sigloom({"brief", "reports", "--previous", "nowhere"}),
                   "no report was found in nowhere");
}

TEST(BriefTexts, ASentenceChoosesItsFormByTheNumber) {
    EXPECT_EQ(
        fill_text("{n} {n|report|reports} of {name}.", {{"n", std::int64_t{1}}, {"name", "x"}}),
        "1 report of x.");
    EXPECT_EQ(fill_text("{n} {n|report|reports}", {{"n", std::int64_t{0}}}), "0 reports");
    EXPECT_EQ(
        fill("{a}{b}!", {{"a", "x"}, {"b", Line{{.kind = Inline::Kind::strong, .text = "{a}"}}}}),
        (Line{{.text = "x"}, {.kind = Inline::Kind::strong, .text = "{a}"}, {.text = "!"}}));
    EXPECT_THROW(fill("{other}", {{"n", "x"}}), std::logic_error);
}

}  // namespace
}  // namespace sigloom
