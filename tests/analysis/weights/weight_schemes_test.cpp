#include "core/analysis/weights/weight_schemes.hpp"

#include <gmock/gmock.h>

#include <map>
#include <set>
#include <stdexcept>

#include "core/analysis/weights/edge_contributions.hpp"
#include "tests/analysis/sample_graph.hpp"

namespace sigloom::test {
namespace {

using testing::ElementsAre;
using testing::Pointwise;

std::vector<KnowledgeGraph> sample_graphs() {
    std::vector<KnowledgeGraph> graphs;
    for (const PairChoice pairs :
         {PairChoice::terms, PairChoice::terms_only, PairChoice::mentions, PairChoice::all}) {
        graphs.push_back(sample_graph(pairs, ReportNodes::leave_out));
        graphs.push_back(sample_graph(pairs, ReportNodes::include));
    }
    return graphs;
}

/// Which reports name each node, from the places alone.
std::vector<std::set<std::uint32_t>> reports_of_nodes(const KnowledgeGraph& graph) {
    std::vector<std::set<std::uint32_t>> reports(graph.node_count());
    for (Node node = 0; node < graph.node_count(); ++node) {
        for (const Place& place : graph.evidence().places[node]) reports[node].insert(place.report);
    }
    return reports;
}

TEST(EdgeContributions, AddUpToTheWeightsOfTheBuilder) {
    for (const KnowledgeGraph& graph : sample_graphs()) {
        const auto contributions = edge_contributions(graph);
        const Column& count = *find_column(graph.edges().columns, "count");
        ASSERT_GT(graph.edge_count(), 100U);
        for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
            std::int64_t sum = 0;
            for (const EdgeContribution& each : contributions[edge]) sum += each.millionths;
            EXPECT_EQ(static_cast<double>(sum) / 1e6, graph.edges().weight[edge]);
            EXPECT_EQ(static_cast<double>(contributions[edge].size()), count.number(edge));
        }
    }
}

TEST(EdgeContributions, AreThoseOfOneThread) {
    const KnowledgeGraph graph = sample_graph(PairChoice::all, ReportNodes::include);
    const auto expected = edge_contributions(graph, {.threads = 1});
    EXPECT_EQ(edge_contributions(graph, {.threads = 2}), expected);
}

TEST(EdgeContributions, NeedTheEvidence) {
    EXPECT_THROW(edge_contributions(make_graph(2, std::vector<WeightedEdge>{{0, 1}})),
                 std::invalid_argument);
}

TEST(WeightSchemes, AreFoundByTheirNamesAloneAndDescribed) {
    for (const WeightScheme& scheme : weight_schemes()) {
        EXPECT_EQ(find_weight_scheme(scheme.name), &scheme);
        EXPECT_NE(scheme.summary, "");
        EXPECT_NE(scheme.formula, "");
        EXPECT_NE(scheme.range, "");
    }
    EXPECT_EQ(find_weight_scheme("jacard"), nullptr);
}

TEST(WeightSchemes, GiveEveryEdgeOfEveryGraphAFiniteNumber) {
    for (const KnowledgeGraph& graph : sample_graphs()) {
        for (const WeightScheme& scheme : weight_schemes()) {
            const std::vector<double> weights = scheme.weights(graph, {});
            ASSERT_EQ(weights.size(), graph.edge_count()) << scheme.name;
            EXPECT_TRUE(std::ranges::all_of(weights, [](double w) { return std::isfinite(w); }))
                << scheme.name;
            const KnowledgeGraph weighted = reweighted(graph, weights);
            EXPECT_EQ(weighted.node_count(), graph.node_count()) << scheme.name;
            EXPECT_GT(weighted.edge_count(), 0U) << scheme.name;
        }
    }
}

TEST(WeightSchemes, TheDefaultIsWhatTheBuilderMade) {
    for (const KnowledgeGraph& graph : sample_graphs()) {
        EXPECT_EQ(find_weight_scheme("relevancy")->weights(graph, {}), graph.edges().weight);
        EXPECT_EQ(reweighted(graph, graph.edges().weight), graph);
    }
}

TEST(WeightSchemes, OfOccurrencesAreTheSetsOfTheReports) {
    const KnowledgeGraph graph = sample_graph(PairChoice::terms, ReportNodes::leave_out);
    const auto reports = reports_of_nodes(graph);
    const auto n = static_cast<double>(graph.evidence().reports.size());
    std::map<std::string, std::vector<double>> expected;
    for (const auto [a, b] : graph.edges().ends) {
        std::vector<std::uint32_t> common;
        std::vector<std::uint32_t> either;
        std::ranges::set_intersection(reports[a], reports[b], std::back_inserter(common));
        std::ranges::set_union(reports[a], reports[b], std::back_inserter(either));
        const auto c = static_cast<double>(common.size());
        const auto of_a = static_cast<double>(reports[a].size());
        const auto of_b = static_cast<double>(reports[b].size());
        expected["count"].push_back(c);
        expected["jaccard"].push_back(c / static_cast<double>(either.size()));
        expected["cosine"].push_back(c / std::sqrt(of_a * of_b));
        expected["inclusion"].push_back(c / std::min(of_a, of_b));
        expected["association-occurrence"].push_back(c / n / (of_a / n * (of_b / n)));
        expected["npmi"].push_back(std::log(c / n / (of_a / n * (of_b / n))) / -std::log(c / n));
    }
    for (const auto& [name, weights] : expected) {
        EXPECT_THAT(find_weight_scheme(name)->weights(graph, {}),
                    Pointwise(testing::DoubleNear(1e-12), weights))
            << name;
    }
}

TEST(WeightSchemes, AssociationIsTheCountByWhatTheLinkStrengthsLeadToExpect) {
    const KnowledgeGraph graph = sample_graph(PairChoice::all, ReportNodes::leave_out);
    const Column& count = *find_column(graph.edges().columns, "count");
    double all = 0;
    std::vector<double> total(graph.node_count());
    for (Node node = 0; node < graph.node_count(); ++node) {
        graph.for_each_neighbor(node, [&](const Neighbor& each) {
            total[node] += count.number(each.edge).value();
            all += count.number(each.edge).value();
        });
    }
    const std::vector<double> weights = find_weight_scheme("association")->weights(graph, {});
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [a, b] = graph.edges().ends[edge];
        const double expected = total[a] * total[b] / all;
        EXPECT_DOUBLE_EQ(weights[edge], count.number(edge).value() / expected);
    }
}

TEST(WeightSchemes, FractionalGivesEachNodeOneFromEachReportThatJoinsAllPairs) {
    const KnowledgeGraph graph = sample_graph(PairChoice::all, ReportNodes::leave_out);
    const auto reports = reports_of_nodes(graph);
    const std::vector<double> weights = find_weight_scheme("fractional")->weights(graph, {});
    for (Node node = 0; node < graph.node_count(); ++node) {
        double sum = 0;
        graph.for_each_neighbor(node, [&](const Neighbor& each) { sum += weights[each.edge]; });
        EXPECT_NEAR(sum, static_cast<double>(reports[node].size()), 1e-3);
    }
}

/// The scheme on a graph of reports that name these nodes.
std::vector<double> fractional(const std::vector<EdgeEnds>& ends,
                               const std::vector<std::vector<Node>>& named) {
    std::vector<std::vector<std::uint32_t>> reports;
    for (std::uint32_t report = 0; report < named.size(); ++report) {
        for (const Node node : named[report]) {
            reports.resize(std::max<std::size_t>(reports.size(), node + 1));
            reports[node].push_back(report);
        }
    }
    NodeTable nodes;
    Evidence evidence;
    evidence.reports.resize(named.size());
    evidence.places.begin = {0};
    for (const std::vector<std::uint32_t>& of_node : reports) {
        const std::string id = "theme:" + std::to_string(nodes.size());
        nodes.id.push_back(id);
        nodes.label.push_back(id);
        nodes.kind.push_back("theme");
        for (const std::uint32_t report : of_node) {
            evidence.places.items.push_back({report, 1, 1'000'000});
        }
        evidence.places.begin.push_back(static_cast<std::uint32_t>(evidence.places.items.size()));
    }
    evidence.mentions.begin.resize(nodes.size() + 1);
    EdgeTable edges{ends, std::vector<double>(ends.size(), 1), {}, {}};
    for (std::size_t i = 0; i < ends.size(); ++i) edges.kind.push_back("cooccurs");
    const KnowledgeGraph graph(std::move(nodes), std::move(edges), std::move(evidence));
    return find_weight_scheme("fractional")->weights(graph, {});
}

TEST(WeightSchemes, FractionalIsASumOfRoundedMillionths) {
    // A report of three terms and one of two, which share a pair: 1/2 and 1/2 + 1.
    EXPECT_THAT(fractional({{0, 1}, {0, 2}, {1, 2}}, {{0, 1, 2}, {0, 1}}),
                ElementsAre(1.5, 0.5, 0.5));
}

TEST(WeightSchemes, FractionalRoundsHalvesOfAMillionthUp) {
    // Each report joins one node with k - 1 others: 1/7 is 142857.14 millionths, 1/6 is 166666.67
    // and 1/128 is 7812.5.
    for (const auto& [others, weight] :
         std::map<Node, double>{{7, 0.142857}, {6, 0.166667}, {128, 0.007813}}) {
        std::vector<EdgeEnds> star;
        std::vector<Node> named{0};
        for (Node node = 1; node <= others; ++node) {
            star.push_back({0, node});
            named.push_back(node);
        }
        EXPECT_THAT(fractional(star, {named}), testing::Each(weight));
    }
}

TEST(WeightSchemes, LinksBetweenReportsAreWeighedByTheirCount) {
    const KnowledgeGraph graph = sample_graph(PairChoice::terms, ReportNodes::include);
    const Column& count = *find_column(graph.edges().columns, "count");
    const std::vector<double> weights = find_weight_scheme("jaccard")->weights(graph, {});
    std::size_t links = 0;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        if (graph.edges().kind[edge] != "related") continue;
        EXPECT_EQ(weights[edge], count.number(edge));
        ++links;
    }
    EXPECT_GT(links, 0U);
}

TEST(WeightSchemes, SayWhatTheyLack) {
    const KnowledgeGraph graph = make_graph(2, std::vector<WeightedEdge>{{0, 1}});
    for (const WeightScheme& scheme : weight_schemes()) {
        EXPECT_THROW(scheme.weights(graph, {}), std::invalid_argument) << scheme.name;
    }
}

TEST(Reweighted, LeavesOutEdgesThatAreNoTies) {
    const KnowledgeGraph graph =
        make_graph(3, std::vector<WeightedEdge>{{0, 1, 1}, {0, 2, 2}, {1, 2, 3}});
    const KnowledgeGraph weighted = reweighted(graph, std::vector<double>{0.5, 0, -1});
    EXPECT_THAT(weighted.edges().ends, testing::ElementsAre(EdgeEnds{0, 1}));
    EXPECT_THAT(weighted.edges().weight, testing::ElementsAre(0.5));
    EXPECT_EQ(weighted.node_count(), 3U);
}

}  // namespace
}  // namespace sigloom::test
