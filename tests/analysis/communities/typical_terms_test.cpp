#include "core/analysis/communities/typical_terms.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Division = std::vector<std::int32_t>;

/// Grootendorst (2022), equation 2, from the matrix of weights.
double score_by_definition(const Matrix& weight, const Division& community, Node term) {
    double to_own = 0;
    double to_all = 0;
    double all = 0;
    std::vector<double> class_sum(community.size(), 0);
    for (Node a = 0; a < weight.size(); ++a) {
        to_all += weight[term][a];
        if (community[a] == community[term]) to_own += weight[term][a];
        for (const double w : weight[a]) class_sum[static_cast<std::size_t>(community[a])] += w;
    }
    double classes = 0;
    for (const double sum : class_sum) {
        all += sum;
        classes += sum > 0 ? 1 : 0;
    }
    return to_own == 0 ? 0 : to_own * std::log(1 + all / classes / to_all);
}

/// Expects every community's nodes, all of them, by falling score.
void expect_order_of_scores(const KnowledgeGraph& graph, const Division& community) {
    const std::int32_t count = std::ranges::max(community) + 1;
    const Matrix weight = weight_matrix(graph);
    const auto terms = typical_terms(graph, community, count, SIZE_MAX);
    ASSERT_EQ(terms.size(), static_cast<std::size_t>(count));
    std::size_t listed = 0;
    for (std::int32_t number = 0; number < count; ++number) {
        double before = HUGE_VAL;
        for (const Node term : terms[static_cast<std::size_t>(number)]) {
            EXPECT_EQ(community[term], number);
            const double score = score_by_definition(weight, community, term);
            EXPECT_LE(score, before * (1 + 1e-12));
            before = score;
            ++listed;
        }
    }
    EXPECT_EQ(listed, graph.node_count());
}

TEST(TypicalTerms, AreThoseOfHighestScore) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        if (graph.node_count() == 0) continue;
        Division community(graph.node_count());
        for (Node node = 0; node < community.size(); ++node) community[node] = node % 3;
        SCOPED_TRACE(seed);
        expect_order_of_scores(graph, community);
    }
}

TEST(TypicalTerms, HaveTheScoreOfTheDefinitionWhereManyAreClose) {
    // So many scores that any other formula would bring two of them into another order.
    constexpr Node nodes = 300;
    std::mt19937 random(3);
    std::vector<WeightedEdge> edges;
    for (Node a = 0; a < nodes; ++a) {
        for (int i = 0; i < 6; ++i) {
            const auto b = static_cast<Node>(random() % nodes);
            const double weight = 1 + static_cast<double>(random() % 100'000) / 1e5;
            if (a < b) edges.push_back({a, b, weight});
        }
    }
    std::ranges::sort(edges, {},
                      [](const WeightedEdge& e) { return std::pair(e.source, e.target); });
    const auto again = std::ranges::unique(edges, [](const WeightedEdge& a, const WeightedEdge& b) {
        return a.source == b.source && a.target == b.target;
    });
    edges.erase(again.begin(), again.end());
    // The last three communities are nodes without edges, which must not count.
    Division community;
    for (Node node = 0; node < nodes; ++node) community.push_back(static_cast<int>(node % 3));
    for (int without_edges = 3; without_edges < 6; ++without_edges) {
        community.push_back(without_edges);
    }
    expect_order_of_scores(make_graph(community.size(), edges), community);
}

TEST(TypicalTerms, LeadWithWhatIsTiedToItsOwnCommunityOnly) {
    // 1 is tied as much to the other community as to its own; 0 has less weight in all.
    const std::vector<WeightedEdge> edges{{0, 2, 4}, {1, 2, 4}, {1, 3, 4}, {3, 4, 5}};
    const Division community{0, 0, 0, 1, 1};
    EXPECT_EQ(typical_terms(make_graph(5, edges), community, 2, 3)[0],
              (std::vector<Node>{2, 0, 1}));
}

TEST(TypicalTerms, AreTermsWhereThereAreAny) {
    NodeTable nodes;
    for (const char* kind : {"signal", "theme", "signal", "entity"}) {
        nodes.id.push_back("n" + std::to_string(nodes.size()));
        nodes.label.push_back("label");
        nodes.kind.push_back(kind);
    }
    EdgeTable edges;
    edges.ends = {{0, 1}, {0, 3}};
    edges.weight = {1, 2};
    edges.kind.push_back("cooccurs");
    edges.kind.push_back("cooccurs");
    const KnowledgeGraph graph(std::move(nodes), std::move(edges));
    EXPECT_THAT(typical_terms(graph, Division{0, 0, 1, 0}, 2, 5),
                ElementsAre(ElementsAre(3, 1), ElementsAre(2)));
    EXPECT_THAT(typical_terms(graph, Division{0, 0, 1, 0}, 2, 1),
                ElementsAre(ElementsAre(3), ElementsAre(2)));
}

TEST(TypicalTerms, OfNoNodesAreNone) {
    EXPECT_THAT(typical_terms(make_graph(0, {}), {}, 0, 5), IsEmpty());
}

}  // namespace
}  // namespace sigloom::test
