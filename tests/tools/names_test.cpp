// The command names, and the files that say something of names, for two small reports.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using test::expect_failure;
using test::expect_wrong_use;
using test::Outcome;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class NamesTest : public test::ProgramTest {};

TEST_F(NamesTest, NamesListsEverySurfaceForm) {
    const std::string ledger = output_of({"names", "reports", "--format", "tsv"});
    EXPECT_THAT(ledger, StartsWith("surface\tcanonical\tkind\tentity_type\treports\trule\tscore\t"
                                   "points\tevidence\tid\n"));
    EXPECT_EQ(std::ranges::count(ledger, '\n'), 6);
    EXPECT_THAT(ledger, HasSubstr("\nrobots\tRobots\ttheme\t\t1\tsame but for case or signs"));
    EXPECT_THAT(ledger, HasSubstr("\nRobots\tRobots\ttheme\t\t1\t"));
    EXPECT_THAT(ledger, HasSubstr("\nautomation\tautomation\ttheme\t\t2\t"));
    EXPECT_THAT(ledger, HasSubstr("\treports/ferries.md:"));
}

TEST_F(NamesTest, NamesExplainsOneInSentences) {
    const std::string text = output_of({"names", "reports", "--explain", "robots"});
    EXPECT_THAT(text, StartsWith("\"robots\" is called \"Robots\", a theme. 1 report lists it.\n"
                                 "Why: same but for case or signs"));
    expect_failure(sigloom({"names", "reports", "--explain", "zeppelins"}),
                   "no report lists \"zeppelins\"");
}

TEST_F(NamesTest, NamesCanBeSavedAndGiven) {
    const std::vector<std::string> build{"build", "reports", "-o", "-", "--format", "json", "-q"};
    ASSERT_EQ(sigloom({"names", "reports", "-o", "names.tsv", "-q"}).exit_code, 0);
    std::vector<std::string> with_names = build;
    with_names.insert(with_names.end(), {"--names", "./names.tsv"});
    nlohmann::json given = nlohmann::json::parse(output_of(with_names));
    nlohmann::json learned = nlohmann::json::parse(output_of(build));
    EXPECT_EQ(given["graph"]["provenance"]["options"]["names"], "names.tsv");
    for (nlohmann::json* const graph : {&given, &learned}) (*graph)["graph"].erase("provenance");
    EXPECT_EQ(given, learned);
    expect_failure(sigloom({"info", "reports", "--names", "./none.tsv"}),
                   "./none.tsv: No such file");
}

TEST_F(NamesTest, NamesSavesATableOrShowsOne) {
    const std::vector<std::vector<std::string>> of_what_is_shown{{"--kind", "theme"},
                                                                 {"--top", "3"},
                                                                 {"--format", "json"},
                                                                 {"--explain", "robots"},
                                                                 {"--suggest"}};
    for (const auto& option : of_what_is_shown) {
        std::vector<std::string> arguments{"names", "reports", "-o", "names.tsv"};
        arguments.insert(arguments.end(), option.begin(), option.end());
        expect_wrong_use(sigloom(arguments), option.front() + " excludes --output");
        EXPECT_FALSE(std::filesystem::exists(folder_.path() / "names.tsv")) << option.front();
    }
}

TEST_F(NamesTest, AliasesAndEntitiesOfAPersonWin) {
    folder_.write("aliases.txt", "label\treplace by\nrobots\tmachines\nshipping\t\n");
    folder_.write("entities.txt", "automation\tproduct\n");
    const std::string ledger = output_of({"names", "reports", "--format", "tsv", "--aliases",
                                          "aliases.txt", "--entities", "entities.txt"});
    EXPECT_THAT(ledger, HasSubstr("\nRobots\tmachines\ttheme\t\t1\talias"));
    EXPECT_THAT(ledger, HasSubstr("\nautomation\tautomation\tentity\tproduct\t2\t"));
    EXPECT_THAT(ledger,
                EndsWith("\nshipping\t\tdropped\t\t1\talias\t0\t\treports/ferries.md:8\t\n"));
    folder_.write("aliases.txt", "a\tb\nb\ta\n");
    expect_failure(sigloom({"names", "reports", "--aliases", "aliases.txt"}),
                   "aliases.txt:1:1: a is replaced by itself in a loop");
}

TEST_F(NamesTest, NamesSuggestsMergesAsAnAliasFile) {
    EXPECT_EQ(output_of({"names", "reports", "--suggest"}), "label\treplace by\treason\n");
    folder_.write(
        "more/a.md",
        "# A\n## Keywords\n* tide barrier\n* tide barier\n* wave energy plant\n* wave energy\n");
    EXPECT_EQ(std::ranges::count(output_of({"names", "more", "--suggest"}), '\n'), 3);
    EXPECT_EQ(std::ranges::count(output_of({"names", "more", "--suggest", "--top", "1"}), '\n'), 2);
}

TEST_F(NamesTest, RowsThatWereMergedAreListedWhenAskedFor) {
    const std::string table = "\n## Issues\n| name | relevancy |\n|--|--|\n| ";
    folder_.write("more/a.md", "# A\n## Keywords\n* tide\n" + table + "Open-source Tools | 4 |\n");
    folder_.write("more/b.md", "# B\n## Keywords\n* tide\n" + table + "Open Source Tools | 4 |\n");
    EXPECT_EQ(output_of({"names", "more", "--kind", "issue", "--format", "tsv"}),
              "surface\tcanonical\tkind\tentity_type\treports\trule\tscore\tpoints\tevidence\tid\n"
              "Open Source Tools\tOpen Source Tools\tissue\t\t1\t\t0\t\t\tissue:open-source-tools\n"
              "Open-source Tools\tOpen Source Tools\tissue\t\t1\tsame but for case or "
              "signs\t0\t\t\tissue:open-source-tools\n");
    EXPECT_THAT(output_of({"names", "more", "--format", "tsv"}), Not(HasSubstr("issue")));
}

TEST_F(NamesTest, TheLedgerAndTheSavedTableHaveTheSameColumns) {
    ASSERT_EQ(sigloom({"names", "reports", "-o", "names.tsv", "-q"}).exit_code, 0);
    const std::string saved = folder_.read("names.tsv");
    const std::string ledger = output_of({"names", "reports", "--format", "tsv"});
    EXPECT_EQ(saved.substr(0, saved.find('\n')), ledger.substr(0, ledger.find('\n')));
    const std::string line = "\nautomation\tautomation\ttheme\t\t2\t";
    const auto line_of = [&](const std::string& file) {
        const std::size_t begin = file.find(line);
        return begin == std::string::npos ? "none"
                                          : file.substr(begin, file.find('\n', begin + 1) - begin);
    };
    EXPECT_EQ(line_of(saved), line_of(ledger));
}

TEST_F(NamesTest, NamesNeedsReports) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-q"}).exit_code, 0);
    expect_failure(sigloom({"names", "g.json"}), "a graph file does not hold the ledger of names");
    const std::string help = output_of({"names", "--help"});
    EXPECT_THAT(help, Not(HasSubstr("graph file")));
    EXPECT_THAT(help, Not(HasSubstr("graphml")));
}

// -- explanations

TEST_F(NamesTest, ExplainNamesTheLineOfTheAliasFile) {
    folder_.write("aliases.txt", "label\treplace by\nRobots\tmachines\n\nshipping\t\n");
    const auto explain = [&](const char* name) {
        return output_of({"names", "reports", "--aliases", "aliases.txt", "--explain", name});
    };
    EXPECT_EQ(explain("Shipping"),
              "\"shipping\" is dropped. 1 report lists it.\n"
              "Why: alias (line 4 of aliases.txt).\n"
              "See reports/ferries.md:8.\n");
    EXPECT_THAT(explain("robots"),
                StartsWith("\"robots\" is called \"machines\", a theme. 1 report "
                           "lists it.\nWhy: alias (line 2 of aliases.txt); "));
    EXPECT_THAT(explain("automation"), Not(HasSubstr("aliases.txt")));
    ASSERT_EQ(sigloom({"names", "reports", "--aliases", "aliases.txt", "-o", "n.tsv"}).exit_code,
              0);
    EXPECT_EQ(output_of({"names", "reports", "--names", "./n.tsv", "--explain", "shipping"}),
              "\"shipping\" is dropped. 1 report lists it.\nWhy: alias.\n"
              "See reports/ferries.md:8.\n");
}

TEST_F(NamesTest, ExplainKnowsFormsThatOnlyTextsHave) {
    folder_.write("tides/a.md",
                  "# A\n## Keywords\n* tidal stream power\n## Summary\nWe call tidal stream power "
                  "(TSP) new. The tidal stream powers differ.\n");
    const auto explain = [&](const char* name) {
        return output_of({"names", "tides", "--explain", name});
    };
    EXPECT_THAT(explain("TSP"), HasSubstr(". No list has it.\nWhy: "));
    EXPECT_THAT(explain("tsp"), StartsWith("\"TSP\" is "));
    EXPECT_THAT(explain("Tidal-Stream  Power"),
                StartsWith("\"tidal stream power\" is its own canonical name, a theme. 1 report"));
}

TEST_F(NamesTest, ExplainTellsMentionsFromLists) {
    folder_.write("isles/a.md", "# A\n## Keywords\n* Orkney\n## Summary\nIn Orkney it rains.\n");
    folder_.write("isles/b.md", "# B\n## Keywords\n* rain\n## Summary\nTo Orkney by Unst.\n");
    folder_.write("isles/c.md", "# C\n## Keywords\n* rain\n## Summary\nIn Unst it rains.\n");
    const auto explain = [&](const char* name) {
        return output_of({"names", "isles", "--discover", "2", "--explain", name});
    };
    EXPECT_THAT(explain("Unst"), HasSubstr(". 2 reports mention it.\n"));
    EXPECT_THAT(explain("Orkney"), HasSubstr(". 1 report lists it.\n"));
}

TEST_F(NamesTest, ExplainSuggestsANameWhereThereIsNone) {
    expect_failure(sigloom({"names", "reports", "--explain", "harbors"}),
                   "no report lists \"harbors\"; did you mean harbours");
    expect_failure(sigloom({"names", "reports", "--explain", "\x1b[31m"}),
                   "no report lists \"\xEF\xBF\xBD[31m\"");
    for (const char* nothing : {"", "  "}) {
        expect_wrong_use(sigloom({"names", "reports", "--explain", nothing}),
                         "--explain needs a name");
    }
}

TEST_F(NamesTest, OptionsThatSayNothingTogetherAreRefused) {
    const auto refused = [&](const std::vector<std::string>& options, const std::string& why) {
        std::vector<std::string> arguments{"names", "reports"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        expect_wrong_use(sigloom(arguments), why);
    };
    refused({"--explain", "robots", "--kind", "theme"}, "--kind excludes --explain");
    refused({"--explain", "robots", "--top", "3"}, "--top excludes --explain");
    refused({"--explain", "robots", "--format", "csv"}, "--format excludes --explain");
    refused({"--explain", "robots", "--suggest"}, "--explain excludes --suggest");
    refused({"--suggest", "--kind", "theme"}, "--kind excludes --suggest");
    refused({"--suggest", "--format", "csv"}, "--format excludes --suggest");
    refused({"--kind", "report"}, "unknown --kind 'report'");
    const std::string exact = " needs names that are learned, not --names exact";
    refused({"--names", "exact", "--suggest"}, "--suggest" + exact);
    refused({"--names", "exact", "-o", "n.tsv"}, "--output" + exact);
    refused({"--names", "exact", "--without", "head"}, "--without" + exact);
}

TEST_F(NamesTest, KindsOfTheLedgerAreWhatBecameOfAForm) {
    folder_.write("aliases.txt", "shipping\t\n");
    const auto lines = [&](const char* kind) {
        return std::ranges::count(output_of({"names", "reports", "--aliases", "aliases.txt",
                                             "--kind", kind, "--format", "tsv"}),
                                  '\n');
    };
    EXPECT_EQ(lines("dropped"), 2);
    EXPECT_EQ(lines("theme"), 5);
    EXPECT_EQ(lines("entity"), 1);
    EXPECT_EQ(lines("dropped,theme"), 6);
}

TEST_F(NamesTest, RowsAreSuggestedAndMergedToo) {
    for (const char* name : {"Skill Gap", "Skills Gap"}) {
        folder_.write(
            "rows/" + std::string(name) + ".md",
            "# T\n\n## Keywords\n\n* kelp\n\n## Issues\n\n| name | description | relevancy |\n"
            "|---|---|---|\n| " +
                std::string(name) + " | Text. | 4 |\n");
    }
    const std::string suggested = output_of({"names", "rows", "--suggest"});
    EXPECT_EQ(suggested,
              "label\treplace by\treason\n"
              "Skill Gap\tSkills Gap\tthe same but for the number of a word\n");
    folder_.write("aliases.txt", suggested);
    const std::vector<std::string> arguments{"nodes",     "rows",       "--kind",   "issue",
                                             "--columns", "reports",    "--format", "csv",
                                             "--aliases", "aliases.txt"};
    const Outcome outcome = sigloom(arguments);
    EXPECT_THAT(outcome.output, HasSubstr("\nissue:skills-gap,Skills Gap,issue,2\r\n"));
    EXPECT_EQ(outcome.errors, "");
}

// -- lines that match nothing

TEST_F(NamesTest, NamesOfAFileThatNoReportHasAreNoted) {
    folder_.write("aliases.txt",
                  "label\treplace by\nrobot\tmachine\n\nzeppelins\t\nRobots\tmachine\n");
    folder_.write("entities.txt", "HARBOURS\tplace\nAtlantis\tplace\n");
    std::vector<std::string> arguments{"build",     "reports",     "-o",         "g.json",
                                       "--aliases", "aliases.txt", "--entities", "entities.txt"};
    const Outcome outcome = sigloom(arguments);
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.errors,
                StartsWith("aliases.txt:2: note: no list of the reports has \"robot\", nor 1 other "
                           "name of this file\n"
                           "entities.txt:2: note: no list of the reports has \"Atlantis\"\n"));
    arguments.emplace_back("--quiet");
    EXPECT_EQ(sigloom(arguments).errors, "");
    arguments.back() = "--names";
    arguments.emplace_back("exact");
    EXPECT_THAT(sigloom(arguments).errors, Not(HasSubstr("note:")));
}

TEST_F(NamesTest, AFaultInAFileOfNamesTellsItsPlace) {
    folder_.write("n.tsv", "surface\tcanonical\tkind\nrobots\t\ttheme\n");
    expect_failure(sigloom({"names", "reports", "--names", "./n.tsv"}),
                   "./n.tsv:2:8: expected a canonical name, got nothing");
    folder_.write("a.txt", "robots\tmachines\nshipping\tcaf\xE9\n");
    expect_failure(sigloom({"build", "reports", "-o", "g.json", "--aliases", "a.txt"}),
                   "a.txt:2:13: expected UTF-8");
}

}  // namespace
}  // namespace sigloom
