#include "core/analysis/thinning/spanning_forest.hpp"

#include <gmock/gmock.h>

#include <set>

#include "core/analysis/local/component.hpp"
#include "core/graph/subgraph.hpp"
#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::ElementsAre;

KnowledgeGraph kept_part(const KnowledgeGraph& graph, const std::vector<bool>& stays) {
    std::vector<Node> nodes(graph.node_count());
    std::iota(nodes.begin(), nodes.end(), Node{0});
    std::vector<Edge> edges;
    for (Edge edge = 0; edge < stays.size(); ++edge) {
        if (stays[edge]) edges.push_back(edge);
    }
    return subgraph(graph, nodes, edges);
}

/// The least edge on the strongest path between all nodes: paths as strong as their weakest edge.
Matrix strongest_paths(const KnowledgeGraph& graph) {
    Matrix best = weight_matrix(graph);
    for (Node via = 0; via < best.size(); ++via) {
        for (Node a = 0; a < best.size(); ++a) {
            for (Node b = 0; b < best.size(); ++b) {
                best[a][b] = std::max(best[a][b], std::min(best[a][via], best[via][b]));
            }
        }
    }
    return best;
}

TEST(SpanningForest, HasTheStrongestPathOfEveryPairAndNoCircle) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const KnowledgeGraph forest = kept_part(graph, maximum_spanning_forest(graph));
        EXPECT_EQ(strongest_paths(forest), strongest_paths(graph)) << "seed " << seed;
        const std::vector<std::int32_t> parts = component(graph);
        const std::size_t components = std::set(parts.begin(), parts.end()).size();
        EXPECT_EQ(forest.edge_count(), graph.node_count() - components) << "seed " << seed;
    }
}

TEST(SpanningForest, TakesTheFirstOfEqualEdges) {
    const std::vector<WeightedEdge> edges{{0, 1, 1}, {0, 2, 1}, {1, 2, 1}, {2, 3, 0.5}, {1, 3, 2}};
    EXPECT_THAT(maximum_spanning_forest(make_graph(4, edges)),
                ElementsAre(true, true, false, false, true));
    EXPECT_THAT(maximum_spanning_forest(make_graph(3, {})), ElementsAre());
}

}  // namespace
}  // namespace sigloom::test
