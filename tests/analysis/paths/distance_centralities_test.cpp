// Closeness and harmonic centrality against their definitions on Boost's distances.
#include <gmock/gmock.h>

#include "core/analysis/paths/closeness.hpp"
#include "core/analysis/paths/harmonic.hpp"
#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::Pointwise;

std::vector<double> closeness_by_definition(const Matrix& distances) {
    std::vector<double> values;
    for (const auto& row : distances) {
        double sum = 0;
        double reachable = -1;  // itself is none of the others
        for (const double distance : row) {
            if (std::isinf(distance)) continue;
            sum += distance;
            ++reachable;
        }
        const auto others = static_cast<double>(row.size() - 1);
        values.push_back(reachable == 0 ? 0 : reachable / sum * reachable / others);
    }
    return values;
}

std::vector<double> harmonic_by_definition(const Matrix& distances) {
    std::vector<double> values(distances.size(), 0);
    for (std::size_t a = 0; a < distances.size(); ++a) {
        for (std::size_t b = 0; b < distances.size(); ++b) {
            if (a != b) values[a] += 1 / distances[a][b];
        }
    }
    return values;
}

struct Centrality {
    const char* name;
    std::vector<double> (*fast)(const KnowledgeGraph& graph, PathLength length);
    std::vector<double> (*by_definition)(const Matrix& distances);
    // Sums of inverses grow with the graph:
    double tolerance_small;
    double tolerance_middle;
    double tolerance_large;
};

class DistanceCentrality : public testing::TestWithParam<Centrality> {
  protected:
    static void expect_equal_to_definition(const KnowledgeGraph& graph, const std::string& which,
                                           double tolerance) {
        for (const PathLength length : {PathLength::hops, PathLength::inverse_weight}) {
            EXPECT_THAT(GetParam().fast(graph, length),
                        Pointwise(DoubleNear(tolerance),
                                  GetParam().by_definition(all_distances(graph, length))))
                << which;
        }
    }
};

TEST_P(DistanceCentrality, EqualsItsDefinitionOnDistancesOfBoost) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        expect_equal_to_definition(random_graph(seed), "seed " + std::to_string(seed),
                                   GetParam().tolerance_small);
    }
}

TEST_P(DistanceCentrality, EqualsItsDefinitionOnGraphsLikeThoseOfReports) {
    for (std::uint32_t seed = 0; seed < 170; ++seed) {
        expect_equal_to_definition(report_graph(seed), "seed " + std::to_string(seed),
                                   GetParam().tolerance_middle);
    }
}

TEST_P(DistanceCentrality, EqualsItsDefinitionWhenOneThreadSearchesFromManyNodesInARow) {
    expect_equal_to_definition(joined_cliques(600, 120), "several components",
                               GetParam().tolerance_large);
}

TEST_P(DistanceCentrality, EqualsItsDefinitionOnALongPathWithTwins) {
    std::vector<WeightedEdge> edges;
    for (Node node = 1; node < 600; ++node) edges.push_back({node - 1, node});
    for (Node leaf = 600; leaf < 620; ++leaf) edges.push_back({leaf / 7, leaf});
    expect_equal_to_definition(make_graph(620, edges), "a path", GetParam().tolerance_small);
}

const Centrality centralities[] = {{"closeness",
                                    [](const KnowledgeGraph& graph, PathLength length) {
                                        return closeness(graph, {.length = length, .context = {}});
                                    },
                                    closeness_by_definition, 1e-12, 1e-12, 1e-12},
                                   {"harmonic",
                                    [](const KnowledgeGraph& graph, PathLength length) {
                                        return harmonic(graph, {.length = length, .context = {}});
                                    },
                                    harmonic_by_definition, 1e-11, 1e-10, 1e-9}};

INSTANTIATE_TEST_SUITE_P(Both, DistanceCentrality, testing::ValuesIn(centralities),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace sigloom::test
