#include "core/foresight/comparison.hpp"

#include <gmock/gmock.h>

#include <map>
#include <tuple>

#include "core/foresight/benjamini_hochberg.hpp"
#include "core/foresight/rate_test.hpp"
#include "tests/support/random_graphs.hpp"
#include "tests/support/term_reports.hpp"

namespace sigloom {
namespace {

using test::graph_of_terms;
using test::TermReport;

/// So many reports, of which the first ones have a second term.
std::vector<TermReport> reports_with(const std::string& prefix, std::size_t all, std::size_t with) {
    std::vector<TermReport> reports;
    for (std::size_t i = 0; i < all; ++i) {
        reports.push_back({prefix + std::to_string(i), {"common"}});
        if (i < with) reports.back().terms.emplace_back("kites");
    }
    return reports;
}

std::vector<TermReport> both(std::vector<TermReport> a, const std::vector<TermReport>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// Of each term.
std::map<std::string, ComparedThing> nodes_of(const Comparison& comparison,
                                              const KnowledgeGraph& before,
                                              const KnowledgeGraph& after) {
    std::map<std::string, ComparedThing> nodes;
    for (const ComparedThing& thing : comparison.nodes) {
        nodes.emplace(thing.after ? after.nodes().label[thing.after->number]
                                  : before.nodes().label[thing.before->number],
                      thing);
    }
    return nodes;
}

TEST(Comparison, WhatALargerShareOfTheReportsNamesIsStronger) {
    const KnowledgeGraph before = graph_of_terms(reports_with("a", 40, 2));
    const KnowledgeGraph after = graph_of_terms(reports_with("b", 20, 12));
    const Comparison found = compare(before, after);
    const auto nodes = nodes_of(found, before, after);
    EXPECT_EQ(nodes.at("kites").change, Change::stronger);
    EXPECT_EQ(nodes.at("kites").p, rate_test({2, 40}, {12, 20}));
    EXPECT_EQ(nodes.at("common").change, Change::same);
    ASSERT_EQ(found.edges.size(), 1U);
    EXPECT_EQ(found.edges[0].change, Change::stronger);
    EXPECT_EQ(found.edges[0].before->reports, 2);
    EXPECT_EQ(found.edges[0].after->reports, 12);
    EXPECT_EQ(nodes_of(compare(after, before), after, before).at("kites").change, Change::weaker);
}

TEST(Comparison, WhatMayBeChanceIsAsBefore) {
    const KnowledgeGraph before = graph_of_terms(reports_with("a", 20, 3));
    const KnowledgeGraph after = graph_of_terms(reports_with("b", 20, 6));
    EXPECT_EQ(nodes_of(compare(before, after), before, after).at("kites").change, Change::same);
    EXPECT_EQ(nodes_of(compare(before, after, {.level = 1}), before, after).at("kites").change,
              Change::stronger);
    EXPECT_EQ(nodes_of(compare(before, after, {.level = 1, .least = 10}), before, after)
                  .at("kites")
                  .change,
              Change::same)
        << "nine reports";
}

TEST(Comparison, ReportsThatBothHaveSayNothingOfAChange) {
    const auto old = reports_with("a", 40, 2);
    const KnowledgeGraph before = graph_of_terms(old);
    const KnowledgeGraph after = graph_of_terms(both(old, reports_with("b", 20, 12)));
    const Comparison grown = compare(before, after);
    EXPECT_EQ(grown.reports_in_both, 40U);
    EXPECT_EQ(nodes_of(grown, before, after).at("kites").p, rate_test({2, 40}, {12, 20}))
        << "the new ones against all earlier ones";
    const KnowledgeGraph other = graph_of_terms(both(old, reports_with("c", 10, 1)));
    const Comparison exchanged = compare(other, after);
    EXPECT_EQ(nodes_of(exchanged, other, after).at("kites").p, rate_test({1, 10}, {12, 20}))
        << "those that one has alone against those of the other";
    EXPECT_EQ(grown.edges[0].p, rate_test({2, 40}, {12, 20})) << "of edges, too";
}

TEST(Comparison, NothingChangedFromAGraphToItself) {
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        const KnowledgeGraph graph = test::random_rich_graph(seed, test::Texts::any);
        const Comparison found = compare(graph, graph, {.level = 1, .least = 0});
        ASSERT_EQ(found.nodes.size(), graph.node_count());
        ASSERT_EQ(found.edges.size(), graph.edge_count());
        for (const auto& things : {found.nodes, found.edges}) {
            for (const ComparedThing& thing : things) EXPECT_EQ(thing.change, Change::same);
        }
    }
}

Change mirrored(Change change) {
    switch (change) {
        case Change::appeared:
            return Change::gone;
        case Change::gone:
            return Change::appeared;
        case Change::stronger:
            return Change::weaker;
        case Change::weaker:
            return Change::stronger;
        case Change::same:
            break;
    }
    return change;
}

using Facts = std::tuple<Change, std::optional<double>, std::optional<double>>;

std::map<std::string, Facts> facts(const Comparison& found, const KnowledgeGraph& before,
                                   const KnowledgeGraph& after, bool mirror) {
    std::vector<std::string> name;
    std::map<std::string, Facts> all;
    const auto add = [&](const std::string& of, const ComparedThing& thing) {
        all.emplace(of,
                    Facts(mirror ? mirrored(thing.change) : thing.change, thing.p, thing.adjusted));
    };
    for (const ComparedThing& thing : found.nodes) {
        name.emplace_back(thing.after ? after.nodes().label[thing.after->number]
                                      : before.nodes().label[thing.before->number]);
        add(name.back(), thing);
    }
    for (std::size_t i = 0; i < found.edges.size(); ++i) {
        const auto [a, b] = std::minmax(name[found.ends[i].source], name[found.ends[i].target]);
        add(a + '-' + b, found.edges[i]);
    }
    return all;
}

TEST(Comparison, TheOtherWayRoundIsTheMirrorImage) {
    std::size_t stronger = 0;
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        const auto shared = test::random_term_reports(seed, seed % 3 * 10, 8, 4);
        auto one = test::random_term_reports(seed + 100, 30, 6, 5);
        auto two = test::random_term_reports(seed + 200, 20, 9, 3);
        for (TermReport& report : one) report.title += " of one";
        for (TermReport& report : two) report.title += " of two";
        const KnowledgeGraph a = graph_of_terms(both(shared, one));
        const KnowledgeGraph b = graph_of_terms(both(shared, two));
        const auto there = facts(compare(a, b, {.level = 0.3}), a, b, false);
        EXPECT_EQ(there, facts(compare(b, a, {.level = 0.3}), b, a, true));
        for (const auto& [name, fact] : there) stronger += std::get<0>(fact) == Change::stronger;
    }
    EXPECT_GT(stronger, 10U);
}

TEST(Comparison, ATermIsTheSameAsAnEntityAndAsATheme) {
    const KnowledgeGraph before = graph_of_terms({{"a", {"kites", "wind"}}});
    NodeTable nodes = before.nodes();
    nodes.id = {};
    nodes.kind = {};
    for (const char* id : {"entity:kites", "theme:wind"}) {
        nodes.id.push_back(id);
        nodes.kind.push_back(std::string_view(id).substr(0, std::string_view(id).find(':')));
    }
    const KnowledgeGraph after(nodes, before.edges(), before.evidence());
    const Comparison found = compare(before, after);
    EXPECT_EQ(found.nodes.size(), 2U);
    EXPECT_EQ(found.edges.size(), 1U);
    EXPECT_EQ(found.edges[0].change, Change::same);
}

TEST(Comparison, WithoutEvidenceMoreWeightIsStronger) {
    const test::WeightedEdge light[] = {{0, 1, 1}, {1, 2, 1}};
    const test::WeightedEdge heavy[] = {{0, 1, 3}, {1, 2, 0.5}};
    const KnowledgeGraph before = test::make_graph(3, light);
    const KnowledgeGraph after = test::make_graph(3, heavy);
    const Comparison found = compare(before, after);
    EXPECT_FALSE(found.is_tested);
    EXPECT_EQ(found.edges[0].change, Change::stronger);
    EXPECT_EQ(found.edges[1].change, Change::weaker);
    EXPECT_EQ(found.nodes[1].change, Change::stronger) << "a strength of 3.5 after 2";
}

TEST(Comparison, NothingAtAllIsNoChange) {
    const Comparison found = compare({}, {});
    EXPECT_TRUE(found.nodes.empty());
    const KnowledgeGraph some = graph_of_terms({{"a", {"kites", "wind"}}});
    EXPECT_EQ(compare({}, some).edges[0].change, Change::appeared);
    EXPECT_EQ(compare(some, {}).nodes[0].change, Change::gone);
}

}  // namespace
}  // namespace sigloom
