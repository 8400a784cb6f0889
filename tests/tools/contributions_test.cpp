// contribute, merge, and names from contributions, on the real program.
#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/support/program_fixture.hpp"
#include "tests/support/samples.hpp"

namespace sigloom {
namespace {

using nlohmann::json;
using test::expect_wrong_use;
using test::Outcome;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

class ContributionsTest : public test::ProgramTest {
  protected:
    using Arguments = std::vector<std::string>;

    void SetUp() override {
        ProgramTest::SetUp();
        folder_.write("reports/seas.md", seas);
    }

    /// What a command writes to standard output as JSON graph, provenance included.
    [[nodiscard]] std::string graph_of(Arguments arguments, const Arguments& options = {}) const {
        arguments.insert(arguments.end(), options.begin(), options.end());
        arguments.insert(arguments.end(), {"-o", "-", "--format", "json", "-q"});
        return output_of(arguments);
    }

    void contribute(const Arguments& inputs, const std::string& output,
                    const Arguments& options = {}) const {
        Arguments arguments{"contribute", "-q", "-o", output};
        arguments.insert(arguments.end(), inputs.begin(), inputs.end());
        arguments.insert(arguments.end(), options.begin(), options.end());
        EXPECT_EQ(output_of(arguments), "");
    }

    static constexpr const char* seas = R"(# __Seas__, (from page [20250301](p).)
## Keywords
* shipping
* sea robots
## Issues
| name | description |
|---|---|
| Robots rust | In salt water, autonomous surface vessels (ASVs) rust. |
## Closest
* [ferries](ferries)
)";
};

TEST_F(ContributionsTest, MergedAreTheGraphThatABuildGivesByteForByte) {
    contribute({"reports"}, "all.jsonl");
    contribute({"reports/harbours.md"}, "1.jsonl");
    contribute({"reports/seas.md", "reports/ferries.md"}, "2.jsonl.zst");
    EXPECT_EQ(output_of({"names", "reports", "-o", "names.tsv", "-q"}), "");
    const std::vector<Arguments> choices{{},
                                         {"--names", "exact"},
                                         {"--names", "./names.tsv"},
                                         {"--pairs", "all", "--report-nodes"},
                                         {"--pairs", "mentions", "--names", "exact"},
                                         {"--pairs", "terms-only", "--discover", "1"},
                                         {"--min-count", "2"},
                                         {"--min-count", "2", "--since", "2025-02"},
                                         {"--weight", "association", "--thin", "strongest:50"}};
    for (const Arguments& choice : choices) {
        const std::string whole = graph_of({"build", "reports"}, choice);
        EXPECT_EQ(graph_of({"merge", "all.jsonl"}, choice), whole);
        EXPECT_EQ(graph_of({"merge", "1.jsonl", "2.jsonl.zst"}, choice), whole);
        EXPECT_EQ(graph_of({"merge", "2.jsonl.zst", "all.jsonl", "1.jsonl"}, choice), whole);
    }
}

TEST_F(ContributionsTest, MergedIntoADatabaseHoldTheTextsOfRowsAsABuildDoes) {
    contribute({"reports"}, "all.jsonl");
    for (const Arguments& choice : {Arguments{}, Arguments{"--since", "2025-02"}}) {
        const auto database_of = [&](Arguments arguments) {
            arguments.insert(arguments.end(), choice.begin(), choice.end());
            arguments.insert(arguments.end(), {"-o", "g.sqlite", "-q"});
            EXPECT_EQ(output_of(arguments), "");
            return folder_.read("g.sqlite");
        };
        const std::string built = database_of({"build", "reports"});
        EXPECT_THAT(built, HasSubstr("Robots rust | In salt water"));
        EXPECT_EQ(database_of({"merge", "all.jsonl"}), built);
    }
}

TEST_F(ContributionsTest, RareEdgesAreLeftOutAsByAFilterAfterwards) {
    contribute({"reports"}, "all.jsonl");
    const auto parsed = [&](const Arguments& arguments, const Arguments& options) {
        json graph = json::parse(graph_of(arguments, options));
        graph["graph"].erase("provenance");
        return graph;
    };
    for (const Arguments& time : {Arguments{}, Arguments{"--since", "2025-02"}}) {
        Arguments added{"--min-count", "2"};
        Arguments filtered{"--thin", "count:2"};
        added.insert(added.end(), time.begin(), time.end());
        filtered.insert(filtered.end(), time.begin(), time.end());
        const json expected = parsed({"build", "reports"}, filtered);
        EXPECT_EQ(parsed({"build", "reports"}, added), expected);
        EXPECT_EQ(parsed({"merge", "all.jsonl"}, added), expected);
    }
    const Outcome merged = sigloom({"merge", "all.jsonl", "--min-count", "3", "-o", "g.json"});
    EXPECT_THAT(merged.errors, HasSubstr("--min-count 3 leaves out "));
    EXPECT_THAT(output_of({"info", "g.json"}), HasSubstr("min-count 3"));
    expect_wrong_use(sigloom({"merge", "all.jsonl", "--min-count", "0", "-o", "g.json"}),
                     "--min-count must be a whole number from 1 to 2147483647");
    expect_wrong_use(sigloom({"merge", "all.jsonl", "--min-count", "two", "-o", "g.json"}),
                     "--min-count must be a whole number from 1 to 2147483647");
}

TEST_F(ContributionsTest, MergedBeyondTheMemoryAreTheSameGraph) {
    contribute({"reports"}, "all.jsonl");
    const std::string whole = graph_of({"merge", "all.jsonl"});
    EXPECT_EQ(graph_of({"merge", "all.jsonl"}, {"--memory", "0"}), whole);
    EXPECT_EQ(graph_of({"build", "reports"}, {"--memory", "0"}), whole);
    const Outcome nowhere =
        test::run_program({.arguments = {"merge", "all.jsonl", "--memory", "0", "-o", "g.json"},
                           .folder = folder_.path(),
                           .input = {},
                           .output_file = {},
                           .environment = {{"TMPDIR", "/nonexistent"}}});
    test::expect_failure(nowhere, "TMPDIR, for a temporary file: ");
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "g.json"));
}

TEST_F(ContributionsTest, MergedToNodesOnlyHaveTheirPlacesAndNoEdges) {
    contribute({"reports"}, "all.jsonl");
    for (const Arguments& choice : {Arguments{}, {"--names", "exact", "--report-nodes"}}) {
        const json whole = json::parse(graph_of({"build", "reports"}, choice));
        const json nodes = json::parse(graph_of({"merge", "all.jsonl", "--nodes-only"}, choice));
        EXPECT_FALSE(whole.at("edges").empty());
        EXPECT_EQ(nodes.at("edges"), json::array());
        EXPECT_EQ(nodes.at("nodes"), whole.at("nodes"));
        EXPECT_EQ(nodes.at("graph").at("reports"), whole.at("graph").at("reports"));
        EXPECT_EQ(nodes.at("graph").at("part"), true) << "edges of its reports are missing";
    }
}

TEST_F(ContributionsTest, KeepWhatRowsWithoutARelevancyCountAs) {
    for (const std::string relevancy : {"2", "3", "3.0", "4.5"}) {
        contribute({"reports"}, "all.jsonl", {"--default-relevancy", relevancy});
        EXPECT_EQ(graph_of({"merge", "all.jsonl"}),
                  graph_of({"build", "reports"}, {"--default-relevancy", relevancy}));
    }
}

TEST_F(ContributionsTest, AreReadByTheHeadingsOfAConfiguration) {
    folder_.write("sigloom.toml", "[sections]\nMots = \"keywords\"\n");
    folder_.write("reports/mots.md", "# __M__\n## Mots\n* houle\n* sel\n");
    contribute({"reports"}, "all.jsonl", {"--config", "sigloom.toml"});
    EXPECT_EQ(graph_of({"merge", "all.jsonl"}),
              graph_of({"build", "reports"}, {"--config", "sigloom.toml"}));
}

TEST_F(ContributionsTest, NamesLearnedFromThemAreThoseOfTheReports) {
    contribute({"reports/harbours.md"}, "1.jsonl");
    contribute({"reports/seas.md", "reports/ferries.md"}, "2.jsonl");
    EXPECT_EQ(output_of({"names", "reports", "-o", "whole.tsv", "-q"}), "");
    EXPECT_EQ(output_of({"names", "--from", "2.jsonl", "1.jsonl", "-o", "names.tsv", "-q"}), "");
    EXPECT_EQ(folder_.read("names.tsv"), folder_.read("whole.tsv"));
    EXPECT_EQ(output_of({"names", "--from", "2.jsonl", "1.jsonl", "--format", "tsv", "-q"}),
              output_of({"names", "reports", "--format", "tsv", "-q"}));
    EXPECT_EQ(graph_of({"merge", "1.jsonl", "2.jsonl"}, {"--names", "./names.tsv"}),
              graph_of({"build", "reports"}, {"--names", "./names.tsv"}));
}

TEST_F(ContributionsTest, OfOneFolderCountOnceHoweverItsPathIsWritten) {
    contribute({"reports"}, "1.jsonl");
    contribute({"./reports/"}, "2.jsonl");
    contribute({"reports//seas.md"}, "3.jsonl");
    const Outcome merged =
        sigloom({"merge", "1.jsonl", "2.jsonl", "3.jsonl", "-o", "x.json", "-q"});
    EXPECT_EQ(merged.errors, "");
    EXPECT_EQ(graph_of({"merge", "1.jsonl", "2.jsonl"}), graph_of({"build", "reports"}));
}

TEST_F(ContributionsTest, OfAChangedReportAreSaidToCountTwice) {
    contribute({"reports"}, "old.jsonl");
    folder_.write("reports/seas.md", std::string(seas) + "* [harbours](harbours)\n");
    contribute({"reports/seas.md"}, "new.jsonl");
    const Outcome merged = sigloom({"merge", "old.jsonl", "new.jsonl", "-o", "x.json"});
    EXPECT_EQ(merged.exit_code, 0);
    EXPECT_THAT(merged.errors, HasSubstr("warning: seas.md: contributed twice, and differently: it "
                                         "counts as two reports\n"));
}

TEST_F(ContributionsTest, SayWhatIsOddInReportsWhenTheyAreReadAndWhenTheyAreMerged) {
    folder_.write("reports/bad.md", "# __B__\n## Keywords\n* k\xE9lp\n* sand\n");
    folder_.write("reports/page.md", "# Page\n\nText.\n");
    const Outcome read = sigloom({"contribute", "reports", "-o", "all.jsonl"});
    EXPECT_EQ(read.exit_code, 1);
    EXPECT_THAT(read.errors, HasSubstr("reports/bad.md:3:4: error: "));
    EXPECT_THAT(read.errors, HasSubstr("reports/page.md: warning: expected a report"));
    EXPECT_THAT(read.errors, EndsWith("4 reports of 5 files written to all.jsonl\n"));
    const Outcome merged = sigloom({"merge", "all.jsonl", "-o", "merged.json"});
    const Outcome built = sigloom({"build", "reports", "-o", "built.json"});
    EXPECT_EQ(merged.exit_code, 1);
    EXPECT_EQ(built.exit_code, 1);
    EXPECT_EQ(folder_.read("merged.json"), folder_.read("built.json"));
    EXPECT_THAT(merged.errors, HasSubstr("reports/bad.md:3:4: error: "));
}

TEST_F(ContributionsTest, DamagedOnesAreToldWithTheirPlace) {
    contribute({"reports"}, "all.jsonl");
    const std::string lines = folder_.read("all.jsonl");
    folder_.write("cut.jsonl", lines.substr(0, lines.size() - 100));
    const Outcome cut = sigloom({"merge", "cut.jsonl", "-o", "x.json"});
    EXPECT_EQ(cut.exit_code, 1);
    EXPECT_THAT(cut.errors, StartsWith("cut.jsonl:3:"));
    EXPECT_THAT(cut.errors, HasSubstr("error: expected "));
    const Outcome none = sigloom({"merge", "reports/seas.md", "-o", "y.json"});
    EXPECT_EQ(none.exit_code, 1);
    EXPECT_THAT(none.errors,
                HasSubstr("reports/seas.md:1:1: error: expected '{', got '# __Seas__'"));
    EXPECT_THAT(none.errors, HasSubstr("no report was found in reports/seas.md\n"));
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "y.json"));
}

TEST_F(ContributionsTest, NeedInputsAndOutputsThatMakeSense) {
    expect_wrong_use(sigloom({"merge", "-o", "x.json"}), "no input");
    expect_wrong_use(sigloom({"merge", "x.jsonl"}), "nothing to write");
    expect_wrong_use(sigloom({"contribute"}), "no input");
    expect_wrong_use(sigloom({"contribute", "--stdin", "reports"}), "--stdin takes no INPUT");
    EXPECT_EQ(sigloom({"contribute", "none"}).exit_code, 1);
    contribute({"reports"}, "all.jsonl");
    expect_wrong_use(sigloom({"merge", "all.jsonl", "-o", "all.jsonl", "--format", "json", "-q"}),
                     "all.jsonl is an input");
    EXPECT_EQ(sigloom_to("/dev/full", {"contribute", "reports"}).exit_code, 1);
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::string_view three = bytes.substr(at, 3);
        unsigned bits = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            bits = bits << 8 | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            text += i <= three.size() ? digits[bits >> (18 - 6 * i) & 63] : '=';
        }
    }
    return text;
}

std::string request(const std::string& path, const std::string& content) {
    return json{{"path", path}, {"content", base64(content)}, {"shown_path", "reports/" + path}}
               .dump() +
           '\n';
}

class FilterTest : public ContributionsTest {
  protected:
    [[nodiscard]] std::string requests() const {
        return request("ferries.md", test::ferries) + request("harbours.md", test::harbours) +
               request("seas.md", seas);
    }
};

std::vector<json> lines_of(const std::string& text) {
    std::vector<json> lines;
    EXPECT_THAT(text, testing::AnyOf("", EndsWith("\n")));
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
        lines.push_back(json::parse(text.substr(at, text.find('\n', at) - at)));
    }
    return lines;
}

TEST_F(FilterTest, AnswersEachReportByTheLineThatItHasInAFile) {
    const Outcome answered = sigloom({"contribute", "--stdin"}, requests());
    EXPECT_EQ(answered.exit_code, 0);
    EXPECT_EQ(answered.errors, "");
    contribute({"reports"}, "all.jsonl");
    EXPECT_EQ(answered.output, folder_.read("all.jsonl"));
    EXPECT_EQ(output_of({"contribute", "--stdin", "-q"}), "");  // nothing to answer
    EXPECT_EQ(sigloom({"contribute", "--stdin", "-o", "filtered.jsonl"}, requests()).exit_code, 0);
    EXPECT_EQ(folder_.read("filtered.jsonl"), answered.output);
}

TEST_F(FilterTest, AnswersBeforeItWaitsForMore) {
    test::StartedProgram filter({.arguments = {"contribute", "--stdin"},
                                 .folder = folder_.path(),
                                 .input = {},
                                 .output_file = {},
                                 .environment = {}});
    for (const std::ptrdiff_t answers : {3, 6}) {
        filter.feed(requests());
        const auto answered = [&]() -> std::ptrdiff_t {
            try {
                return std::ranges::count(filter.output_so_far(), '\n');
            } catch (const std::runtime_error&) {
                return 0;  // it has only just been started
            }
        };
        for (int i = 0; i < 2000 && answered() < answers; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        EXPECT_EQ(answered(), answers);
    }
    EXPECT_EQ(filter.wait().exit_code, 0);
}

TEST_F(FilterTest, AnswersABadReportByItsDiagnostics) {
    const Outcome answered = sigloom({"contribute", "--stdin"},
                                     request("bad.md", "# __B__\n## Keywords\n* k\xE9lp\n") +
                                         request("page.md", "# Page\n") + request("empty.md", ""));
    EXPECT_EQ(answered.exit_code, 0) << "its answer tells it all";
    const std::vector<json> lines = lines_of(answered.output);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0]["diagnostics"][0]["oddity"], "invalid-utf8");
    EXPECT_EQ(lines[0]["reports"].size(), 1U);
    EXPECT_EQ(lines[1]["diagnostics"][0]["oddity"], "not-a-report");
    EXPECT_EQ(lines[1]["diagnostics"][0]["path"], "reports/page.md");
    EXPECT_EQ(lines[1]["reports"].size(), 0U);
    EXPECT_EQ(lines[2]["reports"].size(), 0U);
}

TEST_F(FilterTest, AnswersALineThatIsNoReportByWhatIsWrong) {
    const std::vector<std::pair<std::string, std::string>> bad{
        {"", "expected "},
        {"x", "invalid literal; last read: 'x'"},
        {"7", "expected a text, got a number"},
        {"[]", "expected a text, got a list"},
        {"{}", "expected a \"path\", got none"},
        {R"({"path":"a.md"})", "expected \"content\", got none"},
        {R"({"path":"","content":""})", "expected a path, got an empty text"},
        {R"({"path":"a.md","content":"Zg"})", "expected base64 as \"content\", got another text"},
        {R"({"path":"a.md","content":null})", "expected a text, got null"},
        {R"({"path":"a.md","content":{"x":1}})", "expected a text, got an object"},
        {R"({"path":"a.md","contents":""})",
         "unknown member 'contents'; it must be content, path or shown_path"},
        {R"({"path":"a.md","content":""}})", "expected "},
        {"{\"path\":\"a\xE9.md\",\"content\":\"\"}", ""},
    };
    std::string input;
    for (const auto& [line, message] : bad) input += line + '\n';
    const Outcome answered = sigloom({"contribute", "--stdin"}, input + requests());
    EXPECT_EQ(answered.exit_code, 1);
    const std::vector<json> lines = lines_of(answered.output);
    ASSERT_EQ(lines.size(), bad.size() + 3);
    for (std::size_t i = 0; i < bad.size(); ++i) {
        ASSERT_EQ(lines[i]["diagnostics"].size(), 1U) << bad[i].first;
        const json& said = lines[i]["diagnostics"][0];
        EXPECT_THAT(said["message"].get<std::string>(), StartsWith(bad[i].second)) << bad[i].first;
        EXPECT_EQ(said["path"], "standard input");
        EXPECT_EQ(said["line"], i + 1);
        EXPECT_THAT(answered.errors, HasSubstr("standard input:" + std::to_string(i + 1) + ":"));
    }
    EXPECT_EQ(lines[5]["path"], "a.md");
    EXPECT_EQ(lines.back()["path"], "seas.md");
    folder_.write("answers.jsonl", answered.output);
    const Outcome merged = sigloom({"merge", "answers.jsonl", "-o", "merged.json"});
    EXPECT_EQ(merged.exit_code, 1) << "what was lost on the way is not forgotten";
    EXPECT_THAT(merged.errors, HasSubstr("standard input:3:1: error: expected a text"));
}

TEST_F(FilterTest, ThatIsCutOffInALineFailsAndAnswersWhatItGot) {
    const std::string input = requests();
    const Outcome answered = sigloom({"contribute", "--stdin"}, input.substr(0, input.size() - 20));
    EXPECT_EQ(answered.exit_code, 1);
    EXPECT_EQ(lines_of(answered.output).size(), 3U);
    EXPECT_THAT(answered.errors, StartsWith("standard input:3:"));
}

}  // namespace
}  // namespace sigloom
