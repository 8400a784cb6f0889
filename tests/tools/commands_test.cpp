// What each command prints, whole, for two small reports; rank_test.cpp has those of rank,
// names_test.cpp those of names.
#include <fmt/format.h>
#include <gmock/gmock.h>

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
using testing::MatchesRegex;
using testing::StartsWith;

class CommandsTest : public test::ProgramTest {};

// -- communities

TEST_F(CommandsTest, CommunitiesAreNamedByTheirTypicalTerms) {
    EXPECT_EQ(output_of({"communities", "reports", "--terms", "2", "--format", "tsv"}),
              "community\tsize\tweight\tcontribution\tstability\tterms\n"
              "0\t4\t6\t0\t1\tautomation, Robots\n");
    EXPECT_EQ(
        output_of({"communities", "reports", "--on", "all", "--terms", "2", "--format", "tsv"}),
        "community\tsize\tweight\tcontribution\tstability\tterms\n"
        "0\t5\t8.4\t0\t1\tautomation, Robots\n");
    EXPECT_EQ(
        output_of({"communities", "reports", "--on", "all", "--quality", "cpm", "--resolution", "9",
                   "--top", "1", "--seed", "3", "--runs", "2", "--format", "tsv"}),
        "community\tsize\tweight\tcontribution\tstability\tterms\n"
        "0\t1\t0\t0\t1\tCrewless ferries\n");
}

TEST_F(CommandsTest, CommunitiesSayHowManyTheyAreAndHowGoodTheDivisionIs) {
    folder_.write("pairs.json",
                  R"({"directed": false, "multigraph": false, "graph": {}, "nodes": [{"id": "a"},
            {"id": "b"}, {"id": "c"}, {"id": "d"}], "edges": [
            {"source": "a", "target": "b", "weight": 3},
            {"source": "c", "target": "d", "weight": 3}]})");
    EXPECT_EQ(sigloom({"communities", "pairs.json"}).errors,
              "2 communities of 4 nodes, modularity 0.5\n");
    EXPECT_EQ(sigloom({"communities", "pairs.json", "--quality", "cpm", "-o", "found.json"}).errors,
              "2 communities of 4 nodes, quality by the Potts model 4\n");
    EXPECT_EQ(sigloom({"communities", "pairs.json", "--quiet"}).errors, "");
    EXPECT_THAT(sigloom({"communities", "reports"}).errors,
                EndsWith("1 community of 4 terms, modularity 0\n"));
}

TEST_F(CommandsTest, CommunitiesListTheirMembers) {
    EXPECT_EQ(output_of({"communities", "reports", "--on", "all", "--members", "--top", "1",
                         "--kind", "signal", "--format", "tsv"}),
              "community\tid\tlabel\tkind\tstability\n"
              "0\tsignal:crewless-ferries\tCrewless ferries\tsignal\t1\n");
}

TEST_F(CommandsTest, CommunitiesListTheMembersMostTiedToThemFirst) {
    const std::string graph =
        R"({"directed": false, "multigraph": false, "graph": {}, "nodes": [{"id": "a"}, {"id": "b"},
            {"id": "c"}], "edges": [{"source": "a", "target": "b", "weight": 1},
            {"source": "b", "target": "c", "weight": 2}]})";
    folder_.write("weighted.json", graph);
    EXPECT_EQ(output_of({"communities", "weighted.json", "--members", "--quality", "cpm",
                         "--resolution", "0.01", "--format", "tsv"}),
              "community\tid\tlabel\tkind\tstability\n"
              "0\tb\tb\t\t1\n0\tc\tc\t\t1\n0\ta\ta\t\t1\n");
}

TEST_F(CommandsTest, SumsOfWeightsAreNotOffByRounding) {
    const std::string graph =
        R"({"directed": false, "multigraph": false, "graph": {}, "nodes": [{"id": "a"}, {"id": "b"},
            {"id": "c"}], "edges": [{"source": "a", "target": "b", "weight": 0.8},
            {"source": "b", "target": "c", "weight": 0.8},
            {"source": "a", "target": "c", "weight": 0.8}]})";
    folder_.write("weighted.json", graph);
    EXPECT_THAT(output_of({"communities", "weighted.json", "--format", "tsv"}),
                EndsWith("\n0\t3\t2.4\t0\t1\ta, b, c\n"));
    EXPECT_EQ(
        nlohmann::json::parse(output_of({"info", "weighted.json", "--format", "json"}))["weight"],
        2.4);
}

TEST_F(CommandsTest, ContributionsAreNotOffByRounding) {
    folder_.write("star.json", R"({"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"},
            {"id": "e"}], "edges": [{"source": "a", "target": "b", "weight": 0.7},
            {"source": "a", "target": "c", "weight": 0.1},
            {"source": "a", "target": "d", "weight": 0.3},
            {"source": "a", "target": "e", "weight": 0.1}]})");
    EXPECT_THAT(output_of({"communities", "star.json", "--format", "tsv", "--terms", "1"}),
                EndsWith("\n0\t5\t1.2\t0\t1\ta\n"));
}

TEST_F(CommandsTest, CommunitiesWriteTheGraphWithTheirColumns) {
    EXPECT_EQ(output_of({"communities", "reports", "-o", "graph.json"}), "");
    EXPECT_THAT(output_of({"info", "graph.json"}),
                HasSubstr("community, community_name, community_stability"));
    EXPECT_EQ(output_of({"communities", "graph.json", "-o", "again.json"}), "");
    EXPECT_EQ(output_of({"info", "again.json"}), output_of({"info", "graph.json"}));
}

TEST_F(CommandsTest, CommunitiesRefuseWhatDoesNotExist) {
    expect_failure(sigloom({"communities", "reports", "--level", "99"}), "there is no level 99");
    for (const char* resolution : {"0", "-1", "nan", "inf", "1e308"}) {
        expect_wrong_use(sigloom({"communities", "reports", "--resolution", resolution}),
                         "--resolution must be a number above 0, at most 1e9");
    }
    expect_wrong_use(sigloom({"communities", "reports", "--runs", "0"}),
                     "--runs must be a whole number from 1 to 1000");
    expect_wrong_use(sigloom({"communities", "reports", "--top", "1", "-o", "x.json"}),
                     "--top shapes the table, and only a graph is to be written");
    expect_wrong_use(sigloom({"communities", "reports", "--quality", "surprise"}),
                     "unknown --quality 'surprise'; it must be modularity or cpm");
}

// -- info

TEST_F(CommandsTest, InfoDescribesTheGraph) {
    EXPECT_THAT(
        output_of({"info", "reports"}),
        MatchesRegex("nodes         5\n"
                     "node kinds    signal 1, theme 4\n"
                     "edges         8\n"
                     "edge kinds    cooccurs 5, relevance 3\n"
                     "weight        8.4\n"
                     "density       0.8\n"
                     "components    1\n"
                     "reports       2\n"
                     "dates         2025-01-10, 2025-02-01\n"
                     "node columns  reports, first_seen, last_seen, relevancy_mean, description, "
                     "entity_type\n"
                     "edge columns  count, mentions, first_seen, last_seen\n"
                     "made by       sigloom [0-9.]+\n"
                     "made with     names learned, pairs terms, weight relevancy\n"
                     "reports hash  [0-9a-f]+\n"));
}

TEST_F(CommandsTest, InfoKnowsTheSameFromAGraphFile) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-o", "g.graphml", "-q"}).exit_code, 0);
    const auto of_reports = output_of({"info", "reports", "--format", "json"});
    EXPECT_EQ(output_of({"info", "g.json", "--format", "json"}), of_reports);
    auto expected = nlohmann::json::parse(of_reports);
    const auto of_graphml =
        nlohmann::json::parse(output_of({"info", "g.graphml", "--format", "json"}));
    expected["reports"] = nullptr;
    EXPECT_EQ(of_graphml, expected) << "only JSON carries the list of reports";
}

TEST_F(CommandsTest, InfoWithAProfileTellsTheShapeOfTheGraph) {
    const auto info =
        nlohmann::json::parse(output_of({"info", "reports", "--profile", "--format", "json"}));
    EXPECT_EQ(info["degree"]["least"], 2);
    EXPECT_EQ(info["degree"]["median"], 3);
    EXPECT_EQ(info["degree"]["most"], 4);
    EXPECT_EQ(info["degree"]["mean"], 3.2);
    EXPECT_EQ(info["diameter"], 2);
    // Two nodes of degree 4 with four of six pairs closed each, two of 3 with all, one of 2.
    EXPECT_NEAR(info["clustering"].get<double>(), (4.0 / 6 + 4.0 / 6 + 1 + 1 + 1) / 5, 1e-12);
    EXPECT_NEAR(info["transitivity"].get<double>(), 15.0 / 19, 1e-12);
    EXPECT_LT(info["assortativity"]["degree"], 0);
    EXPECT_EQ(info["communities"], 1);
    EXPECT_THAT(output_of({"info", "reports", "--profile"}),
                HasSubstr("\ndegree        least 2, "));
}

// -- check

TEST_F(CommandsTest, CheckShowsTheLineAndACaret) {
    folder_.write("reports/ferries.md", std::string(test::ferries) + "| Drones | | | | | lots |\n");
    const Outcome outcome = sigloom({"check", "reports/ferries.md"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.errors, "");
    EXPECT_THAT(outcome.output, StartsWith("reports/ferries.md:28:20: warning: "));
    EXPECT_THAT(outcome.output, HasSubstr(" [unusable-relevancy]\n"
                                          "    28 | | Drones | | | | | lots |\n"
                                          "       |                    ^\n"));
    EXPECT_THAT(outcome.output,
                HasSubstr("\n\noddity              severity  count  files  meaning\n"
                          "unusable-relevancy  warning       1      1  "));
}

TEST_F(CommandsTest, CheckListsTheSameForPrograms) {
    folder_.write("reports/ferries.md", std::string(test::ferries) + "| Drones | | | | | lots |\n");
    const auto rows =
        nlohmann::json::parse(output_of({"check", "reports/ferries.md", "--format", "json"}));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0]["path"], "reports/ferries.md");
    EXPECT_EQ(rows[0]["line"], 28);
    EXPECT_EQ(rows[0]["column"], 20);
    EXPECT_EQ(rows[0]["severity"], "warning");
    EXPECT_EQ(rows[0]["oddity"], "unusable-relevancy");
    EXPECT_THAT(
        output_of({"check", "reports/ferries.md", "--format", "tsv"}),
        StartsWith("path\tline\tcolumn\tseverity\toddity\tmessage\nreports/ferries.md\t28\t20"));
}

TEST_F(CommandsTest, CheckShowsTheLineOfALinkToAReportThatIsNotThere) {
    folder_.write("reports/linking.md",
                  "# T\n\n## Themes\n\n* tide\n\n## Closest\n\n* [x](gone)\n");
    const std::string text = output_of({"check", "reports", "--report-nodes"});
    EXPECT_THAT(text, StartsWith("reports/linking.md:9:"));
    EXPECT_THAT(text, HasSubstr(" [unresolved-link]\n     9 | * [x](gone)\n"));
}

TEST_F(CommandsTest, CheckFailsWhereSomethingWasLost) {
    folder_.write("reports/bytes.md", "# T\n\n## Keywords\n\n* a\xff\n* b\n");
    const Outcome outcome = sigloom({"check", "reports"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.output, HasSubstr("reports/bytes.md:5:4: error: "));
    EXPECT_THAT(outcome.output, HasSubstr(" [invalid-utf8]\n     5 | * a\uFFFD\n       |    ^\n"));
}

TEST_F(CommandsTest, CheckOfReportsInGoodOrderFindsNothing) {
    EXPECT_EQ(output_of({"check", "reports/ferries.md"}), "nothing odd in 1 file\n");
}

// -- why

TEST_F(CommandsTest, WhyShowsReportsAndRows) {
    EXPECT_EQ(
        output_of({"why", "reports", "robots", "crewless"}),
        "theme:robots  Robots\n"
        "signal:crewless-ferries  Crewless ferries\n"
        "relevance, weight 0.8, 1 report\n"
        "\n"
        "Robots at sea, 2025-01-10\n"
        "    https://example.org/robots\n"
        "    ferries.md\n"
        "    \"Crewless ferries | Ferries run by robots. | From crews to none. | Common. | Cost.\" "
        "(line 27)\n"
        "    Robots in line 7, Crewless ferries (r 0.8) in line 27; adds 0.8; the row's text names "
        "the term\n");
    EXPECT_THAT(output_of({"why", "reports", "shipping", "crewless"}),
                EndsWith("; adds 0.8; the row's text does not name\n    the term\n"));
    EXPECT_THAT(output_of({"why", "reports", "robots", "automation", "--top", "1"}),
                EndsWith("; adds 1\n\n... and 1 more\n"));
}

TEST_F(CommandsTest, WhySaysWhereTheWeightIsNotWhatTheReportsAdd) {
    EXPECT_THAT(output_of({"why", "reports", "robots", "crewless", "--weight", "count"}),
                HasSubstr("\nrelevance, weight 1, 1 report; the weight is of another scheme than "
                          "relevancy, by which the reports\nadd 0.8\n\n"));
}

TEST_F(CommandsTest, WhyWorksFromAJsonFileToo) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-o", "g.graphml", "-q"}).exit_code, 0);
    for (const char* format : {"json", "csv"}) {
        EXPECT_EQ(output_of({"why", "g.json", "robots", "automation", "--format", format}),
                  output_of({"why", "reports", "robots", "automation", "--format", format}));
    }
    EXPECT_EQ(output_of({"why", "g.json", "robots", "automation"}),
              output_of({"why", "reports", "robots", "automation"}) +
                  "\nThe file does not hold the reports' text; give the reports themselves for "
                  "quotations.\n");
    expect_failure(sigloom({"why", "g.graphml", "robots", "automation"}),
                   "an edge joins theme:robots and theme:automation, but the file does not carry");
}

TEST_F(CommandsTest, WhyAsJsonHoldsTheWholeAnswer) {
    const auto answer = nlohmann::json::parse(
        output_of({"why", "reports", "crewless", "robots", "--format", "json"}));
    EXPECT_EQ(answer["a"]["id"], "signal:crewless-ferries");
    EXPECT_EQ(answer["b"]["label"], "Robots");
    EXPECT_EQ(answer["edge"]["weight"], 0.8);
    EXPECT_EQ(answer["edge"]["count"], 1);
    ASSERT_EQ(answer["evidence"].size(), 1U);
    EXPECT_EQ(answer["evidence"][0],
              nlohmann::json::parse(R"({"report": "ferries.md", "title": "Robots at sea",
                  "date": "2025-01-10", "url": "https://example.org/robots", "line_a": 27, "r_a": 0.8, "line_b": 7,
                  "r_b": 1.0, "named_in_row": true, "contribution": 0.8,
                  "quotes": [{"line": 27, "from": "row", "text": "Crewless ferries | Ferries run by robots. | From crews to none. | Common. | Cost."}]})"));
}

TEST_F(CommandsTest, WhyQuotesTheSentencesThatNameBoth) {
    folder_.write("reports/text.md",
                  "# __On text__, (from page [20240301](p).)\n\n__[External link]"
                  "(https://example.org/text)__\n\n## Keywords\n\n* lighthouses\n\n## Summary\n\n"
                  "Robots help. A harbour hires robots.\n");
    EXPECT_EQ(output_of({"why", "reports", "harbours", "lighthouses"}),
              "theme:harbours  harbours\n"
              "theme:lighthouses  lighthouses\n"
              "no edge joins them\n"
              "\n"
              "These name both in their text only, which adds nothing to the weight:\n"
              "\n"
              "On text, 2024-03-01\n"
              "    https://example.org/text\n"
              "    text.md\n"
              "    both are named, not in one sentence\n");
    const std::string text = output_of({"why", "reports", "harbours", "robots"});
    EXPECT_THAT(text, HasSubstr("\n    \"Harbours hire robots.\" (line 21)\n"
                                "    harbours in line 8, Robots in line 7; adds 1\n"));
    EXPECT_THAT(text, EndsWith("\nThese name both in their text only, which adds nothing to the "
                               "weight:\n\nOn text, 2024-03-01\n    https://example.org/text\n"
                               "    text.md\n    \"A harbour hires robots.\" (line 11)\n"));
    const auto answer = nlohmann::json::parse(
        output_of({"why", "reports", "harbours", "robots", "-o", "-", "--format", "json"}));
    EXPECT_EQ(answer["evidence"].size(), 1U);
    EXPECT_EQ(answer["in_text_only"][0]["quotes"][0]["text"], "A harbour hires robots.");
}

TEST_F(CommandsTest, WhyAsMarkdownHasLinksAndQuotations) {
    EXPECT_EQ(output_of({"why", "reports", "harbours", "robots", "--format", "md"}),
              "**harbours** and **Robots**: cooccurs, weight 1, 1 report.\n\n"
              "- [Harbours change](<https://example.org/harbours>), 2025-02-01\n\n"
              "  > Harbours hire robots. (harbours.md, line 21)\n\n"
              "  harbours in line 8, Robots in line 7; adds 1.\n\n");
}

// -- reports and nodes

TEST_F(CommandsTest, ReportsAreListedByDate) {
    EXPECT_EQ(output_of({"reports", "reports"}),
              "2025-01-10  Robots at sea\n"
              "            https://example.org/robots\n"
              "            ferries.md (3 terms, 1 row)\n"
              "2025-02-01  Harbours change\n"
              "            https://example.org/harbours\n"
              "            harbours.md (3 terms, 0 rows)\n"
              "2 reports\n");
    EXPECT_EQ(output_of({"reports", "reports", "--top", "1", "--format", "tsv"}),
              "date\ttitle\turl\tpath\tterms\trows\n"
              "2025-01-10\tRobots at sea\thttps://example.org/robots\tferries.md\t3\t1\n");
}

TEST_F(CommandsTest, ReportsAreThoseThatNameEverythingInListsOrText) {
    folder_.write(
        "reports/text.md",
        "# On text\n\n## Keywords\n\n* lighthouses\n\n## Summary\n\nA robot and a boat.\n");
    EXPECT_EQ(output_of({"reports", "reports", "robots", "lighthouse", "--format", "tsv", "-q"}),
              "date\ttitle\turl\tpath\tterms\trows\tnamed_in\tquotes\n"
              "\tOn text\t\ttext.md\t1\t0\ttext\t\n");
    EXPECT_THAT(output_of({"reports", "reports", "a boat"}),
                HasSubstr("text.md (1 term, 0 rows; in its text only)\n"
                          "            \"A robot and a boat.\" (line 9)\n1 report\n"));
    EXPECT_THAT(output_of({"reports", "reports/ferries.md", "reports/text.md", "robots"}),
                EndsWith("2 reports\n"));
    expect_failure(sigloom({"reports", "reports", "volcanoes"}), "no report names volcanoes");
}

TEST_F(CommandsTest, ReportsOfAGraphFileAreKnownByTheirLists) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-o", "g.graphml", "-q"}).exit_code, 0);
    EXPECT_EQ(output_of({"reports", "g.json"}), output_of({"reports", "reports"}));
    EXPECT_THAT(output_of({"reports", "g.json", "shipping"}), EndsWith("1 report\n"));
    expect_failure(sigloom({"reports", "g.graphml"}), "the file does not carry the reports");
}

TEST_F(CommandsTest, NodesListsEveryColumn) {
    EXPECT_THAT(output_of({"nodes", "reports", "--format", "csv", "--top", "1"}),
                StartsWith("id,label,kind,reports,first_seen,last_seen,relevancy_mean,description,"
                           "entity_type\r\nsignal:crewless-ferries,Crewless ferries,signal,1,"));
    EXPECT_EQ(output_of({"nodes", "reports", "--kind", "Themes", "--columns", "reports,first_seen",
                         "--format", "tsv", "--top", "1"}),
              "id\tlabel\tkind\treports\tfirst_seen\n"
              "theme:automation\tautomation\ttheme\t2\t20250110\n");
    expect_wrong_use(sigloom({"nodes", "reports", "--columns", "report"}),
                     "unknown column 'report'; did you mean reports?");
}

TEST_F(CommandsTest, RankAndEdgesShowStoredColumns) {
    EXPECT_EQ(output_of({"rank", "reports", "--by", "degree", "--columns", "reports,label",
                         "--format", "tsv", "--top", "1"}),
              "id\tlabel\tkind\tdegree\treports\ntheme:automation\tautomation\ttheme\t4\t2\n");
    EXPECT_EQ(output_of({"edges", "reports", "--columns", "source_label,target_label,count",
                         "--format", "tsv", "--top", "1"}),
              "source\ttarget\tkind\tweight\tsource_label\ttarget_label\tcount\n"
              "theme:automation\ttheme:robots\tcooccurs\t2\tautomation\tRobots\t2\n");
}

TEST_F(CommandsTest, EveryTableIsWrittenToAFileBySuffix) {
    const std::vector<std::vector<std::string>> all{{"rank", "reports"},
                                                    {"nodes", "reports"},
                                                    {"edges", "reports"},
                                                    {"communities", "reports"},
                                                    {"reports", "reports"},
                                                    {"info", "reports"},
                                                    {"check", "reports"},
                                                    {"ego", "reports", "robots"},
                                                    {"path", "reports", "robots", "shipping"},
                                                    {"why", "reports", "robots", "shipping"}};
    for (std::vector<std::string> arguments : all) {
        std::vector<std::string> printed = arguments;
        printed.insert(printed.end(), {"--format", "csv"});
        arguments.insert(arguments.end(), {"-o", "table.csv"});
        EXPECT_EQ(output_of(arguments), "") << arguments.front();
        EXPECT_EQ(folder_.read("table.csv"), output_of(printed)) << arguments.front();
    }
    EXPECT_EQ(output_of({"rank", "reports", "--top", "1", "-o", "t.md", "-o", "g.json"}), "");
    EXPECT_THAT(folder_.read("t.md"), StartsWith("| id | label | kind |"));
    EXPECT_THAT(folder_.read("g.json"), StartsWith("{\"directed\":false"));
    expect_wrong_use(sigloom({"info", "reports", "-o", "x.odt"}),
                     "x.odt: no table has this suffix");
    expect_wrong_use(sigloom({"rank", "reports", "-o", "t.csv", "-o", "t.csv"}),
                     "t.csv is to be written twice");
    expect_wrong_use(sigloom({"rank", "reports", "--format", "graphml"}),
                     "--format graphml is that of a graph, and needs -o");
    expect_wrong_use(sigloom({"rank", "reports", "--format", "cvs"}), "unknown --format 'cvs'");
}

TEST_F(CommandsTest, ConvertTakesItsOutputEitherWay) {
    EXPECT_EQ(sigloom({"convert", "reports", "-o", "a.json", "--nx-key", "links"}).exit_code, 0);
    EXPECT_EQ(sigloom({"convert", "reports", "b.json", "--nx-key", "links"}).exit_code, 0);
    EXPECT_EQ(folder_.read("a.json"), folder_.read("b.json"));
}

TEST_F(CommandsTest, InfoIsATableForPrograms) {
    EXPECT_THAT(
        output_of({"info", "reports", "--format", "csv"}),
        StartsWith("name,value\r\nnodes,5\r\nnode_kinds.signal,1\r\nnode_kinds.theme,4\r\n"));
}

TEST_F(CommandsTest, FilesSayWhereTheyComeFrom) {
    const auto made_with = [&](const std::string& file) {
        return nlohmann::json::parse(output_of({"info", file, "--format", "json"}))["made_with"];
    };
    ASSERT_EQ(
        sigloom({"build", "reports", "--names", "exact", "--thin", "weight:1", "--thin", "linked",
                 "--threads", "2", "-o", "g.json", "-o", "g.graphml", "-o", "g.gexf", "-q"})
            .exit_code,
        0);
    const auto expected = nlohmann::json::parse(
        R"({"names": "exact", "pairs": "terms", "weight": "relevancy", "thin": "weight:1 linked"})");
    EXPECT_EQ(made_with("g.json"), expected);
    EXPECT_EQ(made_with("g.graphml"), expected);
    EXPECT_THAT(folder_.read("g.gexf"), HasSubstr("\"thin\":\"weight:1 linked\""));
    ASSERT_EQ(sigloom({"rank", "g.json", "--by", "degree", "-o", "h.json", "-q"}).exit_code, 0);
    EXPECT_EQ(made_with("h.json")["thin"], "weight:1 linked") << "what made it before still holds";
    EXPECT_EQ(made_with("h.json")["by"], "degree");
    const auto info = nlohmann::json::parse(output_of({"info", "h.json", "--format", "json"}));
    EXPECT_EQ(
        info["reports_hash"],
        nlohmann::json::parse(output_of({"info", "reports", "--format", "json"}))["reports_hash"]);
}

TEST_F(CommandsTest, TheHashOfReportsDependsOnTheirTextsAlone) {
    const auto hash = [&](const std::vector<std::string>& inputs) {
        std::vector<std::string> arguments{"info", "--format", "json"};
        arguments.insert(arguments.end(), inputs.begin(), inputs.end());
        return nlohmann::json::parse(output_of(arguments))["reports_hash"].get<std::string>();
    };
    const std::string of_both = hash({"reports"});
    EXPECT_EQ(hash({"reports/harbours.md", "reports/ferries.md"}), of_both);
    EXPECT_NE(hash({"reports/ferries.md"}), of_both);
    folder_.write("reports/harbours.md", std::string(test::harbours) + "\n");
    EXPECT_NE(hash({"reports"}), of_both);
}

TEST_F(CommandsTest, TheProfileHasTheCommunitiesThatTheCommandLists) {
    folder_.write("reports/apart.md", "# T\n\n## Keywords\n\n* volcano\n* lava\n");
    const auto info =
        nlohmann::json::parse(output_of({"info", "reports", "--profile", "--format", "json"}));
    EXPECT_EQ(info["communities"], 2);
    EXPECT_THAT(sigloom({"communities", "reports"}).errors,
                EndsWith("2 communities of 6 terms, modularity " +
                         fmt::format("{:.6g}", info["modularity"].get<double>()) + "\n"));
}

TEST_F(CommandsTest, KindsAreUnderstoodAsPeopleCallThem) {
    for (const char* kind : {"Signals", "signal", "SIGNAL"}) {
        EXPECT_THAT(output_of({"rank", "reports", "--kind", kind, "--format", "tsv"}),
                    HasSubstr("\nsignal:crewless-ferries\t"));
    }
    EXPECT_THAT(output_of({"nodes", "reports", "--thin", "kind:Signals", "--format", "tsv"}),
                HasSubstr("\nsignal:crewless-ferries\t"));
}

TEST_F(CommandsTest, WhyThereIsNoEdge) {
    expect_failure(sigloom({"why", "reports", "shipping", "harbours"}),
                   "no edge joins theme:shipping and theme:harbours\n"
                   "  theme:shipping stands in 1 report\n"
                   "    ferries.md\n"
                   "  theme:harbours stands in 1 report\n"
                   "    harbours.md\n"
                   "  both stand in 0 reports\n");
    expect_failure(sigloom({"why", "reports", "robots", "ROBOTS"}), "both names mean theme:robots");
    expect_wrong_use(sigloom({"why", "robots", "harbours"}),
                     "give INPUT, and after it the two nodes A and B");
}

// -- edges

TEST_F(CommandsTest, EdgesListsTheHeaviestFirstAndTiesById) {
    EXPECT_EQ(output_of({"edges", "reports", "--top", "3"}),
              "source            target          kind      weight\n"
              "theme:automation  theme:robots    cooccurs       2\n"
              "theme:automation  theme:harbours  cooccurs       1\n"
              "theme:automation  theme:shipping  cooccurs       1\n");
    EXPECT_EQ(output_of({"edges", "reports", "--by", "count,weight", "--top", "1", "--kind",
                         "theme,signal", "--format", "csv"}),
              "source,target,kind,count,weight\r\n"
              "theme:automation,theme:robots,cooccurs,2,2\r\n");
}

TEST_F(CommandsTest, EdgesShowsOnlyThoseBetweenTheKindsAskedFor) {
    EXPECT_EQ(output_of({"edges", "reports", "--top", "0", "--kind", "signal"}),
              "source  target  kind  weight\n");
    expect_failure(sigloom({"edges", "reports", "--kind", "planet"}), "");
}

TEST_F(CommandsTest, EdgesAreMeasured) {
    // Harbours reach the signal and shipping over robots or automation, half of the paths each.
    EXPECT_EQ(output_of({"edges", "reports", "--by", "edge_betweenness", "--top", "2", "--format",
                         "tsv"}),
              "source\ttarget\tkind\tedge_betweenness\n"
              "theme:automation\ttheme:harbours\tcooccurs\t2\n"
              "theme:harbours\ttheme:robots\tcooccurs\t2\n");
    expect_wrong_use(sigloom({"edges", "reports", "--by", "edge_betweennes"}),
                     "unknown measure of edges 'edge_betweennes'; did you mean edge_betweenness or "
                     "edge_betweenness_distance?");
    expect_wrong_use(sigloom({"edges", "reports", "--by", "weight", "-o", "x.json", "--top", "1"}),
                     "");
}

TEST_F(CommandsTest, EdgesWritesMeasuresAsColumnsOfTheEdges) {
    ASSERT_EQ(sigloom({"edges", "reports", "--by", "edge_betweenness,weight", "-o", "all.graphml"})
                  .exit_code,
              0);
    EXPECT_EQ(output_of({"edges", "all.graphml", "--by", "edge_betweenness", "--top", "0"}),
              output_of({"edges", "reports", "--by", "edge_betweenness", "--top", "0"}));
    EXPECT_THAT(output_of({"info", "all.graphml"}), HasSubstr("last_seen, edge_betweenness\n"));
}

// -- ego and path

TEST_F(CommandsTest, EgoListsNeighboursByWeight) {
    EXPECT_EQ(output_of({"ego", "reports", "harb"}),
              "id                label       kind   weight  reports  edge\n"
              "theme:automation  automation  theme       1        1  cooccurs\n"
              "theme:robots      Robots      theme       1        1  cooccurs\n");
    EXPECT_EQ(output_of({"ego", "reports", "robots", "--top", "1", "--format", "csv"}),
              "id,label,kind,weight,reports,edge\r\n"
              "theme:automation,automation,theme,2,2,cooccurs\r\n");
}

TEST_F(CommandsTest, OneIsCountedAsOne) {
    const Outcome outcome =
        sigloom({"build", "reports/harbours.md", "--thin", "ego:1:robots", "--thin", "top:0",
                 "--thin", "ego:0:robots", "-o", "one.json"});
    EXPECT_EQ(outcome.errors,
              "--thin ego:1:robots leaves 3 nodes, 3 edges\n"
              "--thin top:0 leaves 3 nodes, 0 edges\n"
              "--thin ego:0:robots leaves 1 node, 0 edges\n"
              "1 report, 1 node, 0 edges, written to one.json\n");
}

TEST_F(CommandsTest, EgoWritesAGraph) {
    ASSERT_EQ(sigloom({"ego", "reports", "harbours", "-o", "near.json"}).exit_code, 0);
    EXPECT_THAT(output_of({"info", "near.json"}), StartsWith("nodes         3\n"));
    ASSERT_EQ(sigloom({"build", "reports", "-o", "all.json", "-q"}).exit_code, 0);
    EXPECT_EQ(output_of({"why", "near.json", "robots", "harbours"}),
              output_of({"why", "all.json", "robots", "harbours"}));
    ASSERT_EQ(sigloom({"ego", "reports", "harbours", "-o", "far.json", "--radius", "2"}).exit_code,
              0);
    EXPECT_THAT(output_of({"info", "far.json"}), StartsWith("nodes         5\n"));
    EXPECT_EQ(sigloom({"ego", "reports", "harbours", "--radius", "2"}).exit_code, 2);
}

TEST_F(CommandsTest, PathShowsTheNodesAndWhatIsBetweenThem) {
    EXPECT_EQ(output_of({"path", "reports", "harbours", "shipping"}),
              "step  weight  reports  edge      id                label       kind\n"
              "   0                             theme:harbours    harbours    theme\n"
              "   1       1        1  cooccurs  theme:automation  automation  theme\n"
              "   2       1        1  cooccurs  theme:shipping    shipping    theme\n"
              "hops 2, distance 2\n");
}

TEST_F(CommandsTest, PathByDistanceTakesStrongEdges) {
    const auto report = [](const std::string& keyword, const std::string& relevancy) {
        return "# T\n\n## Keywords\n\n* " + keyword +
               "\n\n## Signals\n\n| name | relevancy |\n|:--|--:|\n| Slow boats | " + relevancy +
               " |\n";
    };
    folder_.write("reports/weak.md", report("harbours", "1"));
    folder_.write("reports/strong.md", report("robots", "5"));
    EXPECT_THAT(output_of({"path", "reports", "harbours", "slow"}),
                EndsWith("hops 1, distance 5\n"));
    EXPECT_THAT(output_of({"path", "reports", "harbours", "slow", "--distance"}),
                EndsWith("hops 2, distance 2\n"));
}

TEST_F(CommandsTest, PathSaysWhenThereIsNone) {
    folder_.write("reports/apart.md", "# T\n\n## Keywords\n\n* volcano\n* lava\n");
    expect_failure(sigloom({"path", "reports", "robots", "volcano"}),
                   "no path leads from theme:robots to theme:volcano");
}

TEST_F(CommandsTest, UnknownNodesAreFailuresWithSuggestions) {
    expect_failure(sigloom({"ego", "reports", "robtos"}),
                   "no node is called 'robtos'; did you mean:\n  theme:robots  Robots\n");
    expect_failure(sigloom({"path", "reports", "theme:", "robots"}),
                   "'theme:' may be any of 4 nodes; say which by its id:\n");
}

TEST_F(CommandsTest, ANodeIsFoundByEveryNameThatTheReportsGiveIt) {
    folder_.write("aliases.txt", "robots\tmachines\n");
    const auto with_name = [&](std::vector<std::string> arguments, const char* name) {
        arguments.insert(arguments.end(), {name, "--aliases", "aliases.txt"});
        return sigloom(arguments);
    };
    const std::string said = "'Robots' means theme:machines (machines)\n";
    for (const auto& command : {std::vector<std::string>{"ego", "reports"},
                                std::vector<std::string>{"why", "reports", "harbours"},
                                std::vector<std::string>{"path", "reports", "harbours"},
                                std::vector<std::string>{"rank", "reports", "--from"}}) {
        EXPECT_EQ(with_name(command, "Robots").errors, said) << command.front();
        EXPECT_EQ(with_name(command, "Robots").output, with_name(command, "machines").output);
    }
    EXPECT_THAT(with_name({"info", "reports", "--thin"}, "ego:0:Robots").errors, StartsWith(said));
}

}  // namespace
}  // namespace sigloom
