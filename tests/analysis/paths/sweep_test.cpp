// The kernels: every instruction set of this machine, both precisions, and the limits of a float.
#include "core/analysis/paths/sweep.hpp"

#include <gmock/gmock.h>

#include <bit>

#include "core/analysis/paths/hop_distances.hpp"
#include "core/analysis/paths/reduced_betweenness.hpp"
#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

std::vector<std::uint64_t> bits(const std::vector<double>& values) {
    std::vector<std::uint64_t> all;
    for (const double value : values) all.push_back(std::bit_cast<std::uint64_t>(value));
    return all;
}

/// Nodes in rows and columns, each joined to the next in both directions.
KnowledgeGraph grid(Node width, Node height) {
    std::vector<WeightedEdge> edges;
    for (Node y = 0; y < height; ++y) {
        for (Node x = 0; x < width; ++x) {
            const Node node = y * width + x;
            if (x + 1 < width) edges.push_back({node, node + 1});
            if (y + 1 < height) edges.push_back({node, node + width});
        }
    }
    return make_graph(std::size_t{width} * height, edges);
}

std::vector<double> over_pairs(const KnowledgeGraph& graph, const SweepOptions& sweeps) {
    ReducedBetweennessOptions options;
    options.sweeps = sweeps;
    return reduced_betweenness(adjacency(graph), options).value().nodes;
}

std::vector<KnowledgeGraph> kernel_graphs() {
    std::vector<KnowledgeGraph> graphs;
    graphs.push_back(joined_cliques(400, 150));
    graphs.push_back(joined_cliques(1500, 300));
    graphs.push_back(grid(23, 17));
    for (std::uint32_t seed = 0; seed < 33; ++seed) graphs.push_back(random_graph(seed));
    return graphs;
}

TEST(Sweep, GivesTheSameBitsOnEveryInstructionSet) {
    for (const KnowledgeGraph& graph : kernel_graphs()) {
        for (const PathPrecision precision : {PathPrecision::single, PathPrecision::full}) {
            const auto expected = bits(over_pairs(
                graph, {.precision = precision, .set = InstructionSet::baseline, .context = {}}));
            for (const InstructionSet set : instruction_sets()) {
                const SweepOptions options{.precision = precision, .set = set, .context = {}};
                EXPECT_EQ(bits(over_pairs(graph, options)), expected)
                    << "instruction set " << static_cast<int>(set);
            }
        }
    }
}

TEST(Sweep, InSinglePrecisionIsRightToFiveDigits) {
    for (const KnowledgeGraph& graph : kernel_graphs()) {
        const auto fast = over_pairs(graph, {.precision = PathPrecision::single, .context = {}});
        std::vector<double> expected = boost_betweenness(graph, PathLength::hops);
        for (std::size_t node = 0; node < expected.size(); ++node) {
            EXPECT_NEAR(fast[node], 2 * expected[node], 1e-5 * 2 * expected[node]);
        }
    }
}

TEST(Sweep, InFullPrecisionIsRightToNineDigits) {
    for (const KnowledgeGraph& graph : kernel_graphs()) {
        const auto full = over_pairs(graph, {.precision = PathPrecision::full, .context = {}});
        std::vector<double> expected = boost_betweenness(graph, PathLength::hops);
        for (std::size_t node = 0; node < expected.size(); ++node) {
            EXPECT_NEAR(full[node], 2 * expected[node], 1e-9 * 2 * expected[node]);
        }
    }
}

TEST(Sweep, CountsAgainInDoublesWhatAFloatCannotCount) {
    // From corner to corner of 60 by 60 nodes, 118 over 59 paths: 2.4e34, beyond the limit of 1e30.
    const KnowledgeGraph graph = grid(60, 60);
    EXPECT_EQ(bits(over_pairs(graph, {.precision = PathPrecision::single, .context = {}})).size(),
              3600U);
    const auto fast = over_pairs(graph, {.precision = PathPrecision::single, .context = {}});
    const auto full = over_pairs(graph, {.precision = PathPrecision::full, .context = {}});
    for (std::size_t node = 0; node < full.size(); ++node) {
        ASSERT_TRUE(std::isfinite(fast[node]));
        EXPECT_NEAR(fast[node], full[node], 1e-5 * full[node]);
    }
}

TEST(Sweep, LeavesToOthersWhatADoubleCannotCount) {
    constexpr Node rings = 980;  // of four nodes; 2^980 paths from end to end
    std::vector<WeightedEdge> edges;
    for (Node hub = 0; hub < 5 * rings; hub += 5) {
        // Two ways of two nodes each, which are no twins, from each hub to the next.
        for (const Node way : {hub + 1, hub + 3}) {
            edges.push_back({hub, way});
            edges.push_back({way, way + 1});
            edges.push_back({way + 1, hub + 5});
        }
        edges.push_back({hub + 1, hub + 3});
    }
    const Adjacency lists = adjacency(make_graph(5 * rings + 1, edges));
    ReducedBetweennessOptions options;
    options.reductions.blocks = Reduction::off;
    EXPECT_FALSE(reduced_betweenness(lists, options));
}

TEST(HopDistances, AreTheSameOnEveryInstructionSet) {
    for (const KnowledgeGraph& graph : kernel_graphs()) {
        const Adjacency lists = adjacency(graph);
        const DistanceSums expected = hop_distances(lists, {}, InstructionSet::baseline);
        for (const InstructionSet set : instruction_sets()) {
            const DistanceSums sums = hop_distances(lists, {}, set);
            EXPECT_EQ(sums.reached, expected.reached);
            EXPECT_EQ(sums.distances, expected.distances);
            EXPECT_EQ(bits(sums.inverse_distances), bits(expected.inverse_distances));
            EXPECT_EQ(sums.farthest, expected.farthest);
        }
    }
}

}  // namespace
}  // namespace sigloom::test
