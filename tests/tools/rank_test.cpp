// What `sigloom rank` prints and writes, whole, for two small reports.
#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using test::expect_failure;
using test::expect_wrong_use;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class RankTest : public test::ProgramTest {
  protected:
    /// The nodes in a JSON file of a graph.
    [[nodiscard]] nlohmann::json nodes_of(const std::string& file) const {
        return nlohmann::json::parse(std::ifstream(folder_.path() / file))["nodes"];
    }
};

TEST_F(RankTest, SortsByTheFirstMeasureAndTiesById) {
    EXPECT_EQ(output_of({"rank", "reports", "--by", "degree,strength"}),
              "id                       label             kind    degree  strength\n"
              "theme:automation         automation        theme        4       4.8\n"
              "theme:robots             Robots            theme        4       4.8\n"
              "signal:crewless-ferries  Crewless ferries  signal       3       2.4\n"
              "theme:shipping           shipping          theme        3       2.8\n"
              "theme:harbours           harbours          theme        2         2\n");
}

TEST_F(RankTest, SortsByAnyMeasureItShows) {
    EXPECT_EQ(output_of({"rank", "reports", "--by", "degree,strength", "--sort", "strength",
                         "--top", "3", "--format", "csv"}),
              "id,label,kind,degree,strength\r\n"
              "theme:automation,automation,theme,4,4.8\r\n"
              "theme:robots,Robots,theme,4,4.8\r\n"
              "theme:shipping,shipping,theme,3,2.8\r\n");
    expect_wrong_use(sigloom({"rank", "reports", "--by", "degree", "--sort", "strength"}),
                     "unknown --sort 'strength'; it must be degree");
}

TEST_F(RankTest, NumbersTheNodesAmongAllOrWithinTheirKind) {
    const std::vector<std::string> arguments{"rank",   "reports",  "--by",
                                             "degree", "--format", "csv"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), arguments.begin(), arguments.end());
        return output_of(more);
    };
    EXPECT_EQ(with({"--ranks", "all"}),
              "id,label,kind,degree,degree_rank\r\n"
              "theme:automation,automation,theme,4,1\r\n"
              "theme:robots,Robots,theme,4,1\r\n"
              "signal:crewless-ferries,Crewless ferries,signal,3,3\r\n"
              "theme:shipping,shipping,theme,3,3\r\n"
              "theme:harbours,harbours,theme,2,5\r\n");
    EXPECT_THAT(with({"--ranks", "kind"}),
                HasSubstr("\r\nsignal:crewless-ferries,Crewless ferries,signal,3,1\r\n"
                          "theme:shipping,shipping,theme,3,3\r\n"));
    EXPECT_THAT(with({"--ranks", "all", "--kind", "signal"}),
                EndsWith("\r\nsignal:crewless-ferries,Crewless ferries,signal,3,1\r\n"))
        << "the rank counts among the nodes of the kinds asked for";
}

TEST_F(RankTest, WithErrorBarsShowsIntervalsOfScoresAndRanks) {
    // Of two reports, two draws in four take each once: automation has 4.8 then. One in four takes
    // harbours twice (4) and one ferries twice (5.6); 300 draws see all of them.
    const std::vector<std::string> arguments{"rank", "reports",  "--by", "strength",    "--top",
                                             "1",    "--format", "csv",  "--bootstrap", "300"};
    EXPECT_EQ(output_of(arguments),
              "id,label,kind,strength,strength_rank,strength_low,strength_high,strength_rank_low,"
              "strength_rank_high\r\n"
              "theme:automation,automation,theme,4.8,1,4,5.6,1,1\r\n");
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-o", "g.graphml", "-q"}).exit_code, 0);
    std::vector<std::string> from_file = arguments;
    from_file[1] = "g.json";
    EXPECT_EQ(output_of(from_file), output_of(arguments));
    from_file[1] = "g.graphml";
    expect_failure(sigloom(from_file), "--bootstrap: it takes the evidence");
    expect_wrong_use(sigloom({"rank", "reports", "--weight", "count", "--bootstrap", "3"}),
                     "--bootstrap goes by the relevancy of reports, and not with --weight count");
    expect_wrong_use(sigloom({"rank", "reports", "--bootstrap", "3", "--level", "1"}),
                     "--level must be between 0 and 1");
}

TEST_F(RankTest, FromANodeFavoursWhatIsNearIt) {
    const auto score_of = [&](const std::string& id, const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"rank",     "reports",  "--by",
                                           "pagerank", "--format", "json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        for (const auto& row : nlohmann::json::parse(output_of(arguments))) {
            if (row["id"] == id) return row["pagerank"].get<double>();
        }
        return -1.0;
    };
    EXPECT_GT(score_of("theme:harbours", {"--from", "Harbours"}),
              1.5 * score_of("theme:harbours", {}));
    EXPECT_GT(score_of("theme:harbours", {"--from", "Harbours", "--from", "robots"}),
              score_of("theme:harbours", {"--from", "robots"}));
    EXPECT_THAT(output_of({"rank", "reports", "--from", "harbours"}), Not(HasSubstr("betweenness")))
        << "measures without such a view are not shown unless asked for";
    EXPECT_THAT(output_of({"rank", "reports", "--from", "harbours", "--bootstrap", "5"}),
                HasSubstr("pagerank_rank_high"));
    expect_wrong_use(sigloom({"rank", "reports", "--by", "degree", "--from", "harbours"}),
                     "--from is not for degree, only for pagerank");
    expect_failure(sigloom({"rank", "reports", "--from", "mountains"}),
                   "no node is called 'mountains'");
}

TEST_F(RankTest, WithoutHubsLeavesThemOutOfShortestPathsOnly) {
    // Automation and robots are in both reports: what they keep apart falls into two parts.
    EXPECT_EQ(output_of({"rank", "reports", "--by", "degree,harmonic", "--without-hubs", "0.5",
                         "--ranks", "all", "--format", "csv"}),
              "id,label,kind,degree,degree_rank,harmonic,harmonic_rank\r\n"
              "theme:automation,automation,theme,4,1,,\r\n"
              "theme:robots,Robots,theme,4,1,,\r\n"
              "signal:crewless-ferries,Crewless ferries,signal,3,3,1,1\r\n"
              "theme:shipping,shipping,theme,3,3,1,1\r\n"
              "theme:harbours,harbours,theme,2,5,0,3\r\n");
    EXPECT_THAT(output_of({"rank", "reports", "--by", "harmonic", "--without-hubs", "0.5", "--top",
                           "4", "--format", "csv"}),
                EndsWith("theme:automation,automation,theme,\r\n"))
        << "those without a value come last";
    expect_wrong_use(sigloom({"rank", "reports", "--without-hubs", "2"}),
                     "--without-hubs must be from 0 to 1");
    expect_wrong_use(sigloom({"rank", "reports", "--without-hubs", "0.5", "--bootstrap", "2"}),
                     "--bootstrap does not go with --without-hubs");
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.graphml", "-q"}).exit_code, 0);
    expect_failure(sigloom({"rank", "g.graphml", "--without-hubs", "0.5"}),
                   "--without-hubs: which");
}

TEST_F(RankTest, TellsAnEstimateFromAnExactValue) {
    EXPECT_THAT(
        output_of({"rank", "reports", "--epsilon", "0.2", "--top", "1", "--format", "csv"}),
        StartsWith("id,label,kind,betweenness_estimate,betweenness_low,betweenness_high\r\n"));
    EXPECT_EQ(output_of({"rank", "reports", "--by", "closeness", "--epsilon", "0.2"}),
              output_of({"rank", "reports", "--by", "closeness"}))
        << "a sample of all nodes is exact, and called so";
    const std::string table = output_of({"rank", "reports", "--epsilon", "0.2", "--seed", "7"});
    EXPECT_THAT(table, HasSubstr("betweenness_estimate"));
    EXPECT_THAT(table, HasSubstr("--epsilon 0.2 --delta 0.1 --seed 7"));
    EXPECT_EQ(output_of({"rank", "reports", "--time-limit", "1000", "--format", "csv"}),
              output_of({"rank", "reports", "--format", "csv"}))
        << "in time, values are exact";
    expect_wrong_use(sigloom({"rank", "reports", "--by", "betweenness,katz", "--epsilon", "0.1"}),
                     "--epsilon is not for katz, only for betweenness, closeness, harmonic");
    expect_wrong_use(sigloom({"rank", "reports", "--epsilon", "1"}),
                     "--epsilon must be 0.0001 or more and below 1");
    expect_wrong_use(sigloom({"rank", "reports", "--time-limit", "0"}),
                     "--time-limit must be above 0");
    expect_wrong_use(sigloom({"rank", "reports", "--epsilon", "0.1", "--bootstrap", "2"}),
                     "--bootstrap does not go with estimates");
}

TEST_F(RankTest, ShowsOnlyTheKindsAndAsManyAsAskedFor) {
    EXPECT_EQ(output_of({"rank", "reports", "--by", "degree", "--kind", "signal,theme", "--top",
                         "1", "--format", "tsv"}),
              "id\tlabel\tkind\tdegree\ntheme:automation\tautomation\ttheme\t4\n");
    EXPECT_EQ(
        output_of({"rank", "reports", "--by", "degree", "--kind", "signal", "--format", "md"}),
        "| id | label | kind | degree |\n| --- | --- | --- | ---: |\n"
        "| signal:crewless-ferries | Crewless ferries | signal | 3 |\n");
    expect_failure(sigloom({"rank", "reports", "--kind", "topic"}),
                   "no node is of kind 'topic'; the kinds in this graph: signal, theme");
}

TEST_F(RankTest, ByAllHasAColumnPerMeasure) {
    const auto list =
        nlohmann::json::parse(output_of({"rank", "--list-measures", "--format", "json"}));
    const auto rows =
        nlohmann::json::parse(output_of({"rank", "reports", "--by", "all", "--format", "json"}));
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows[0].size(), 3 + list.size());
    for (const auto& measure : list) {
        EXPECT_EQ(measure["from"], measure["name"] == "pagerank") << measure;
    }
    for (const auto& measure : list) {
        EXPECT_TRUE(rows[0][measure["name"].get<std::string>()].is_number()) << measure;
    }
}

TEST_F(RankTest, WritesTheGraphWithItsMeasuresAsColumns) {
    EXPECT_EQ(output_of({"rank", "reports", "--by", "degree,strength", "--ranks", "kind", "-o",
                         "graph.json", "-o", "graph.graphml", "-q"}),
              "");
    for (const std::string file : {"graph.json", "graph.graphml"}) {
        EXPECT_THAT(output_of({"info", file}),
                    HasSubstr("entity_type, degree, degree_rank, strength, strength_rank\n"));
    }
    for (const auto& node : nodes_of("graph.json")) {
        const std::string id = node["id"];
        const bool is_signal = id == "signal:crewless-ferries";
        EXPECT_EQ(node["degree"], id == "theme:harbours"                ? 2
                                  : is_signal || id == "theme:shipping" ? 3
                                                                        : 4);
        EXPECT_EQ(node["strength_rank"] == 1, is_signal || node["strength"] == 4.8) << node;
    }
    EXPECT_EQ(output_of({"rank", "graph.json", "--by", "strength", "-o", "again.json", "-q"}), "");
    EXPECT_THAT(output_of({"info", "again.json"}),
                HasSubstr("entity_type, degree, degree_rank, strength_rank, strength\n"));
}

TEST_F(RankTest, LeavesTheColumnOfAHubEmptyInTheGraph) {
    EXPECT_EQ(output_of({"rank", "reports", "--by", "degree,harmonic", "--without-hubs", "0.5",
                         "-o", "graph.json", "-q"}),
              "");
    int hubs = 0;
    for (const auto& node : nodes_of("graph.json")) {
        EXPECT_TRUE(node.contains("degree"));
        hubs += node.contains("harmonic") ? 0 : 1;
        EXPECT_EQ(node.contains("harmonic"), node["reports"] == 1) << node;
    }
    EXPECT_GT(hubs, 0);
}

TEST_F(RankTest, ListsMeasuresWithoutAnInput) {
    EXPECT_THAT(output_of({"rank", "--list-measures"}), StartsWith("degree\n    "));
}

}  // namespace
}  // namespace sigloom
