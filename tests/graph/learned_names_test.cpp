#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "core/graph/build.hpp"
#include "core/names/name_file.hpp"
#include "tests/support/samples.hpp"

namespace sigloom {
namespace {

using testing::Contains;
using testing::Not;

BuildResult build(const std::vector<ReportFile>& reports, BuildOptions options = {}) {
    DiagnosticList diagnostics;
    options.ledger = Ledger::keep;
    return build_graph(reports, options, diagnostics);
}

/// Everything that a build says, for comparison.
std::string all_of(const BuildResult& result) {
    std::ostringstream text;
    for (const NameEntry& name : result.names) {
        text << name.surface << '|' << name.canonical << '|' << name.kind << '|' << name.entity_type
             << '|' << name.reports << '|' << name.rule << '|' << name.score << '|' << name.points
             << '|' << name.evidence << '|' << name.id << '\n';
    }
    return text.str() + save_names(result.table);
}

std::vector<std::string> ids(const KnowledgeGraph& graph) {
    std::vector<std::string> all;
    for (Node node = 0; node < graph.node_count(); ++node) all.emplace_back(graph.nodes().id[node]);
    return all;
}

double edge_value(const KnowledgeGraph& graph, std::string_view a, std::string_view b,
                  std::string_view column) {
    const auto edge = graph.find_edge(graph.find_id(a).value(), graph.find_id(b).value());
    return edge ? find_column(graph.edges().columns, column)->number(*edge).value() : -1;
}

TEST(LearnedGraph, NamesNeedNoEdges) {
    BuildOptions options;
    options.edges = Edges::leave_out;
    const BuildResult names = build(test::sample_reports(), options);
    const BuildResult whole = build(test::sample_reports());
    EXPECT_EQ(all_of(names), all_of(whole));
    EXPECT_EQ(ids(names.graph), ids(whole.graph));
    EXPECT_EQ(names.graph.edge_count(), 0U);
    EXPECT_FALSE(names.graph.evidence().empty());
}

TEST(LearnedGraph, DoesNotDependOnOrderOrThreads) {
    std::vector<ReportFile> reports = test::sample_reports();
    const BuildResult expected = build(reports);
    EXPECT_GT(expected.graph.node_count(), 100U);
    std::mt19937 random(3);
    for (const unsigned threads : {1U, 2U, 7U}) {
        std::ranges::shuffle(reports, random);
        BuildOptions options;
        options.threads = threads;
        options.learning.discover = 2;
        const BuildResult discovered = build(reports, options);
        options.threads = 1;
        EXPECT_EQ(all_of(build(reports, options)), all_of(discovered));
        options.learning.discover = 0;
        options.threads = threads;
        const BuildResult result = build(reports, options);
        EXPECT_TRUE(result.graph == expected.graph);
        EXPECT_EQ(all_of(result), all_of(expected));
    }
}

TEST(LearnedGraph, IsTheSameWithASavedTable) {
    const BuildResult learned = build(test::sample_reports());
    const NameTable saved = load_names(save_names(learned.table), "names.tsv");
    BuildOptions options;
    options.learning.known = &saved;
    const BuildResult given = build(test::sample_reports(), options);
    EXPECT_TRUE(given.graph == learned.graph);
    EXPECT_EQ(all_of(given), all_of(learned));
}

const std::vector<ReportFile> tidal_reports{{"", "a.md", R"(# A
## Keywords
* TSP
* seals
## Summary
A seal rests. Tidal stream power (TSP) grows, and so does TSP near Orkney and for Orkney.
## Issues
| name | description | relevancy |
|---|---|---|
| Noise | Tidal stream power disturbs a seal near Orkney. | 5 |
| Silence | Nothing is said of it here. | 5 |
)",
                                             true},
                                            {"", "b.md", R"(# B
## Keywords
* tidal stream power
* Seal
## Summary
More tidal stream power (TSP) is built for Orkney. A seal sleeps.
)",
                                             true}};

TEST(LearnedGraph, ARowNamesATermByAnyOfItsForms) {
    const KnowledgeGraph graph = build(tidal_reports).graph;
    EXPECT_EQ(edge_value(graph, "theme:tidal-stream-power", "issue:noise", "mentions"), 1);
    EXPECT_EQ(edge_value(graph, "theme:tidal-stream-power", "issue:silence", "mentions"), 0);
    EXPECT_EQ(edge_value(graph, "theme:seals", "theme:tidal-stream-power", "count"), 2);
    BuildOptions options;
    options.pairs = PairChoice::mentions;
    const KnowledgeGraph named = build(tidal_reports, options).graph;
    EXPECT_EQ(edge_value(named, "theme:tidal-stream-power", "issue:silence", "count"), -1);
}

TEST(LearnedGraph, DiscoversEntitiesThatEnoughReportsMention) {
    EXPECT_THAT(ids(build(tidal_reports).graph), Not(Contains("entity:orkney")));
    BuildOptions options;
    options.learning.discover = 2;
    const KnowledgeGraph graph = build(tidal_reports, options).graph;
    EXPECT_THAT(ids(graph), Contains("entity:orkney"));
    EXPECT_EQ(edge_value(graph, "entity:orkney", "issue:noise", "mentions"), 1);
    EXPECT_EQ(edge_value(graph, "entity:orkney", "theme:seals", "count"), 2);
    options.learning.discover = 3;
    EXPECT_THAT(ids(build(tidal_reports, options).graph), Not(Contains("entity:orkney")));
}

TEST(LearnedGraph, DiscoversNoPartOfANameThatIsThere) {
    const auto report = [](const std::string& path, const std::string& keyword) {
        return ReportFile{
            "", path,
            "# A\n## Keywords\n* " + keyword +
                "\n* tides\n* maps\n## Summary\nIn Oslo, Jane Ottoboni spoke, and then "
                "Ottoboni sailed. They like Jane, and in Oslo they like what Ottoboni "
                "said.\n## Issues\n| name | description |\n|---|---|\n| Noise | In Oslo, "
                "Ottoboni announced it with Jane in Unst. |\n",
            true};
    };
    BuildOptions options;
    options.learning.discover = 2;
    const KnowledgeGraph one =
        build({report("a.md", "Jane Ottoboni"), report("b.md", "kelp")}, options).graph;
    EXPECT_THAT(ids(one), Contains("entity:jane-ottoboni"));
    EXPECT_THAT(ids(one), Contains("entity:unst"));
    EXPECT_THAT(ids(one), Not(Contains("entity:ottoboni")));
    EXPECT_THAT(ids(one), Not(Contains("entity:jane")));
    EXPECT_EQ(edge_value(one, "entity:jane-ottoboni", "issue:noise", "mentions"), 1)
        << "the surname stands for her";
    const KnowledgeGraph two =
        build({report("a.md", "Jane Ottoboni"), report("b.md", "Mark Ottoboni")}, options).graph;
    EXPECT_THAT(ids(two), Not(Contains("entity:ottoboni"))) << "of which of the two?";
}

TEST(LearnedGraph, LeavesOutWhatAnAliasFileDrops) {
    BuildOptions options;
    options.learning.aliases = load_aliases("seals\t\n", "a.txt");
    const BuildResult result = build(tidal_reports, options);
    EXPECT_THAT(ids(result.graph), Not(Contains("theme:seals")));
    // The ledger ends with them.
    ASSERT_GE(result.names.size(), 2U);
    const NameEntry& first = result.names[result.names.size() - 2];
    const NameEntry& last = result.names.back();
    EXPECT_EQ(first.surface, "Seal");
    EXPECT_EQ(last.surface, "seals");
    for (const NameEntry& dropped : {first, last}) {
        EXPECT_EQ(dropped.kind, "dropped");
        EXPECT_EQ(dropped.rule, "alias");
        EXPECT_EQ(dropped.canonical, "");
        EXPECT_EQ(dropped.id, "");
        EXPECT_EQ(dropped.reports, 1U);
        EXPECT_NE(dropped.evidence, "");
    }
}

TEST(LearnedGraph, CountsWhatASavedTableDropsInTheReportsAtHand) {
    const NameTable known = load_names(
        "surface\tcanonical\tkind\treports\nseals\t\tdropped\t90\nwhales\t\tdropped\t9\n", "n.tsv");
    BuildOptions options;
    options.learning.known = &known;
    const BuildResult result = build(tidal_reports, options);
    std::vector<std::string> dropped;
    for (const NameEntry& name : result.names) {
        if (name.kind == "dropped") {
            dropped.push_back(name.surface + ' ' + std::to_string(name.reports));
        }
    }
    EXPECT_THAT(dropped, testing::ElementsAre("Seal 1", "seals 1"));
}

TEST(LearnedGraph, CarriesTheTypeOfAnEntity) {
    const KnowledgeGraph graph = build(test::sample_reports()).graph;
    const Column* types = find_column(graph.nodes().columns, "entity_type");
    ASSERT_NE(types, nullptr);
    const Node kenya = graph.find_id("entity:kenya").value();
    EXPECT_EQ(std::get<TextColumn>(types->data)[kenya], "place");
}

}  // namespace
}  // namespace sigloom
