// What each command prints, whole, for two small reports; rank_test.cpp has those of rank,
// names_test.cpp those of names.
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
using testing::StartsWith;

class CommandsTest : public test::ProgramTest {};

// -- communities

TEST_F(CommandsTest, CommunitiesAreNamedByTheirTypicalTerms) {
    EXPECT_EQ(output_of({"communities", "reports", "--terms", "2", "--format", "tsv"}),
              "community\tsize\tweight\tcontribution\tstability\tterms\n"
              "0\t5\t8.4\t0\t1\tautomation, Robots\n");
    EXPECT_EQ(output_of({"communities", "reports", "--quality", "cpm", "--resolution", "9", "--top",
                         "1", "--seed", "3", "--runs", "2", "--format", "tsv"}),
              "community\tsize\tweight\tcontribution\tstability\tterms\n"
              "0\t1\t0\t0\t1\tCrewless ferries\n");
}

TEST_F(CommandsTest, CommunitiesSayHowManyTheyAreAndHowGoodTheDivisionIs) {
    folder_.write("pairs.json",
                  R"({"directed": false, "multigraph": false, "graph": {}, "nodes": [{"id": "a"},
            {"id": "b"}, {"id": "c"}, {"id": "d"}], "edges": [
            {"source": "a", "target": "b", "weight": 3},
            {"source": "c", "target": "d", "weight": 3}]})");
    EXPECT_EQ(sigloom({"communities", "pairs.json"}).errors, "2 communities, modularity 0.5\n");
    EXPECT_EQ(sigloom({"communities", "pairs.json", "--quality", "cpm", "-o", "found.json"}).errors,
              "2 communities, quality by the Potts model 4\n");
    EXPECT_EQ(sigloom({"communities", "pairs.json", "--quiet"}).errors, "");
    EXPECT_THAT(sigloom({"communities", "reports"}).errors,
                EndsWith("1 community, modularity 0\n"));
}

TEST_F(CommandsTest, CommunitiesListTheirMembers) {
    EXPECT_EQ(output_of({"communities", "reports", "--members", "--top", "1", "--kind", "signal",
                         "--format", "tsv"}),
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
    EXPECT_THAT(output_of({"info", "graph.json"}), HasSubstr("community, community_stability"));
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
                     "--runs must be at least 1");
    expect_wrong_use(sigloom({"communities", "reports", "--top", "1", "-o", "x.json"}),
                     "--top excludes --output");
    expect_wrong_use(sigloom({"communities", "reports", "--quality", "surprise"}),
                     "unknown --quality 'surprise'; it must be modularity or cpm");
}

// -- info

TEST_F(CommandsTest, InfoDescribesTheGraph) {
    EXPECT_EQ(output_of({"info", "reports"}),
              "nodes         5\n"
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
              "edge columns  count, mentions, first_seen, last_seen\n");
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
    EXPECT_THAT(outcome.output, StartsWith("reports/ferries.md:28:20: note: "));
    EXPECT_THAT(outcome.output, HasSubstr(" [unusable-relevancy]\n"
                                          "    28 | | Drones | | | | | lots |\n"
                                          "       |                    ^\n"));
    EXPECT_THAT(outcome.output,
                HasSubstr("\n\noddity              severity  count  files  meaning\n"
                          "unusable-relevancy  note          1      1  "));
}

TEST_F(CommandsTest, CheckListsTheSameForPrograms) {
    folder_.write("reports/ferries.md", std::string(test::ferries) + "| Drones | | | | | lots |\n");
    const auto rows =
        nlohmann::json::parse(output_of({"check", "reports/ferries.md", "--format", "json"}));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0]["path"], "reports/ferries.md");
    EXPECT_EQ(rows[0]["line"], 28);
    EXPECT_EQ(rows[0]["column"], 20);
    EXPECT_EQ(rows[0]["severity"], "note");
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
    EXPECT_EQ(output_of({"why", "reports", "robots", "crewless"}),
              "theme:robots  Robots\n"
              "signal:crewless-ferries  Crewless ferries\n"
              "relevance, weight 0.8, 1 report\n"
              "\n"
              "Robots at sea\n"
              "    ferries.md:7: Robots, r 1\n"
              "    ferries.md:27: Crewless ferries, r 0.8\n"
              "    adds 0.8; the row's text names the term\n");
    EXPECT_THAT(output_of({"why", "reports", "shipping", "crewless"}),
                EndsWith("    adds 0.8; the row's text does not name the term\n"));
    EXPECT_THAT(output_of({"why", "reports", "robots", "automation", "--top", "1"}),
                EndsWith("    adds 1\n\n... and 1 more\n"));
}

TEST_F(CommandsTest, WhySaysWhereTheWeightIsNotWhatTheReportsAdd) {
    EXPECT_THAT(output_of({"why", "reports", "robots", "crewless", "--weight", "count"}),
                HasSubstr("\nrelevance, weight 1, 1 report\n"
                          "the weight is of another scheme than relevancy, by which the reports "
                          "add 0.8\n\n"));
}

TEST_F(CommandsTest, WhyWorksFromAJsonFileToo) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-o", "g.graphml", "-q"}).exit_code, 0);
    for (const char* format : {"table", "json", "csv"}) {
        EXPECT_EQ(output_of({"why", "g.json", "robots", "automation", "--format", format}),
                  output_of({"why", "reports", "robots", "automation", "--format", format}));
    }
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
                  "url": "https://example.org/robots", "line_a": 27, "r_a": 0.8, "line_b": 7,
                  "r_b": 1.0, "named_in_row": true, "contribution": 0.8})"));
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
                     "unknown measure of edges 'edge_betweennes'; did you mean edge_betweenness");
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
    EXPECT_EQ(output_of({"why", "near.json", "robots", "harbours"}),
              output_of({"why", "reports", "robots", "harbours"}));
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
