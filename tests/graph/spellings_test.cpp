#include "core/graph/spellings.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/graph/build.hpp"
#include "core/report/read_report.hpp"
#include "tests/graph/contributing.hpp"
#include "tests/support/samples.hpp"

namespace sigloom {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

BuildResult build(const std::vector<ReportFile>& reports, NamesRule rule) {
    DiagnosticList ignored;
    BuildOptions options;
    options.names = rule;
    options.spellings = KeepSpellings::yes;
    return build_graph(reports, options, ignored);
}

/// "id, report: spelling".
std::vector<std::string> lines(const BuildResult& result) {
    std::vector<std::string> all;
    const auto& [id, at, text] = result.spellings;
    for (std::size_t i = 0; i < at.size(); ++i) {
        all.push_back(std::string(id[at[i].node]) + ", " +
                      result.graph.evidence().reports[at[i].report].path + ": " +
                      std::string(text[i]));
    }
    return all;
}

std::string report(const std::string& keywords, const std::string& issue) {
    std::string text = "# __T__, (from page [20250110](https://example.org/1).)\n\n## Keywords\n\n";
    for (std::size_t begin = 0; begin < keywords.size();) {
        const std::size_t end = std::min(keywords.find(',', begin), keywords.size());
        text += "* " + keywords.substr(begin, end - begin) + '\n';
        begin = end + 1;
    }
    return text + "\n## Issues\n\n| name | description | relevancy |\n|:--|:--|--:|\n| " + issue +
           " | Text. | 4 |\n";
}

TEST(Spellings, EveryWayOfWritingAReportHasIsKept) {
    const BuildResult result = build({report_file("a.md", report("Robots,robots,Ships", "Cost")),
                                      report_file("b.md", report("ROBOTS", "COST"))},
                                     NamesRule::exact);
    EXPECT_THAT(lines(result),
                ElementsAre("issue:cost, a.md: Cost", "issue:cost, b.md: COST",
                            "theme:robots, a.md: Robots", "theme:robots, a.md: robots",
                            "theme:robots, b.md: ROBOTS", "theme:ships, a.md: Ships"));
}

TEST(Spellings, LearnedNamesKeepWhatTheReportsWrite) {
    const BuildResult result = build({report_file("a.md", report("robot,ship", "Cost")),
                                      report_file("b.md", report("robots,ship", "Costs")),
                                      report_file("c.md", report("robots", "x"))},
                                     NamesRule::learned);
    EXPECT_THAT(lines(result), ::testing::IsSupersetOf(
                                   {"theme:robots, a.md: robot", "theme:robots, b.md: robots"}));
}

TEST(Spellings, EveryPlaceOfATermOrARowHasOne) {
    for (const NamesRule rule : {NamesRule::exact, NamesRule::learned}) {
        const BuildResult result = build(test::sample_reports(), rule);
        std::set<std::pair<Node, std::uint32_t>> spelled;
        for (const Spellings::At& at : result.spellings.at) spelled.emplace(at.node, at.report);
        std::set<std::pair<Node, std::uint32_t>> places;
        for (Node node = 0; node < result.graph.node_count(); ++node) {
            for (const Place& place : result.graph.evidence().places[node]) {
                places.emplace(node, place.report);
            }
        }
        EXPECT_GT(places.size(), 100);
        EXPECT_EQ(spelled, places);
        EXPECT_TRUE(std::ranges::is_sorted(result.spellings.at));
    }
}

TEST(Spellings, WithoutBeingAskedForThereAreNone) {
    DiagnosticList ignored;
    EXPECT_THAT(build_graph(test::sample_reports(), {}, ignored).spellings.at, IsEmpty());
}

}  // namespace
}  // namespace sigloom
