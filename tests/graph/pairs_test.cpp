#include "core/graph/pairs.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <string>

#include "core/graph/weave.hpp"
#include "core/text/slug.hpp"
#include "tests/graph/contributing.hpp"
#include "tests/support/samples.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr PairChoice choices[] = {PairChoice::terms, PairChoice::terms_only, PairChoice::mentions,
                                  PairChoice::all};

/// "key - key weight mentions" of every pair.
std::vector<std::string> pairs_of(const Contribution& contribution, PairChoice choice,
                                  ReportNodes nodes = ReportNodes::leave_out) {
    std::vector<std::string> all;
    for_each_pair(
        contribution, choice, nodes, [&](const Item& a, const Item& b, const PairSum& sum) {
            EXPECT_EQ(sum.count, 1);
            EXPECT_EQ(sum.first_seen, 20240102);
            EXPECT_EQ(sum.last_seen, 20240102);
            all.push_back(std::string(a.key) + " - " + std::string(b.key) + ' ' +
                          std::to_string(sum.weight) + ' ' + std::to_string(sum.mentions));
        });
    return all;
}

TEST(Pairs, FollowFromOneContributionAndTheChoice) {
    const Contribution report = contribution_of(
        "a.md", markdown_of("20240102", {"kelp", "tide"},
                            {{"Seals", "4", "They like kelp."}, {"Noise", "2", ""}}));
    EXPECT_THAT(pairs_of(report, PairChoice::terms_only), ElementsAre("kelp - tide 1000000 0"));
    EXPECT_THAT(pairs_of(report, PairChoice::mentions),
                ElementsAre("kelp - tide 1000000 0", "kelp - seals 800000 1"));
    std::vector<std::string> expected{"kelp - tide 1000000 0", "kelp - seals 800000 1",
                                      "kelp - noise 400000 0", "tide - seals 800000 0",
                                      "tide - noise 400000 0"};
    EXPECT_EQ(pairs_of(report, PairChoice::terms), expected);
    expected.emplace_back("seals - noise 320000 0");
    EXPECT_EQ(pairs_of(report, PairChoice::all), expected);
}

TEST(Pairs, JoinTheReportWithAllOfItsItemsWhereItIsANode) {
    const Contribution report =
        contribution_of("a.md", markdown_of("20240102", {"kelp"}, {{"Seals", "4", ""}}));
    for (const PairChoice choice : choices) {
        EXPECT_THAT(pairs_of(report, choice, ReportNodes::include),
                    testing::IsSupersetOf({"kelp - a.md 1000000 0", "seals - a.md 800000 0"}));
    }
}

TEST(Pairs, OfNothingAreNone) {
    EXPECT_THAT(pairs_of(Contribution(), PairChoice::all, ReportNodes::include), IsEmpty());
}

/// What tells a node from all others before it is known whether a term is an entity or a theme.
using KeyOfNode = std::pair<ItemClass, std::string>;
using SumsByKeys = std::map<std::pair<KeyOfNode, KeyOfNode>, PairSum>;

KeyOfNode key_of(const Item& item) {
    return {item.item_class, std::string(item.key)};
}

/// The pairs of all contributions, added up in a map.
SumsByKeys sums_of_pairs(const std::vector<Contribution>& reports, PairChoice choice,
                         ReportNodes nodes) {
    SumsByKeys sums;
    for (const Contribution& report : reports) {
        for_each_pair(report, choice, nodes, [&](const Item& a, const Item& b, const PairSum& sum) {
            sums[std::minmax(key_of(a), key_of(b))] += sum;
        });
    }
    return sums;
}

using KeysOfIds = std::map<std::string, KeyOfNode>;

/// The keys of all nodes that the reports could make.
KeysOfIds keys_of_ids(const std::vector<Contribution>& reports) {
    const std::map<ItemClass, std::vector<std::string>> kinds{
        {ItemClass::term, {"entity", "theme"}},  {ItemClass::signal, {"signal"}},
        {ItemClass::concern, {"concern"}},       {ItemClass::behavior, {"behavior"}},
        {ItemClass::technology, {"technology"}}, {ItemClass::issue, {"issue"}}};
    KeysOfIds keys;
    std::string slug;
    for (const Contribution& report : reports) {
        path_slug(report.path, slug);
        keys["report:" + slug] = key_of(report_item(report));
        for (std::size_t i = 0; i < report.size(); ++i) {
            const Item& item = report.item(i);
            name_slug(item.key, slug);
            for (const std::string& kind : kinds.at(item.item_class)) {
                keys[kind + ':' + slug] = key_of(item);
            }
        }
    }
    return keys;
}

/// The edges of a graph but those between two reports.
SumsByKeys sums_of_edges(const KnowledgeGraph& graph, const KeysOfIds& keys) {
    const auto column = [&](const char* name, Edge edge) {
        const auto number = find_column(graph.edges().columns, name)->number(edge);
        return static_cast<std::int32_t>(number.value_or(0));
    };
    SumsByKeys sums;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        if (graph.edges().kind[edge] == "related") continue;
        const auto [source, target] = graph.edges().ends[edge];
        const auto weight = std::llround(graph.edges().weight[edge] * 1e6);
        sums[std::minmax(keys.at(std::string(graph.nodes().id[source])),
                         keys.at(std::string(graph.nodes().id[target])))] = {
            weight, column("count", edge), column("mentions", edge), column("first_seen", edge),
            column("last_seen", edge)};
    }
    return sums;
}

TEST(Pairs, AddUpByKeyToTheEdgesOfTheGraph) {
    std::vector<Contribution> reports;
    for (const ReportFile& file : test::sample_reports()) {
        const auto store = std::make_shared<TextStore>();
        Contribution report = contributions_of(file, ReportSchema(), {}, store).at(0);
        if (report.is_report) reports.push_back(std::move(report));
    }
    const KeysOfIds keys = keys_of_ids(reports);
    for (const PairChoice choice : choices) {
        for (const ReportNodes nodes : {ReportNodes::leave_out, ReportNodes::include}) {
            WeaveOptions options;
            options.pairs = choice;
            options.report_nodes = nodes;
            options.names = NamesRule::exact;
            DiagnosticList diagnostics;
            const KnowledgeGraph graph = weave(Contributions(reports), options, diagnostics).graph;
            const SumsByKeys sums = sums_of_pairs(reports, choice, nodes);
            EXPECT_GT(sums.size(), 50U);
            EXPECT_TRUE(sums == sums_of_edges(graph, keys));
        }
    }
}

}  // namespace
}  // namespace sigloom
