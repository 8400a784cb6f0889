// What reading several reports from one file, cleaning names and odd dates do to the graph.
#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/graph/build.hpp"
#include "core/names/name_table.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

struct Built {
    BuildResult result;
    std::vector<std::string> said;
};

Built build(const std::vector<std::pair<std::string, std::string>>& files,
            NamesRule names = NamesRule::learned) {
    std::vector<ReportFile> reports;
    for (const auto& [path, text] : files) reports.push_back({"", path, text, false});
    BuildOptions options;
    options.names = names;
    options.ledger = Ledger::keep;
    DiagnosticList diagnostics;
    Built built{build_graph(reports, options, diagnostics), {}};
    for (const Diagnostic& diagnostic : diagnostics.list()) {
        built.said.push_back(to_string(diagnostic));
    }
    return built;
}

std::vector<std::string> labels(const KnowledgeGraph& graph) {
    std::vector<std::string> all;
    for (Node node = 0; node < graph.node_count(); ++node) {
        all.emplace_back(graph.nodes().label[node]);
    }
    return all;
}

std::string page(const std::string& date, const std::string& keywords) {
    return "# __T" + date + "__, (from page [" + date + "](p).)\n## Keywords\n\n" + keywords + "\n";
}

TEST(SeveralReportsOfAFile, AreReportsOfTheirOwn) {
    for (const NamesRule names : {NamesRule::exact, NamesRule::learned}) {
        const auto [result, said] = build(
            {{"b.md", page("20240310", "* kelp\n* salt")},
             {"a.md", page("20240110", "* tide\n* kelp") + page("20240211", "* mills\n* kelp") +
                          page("20240212", "* tide\n* mills")}},
            names);
        std::vector<std::string> paths;
        std::vector<std::int32_t> dates;
        for (const ReportEntry& report : result.graph.evidence().reports) {
            paths.push_back(report.path);
            dates.push_back(report.date);
        }
        EXPECT_THAT(paths, ElementsAre("a.md", "a.md#2", "a.md#3", "b.md"));
        EXPECT_THAT(dates, ElementsAre(20240110, 20240211, 20240212, 20240310));
        EXPECT_THAT(labels(result.graph), UnorderedElementsAre("kelp", "mills", "salt", "tide"));
        const auto id = [&](std::string_view name) {
            return result.graph.find_id("theme:" + std::string(name)).value();
        };
        EXPECT_TRUE(result.graph.find_edge(id("tide"), id("mills"))) << "in the third";
        EXPECT_TRUE(result.graph.find_edge(id("kelp"), id("mills")));
        EXPECT_FALSE(result.graph.find_edge(id("salt"), id("mills")));
    }
}

TEST(SeveralReportsOfAFile, AreTheSameWhereverTheFileStands) {
    const std::string many =
        page("20240110", "* tide\n* LLMs") + page("20240211", "* mill\n* mills");
    const auto one = build({{"a.md", many}, {"b.md", page("20240310", "* LLM\n* mills")}});
    const auto other = build({{"b.md", page("20240310", "* LLM\n* mills")}, {"a.md", many}});
    EXPECT_EQ(labels(one.result.graph), labels(other.result.graph));
    ASSERT_EQ(one.result.names.size(), other.result.names.size());
    for (std::size_t i = 0; i < one.result.names.size(); ++i) {
        EXPECT_EQ(one.result.names[i].evidence, other.result.names[i].evidence);
    }
}

TEST(CleanNames, AFinalPeriodIsNoPartOfALearnedName) {
    const std::vector<std::pair<std::string, std::string>> files{
        {"a.md", page("20240110", "* drones.\n* sea&nbsp;level\n* U.S.")},
        {"b.md", page("20240211", "* drones\n* sea  level\n* coast&shy;line")}};
    EXPECT_THAT(labels(build(files).result.graph),
                UnorderedElementsAre("drones", "sea level", "U.S.", "coastline"));
    EXPECT_THAT(labels(build(files, NamesRule::exact).result.graph),
                UnorderedElementsAre("drones.", "drones", "sea level", "U.S.", "coastline"));
}

TEST(CleanNames, APageOfAWikiLinkIsAnotherForm) {
    const std::vector<std::pair<std::string, std::string>> files{
        {"a.md", page("20240110", "* [[water mills|mills]]\n* tide")},
        {"b.md", page("20240211", "* mills\n* tide") + "## Summary\n\nOld water mills turn.\n"}};
    const auto [result, said] = build(files);
    EXPECT_THAT(labels(result.graph), UnorderedElementsAre("mills", "tide"));
    const NameTable& table = result.table;
    EXPECT_EQ(table.rows()[table.find("water mills")].name_class,
              table.rows()[table.find("mills")].name_class);
    EXPECT_THAT(labels(build(files, NamesRule::exact).result.graph),
                UnorderedElementsAre("mills", "tide"));
    const auto with_page = build({files[0], {"c.md", page("20240211", "* water mills\n* x")}});
    EXPECT_THAT(labels(with_page.result.graph), testing::SizeIs(3)) << "one node for both";
    const auto unclear = build(
        {files[0],
         {"c.md", page("20240211", "* [[paper mills|mills]]\n* paper mills\n* water mills")}});
    EXPECT_THAT(labels(unclear.result.graph),
                UnorderedElementsAre("mills", "tide", "paper mills", "water mills"));
}

TEST(OddDates, ADateFarFromAllOthersIsNoted) {
    const auto [result, said] = build({{"a.md", page("19000101", "* a")},
                                       {"b.md", page("20240211", "* a")},
                                       {"c.md", page("20240212", "* a")},
                                       {"d.md", page("20240213", "* a")}});
    EXPECT_THAT(said, ElementsAre("a.md: note: dated 1900-01-01, far from the other reports, which "
                                  "are of 2024-02-11 to 2024-02-13 [distant-date]"));
}

TEST(NoReports, TheFirstIsToldHowItsHeadingsAreMapped) {
    const auto [result, said] = build({{"a.md", "# Mots\n\n* a\n"}, {"b.md", "# Mots\n\n* a\n"}});
    ASSERT_EQ(said.size(), 2U);
    EXPECT_THAT(said[0], HasSubstr("[not-a-report]\n  If its headings mean sections"));
    EXPECT_THAT(said[0], HasSubstr("\"Mots\" = \"keywords\""));
    EXPECT_EQ(said[1],
              "b.md: warning: expected a report, found none of its sections [not-a-report]");
}

}  // namespace
}  // namespace sigloom
