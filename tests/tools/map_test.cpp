// `sigloom map`, on reports of two years: ships go on, bees part, rain ends and robots begin.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using test::expect_failure;
using test::expect_wrong_use;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

class MapTest : public test::ProgramTest {
  protected:
    void SetUp() override {
        const std::vector<std::vector<std::string>> topics[] = {
            {{"ferries", "harbours", "cranes", "sailors", "cargo", "docks", "tides"},
             {"honey", "hives", "nectar", "pollen", "swarms", "wax"},
             {"rain", "wind", "fog"}},
            {{"ferries", "harbours", "cranes", "sailors", "cargo", "docks", "tides"},
             {"honey", "hives", "nectar"},
             {"pollen", "swarms", "wax"},
             {"robots", "drones", "lasers", "rockets"}}};
        int number = 0;
        for (int year = 0; year < 2; ++year) {
            for (const auto& terms : topics[year]) {
                for (int i = 0; i < 3; ++i, ++number) {
                    std::string text = fmt::format(
                        "# __Report {0}__, (from page [{1}{2:02}15](https://e.org/p).)\n\n"
                        "## Keywords\n\n",
                        number, 2023 + year, 1 + 5 * i);
                    for (const std::string& term : terms) text += "* " + term + '\n';
                    folder_.write(fmt::format("two/{:03}.md", number),
                                  text + "\n## Summary\n\nText.\n");
                }
            }
        }
        // A third year, so that there are periods enough.
        folder_.write(
            "two/last.md",
            "# __Last__, (from page [20250115](https://e.org/p).)\n\n## Keywords\n\n* x\n\n"
            "## Summary\n\nText.\n");
    }

    [[nodiscard]] nlohmann::json rows(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"map", "two", "--format", "json"});
        return nlohmann::json::parse(output_of(arguments));
    }
};

TEST_F(MapTest, PlacesEachThemeInItsQuadrant) {
    EXPECT_THAT(output_of({"map", "two", "--format", "csv"}),
                StartsWith("theme,quadrant,centrality,density,size,reports,terms\r\n0,"));
    const auto found = rows({});
    EXPECT_EQ(found.size(), 4U);
    for (const auto& row : found) EXPECT_EQ(row["centrality"], 0);
    // Seven terms that all six of their reports name together: 21 pairs of equivalence 1.
    EXPECT_EQ(found[0]["density"], 300);
    EXPECT_EQ(found[0]["reports"], 6);
    EXPECT_EQ(rows({"--top", "1"}).size(), 1U);
    EXPECT_EQ(rows({"--least-terms", "7"}).size(), 1U);
    EXPECT_THAT(output_of({"map", "two"}), HasSubstr("4 themes of 3 or more terms."));
}

TEST_F(MapTest, FollowsThemesFromPeriodToPeriod) {
    const auto found = rows({"--period", "year"});
    ASSERT_EQ(found.size(), 7U);
    std::vector<std::string> became;
    for (const auto& row : found) {
        became.push_back(row["origin"].get<std::string>() + '>' + row["fate"].get<std::string>() +
                         '>' + row["goes_to"].get<std::string>());
    }
    EXPECT_THAT(became,
                testing::ElementsAre(">continues>0", ">splits>2; 3", ">dies>", "continues>>",
                                     "appears>>", "split off>>", "split off>>"));
    EXPECT_EQ(found[0]["period"], "2023");
    EXPECT_EQ(found[5]["comes_from"], "1");
}

TEST_F(MapTest, ListsLinksBetweenPeriodsAsEdges) {
    EXPECT_THAT(output_of({"map", "two", "--period", "year", "--evolution", "--format", "csv"}),
                StartsWith("from_period,from_theme,to_period,to_theme,inclusion,jaccard,shared,"
                           "from_size,to_size,from_terms,to_terms,shared_terms\r\n"
                           "2023,0,2024,0,1,1,7,7,7,"));
    const auto found = rows({"--period", "year", "--evolution"});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[1]["jaccard"], 0.5);
    EXPECT_EQ(rows({"--period", "year", "--evolution", "--jaccard", "0.6"}).size(), 1U);
}

TEST_F(MapTest, TakesGraphFilesThatCountReportsAndRefusesOthers) {
    ASSERT_EQ(sigloom({"build", "two", "-o", "g.graphml", "-q"}).exit_code, 0);
    EXPECT_EQ(output_of({"map", "g.graphml", "--format", "csv"}).substr(0, 200),
              output_of({"map", "g.graphml", "--format", "csv", "--threads", "1"}).substr(0, 200));
    expect_failure(sigloom({"map", "g.graphml", "--period", "year"}), "maps take the evidence");
    folder_.write("pairs.json",
                  R"({"directed": false, "multigraph": false, "graph": {}, "nodes": [{"id": "a"},
            {"id": "b"}], "edges": [{"source": "a", "target": "b", "weight": 3}]})");
    expect_failure(sigloom({"map", "pairs.json"}), "no map: it takes the columns");
    expect_wrong_use(sigloom({"map", "two", "--inclusion", "0"}),
                     "--inclusion must be above 0, at most 1");
}

TEST_F(MapTest, RefusesPeriodsWithTheReasonWhereThereAreTooFew) {
    folder_.write("day/a.md",
                  "# __A__, (from page [20240115](https://e.org/p).)\n\n## Keywords\n\n* x\n* y\n\n"
                  "## Summary\n\nText.\n");
    expect_failure(sigloom({"map", "day", "--period", "month"}), "no maps: it takes at least 5");
    EXPECT_EQ(output_of({"map", "day", "--format", "csv"}),
              "theme,quadrant,centrality,density,size,reports,terms\r\n");
}

TEST_F(MapTest, IsTheSameForAnyNumberOfThreads) {
    EXPECT_EQ(output_of({"map", "two", "--period", "half", "--format", "csv", "--threads", "1"}),
              output_of({"map", "two", "--period", "half", "--format", "csv", "--threads", "2"}));
}

}  // namespace
}  // namespace sigloom
