#include "core/analysis/communities/communities.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <map>
#include <set>

#include "core/analysis/local/component.hpp"
#include "core/graph/subgraph.hpp"
#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

using Division = std::vector<std::int32_t>;

/// The sum over all pairs of nodes of one community (Newman 2004, equation 5; Traag et al. 2011,
/// equation 3).
double quality_by_definition(const KnowledgeGraph& graph, const Division& community,
                             CommunityQuality quality, double resolution) {
    const Matrix weight = weight_matrix(graph);
    std::vector<double> strength;
    double total = 0;
    for (const auto& row : weight) {
        strength.push_back(std::accumulate(row.begin(), row.end(), 0.0));
        total += strength.back();
    }
    double sum = 0;
    for (std::size_t a = 0; a < weight.size(); ++a) {
        for (std::size_t b = 0; b < weight.size(); ++b) {
            if (community[a] != community[b] || total == 0) continue;
            if (quality == CommunityQuality::modularity) {
                sum +=
                    weight[a][b] / total - resolution * strength[a] / total * strength[b] / total;
            } else if (a < b) {
                sum += weight[a][b] - resolution;
            }
        }
    }
    return sum;
}

/// Calls visit for every division of n nodes.
void for_each_division(std::size_t n, const std::function<void(const Division&)>& visit) {
    Division division(n, 0);
    const std::function<void(std::size_t, std::int32_t)> extend = [&](std::size_t at,
                                                                      std::int32_t used) {
        if (at == n) return visit(division);
        for (std::int32_t c = 0; c <= used; ++c) {
            division[at] = c;
            extend(at + 1, std::max(used, c + 1));
        }
    };
    extend(0, 0);
}

bool is_connected(const KnowledgeGraph& graph, const std::vector<Node>& nodes) {
    const std::vector<std::int32_t> part = component(induced_subgraph(graph, nodes));
    return std::ranges::all_of(part, [](std::int32_t number) { return number == 0; });
}

std::map<std::int32_t, std::vector<Node>> members(const Division& division) {
    std::map<std::int32_t, std::vector<Node>> all;
    for (Node node = 0; node < division.size(); ++node) all[division[node]].push_back(node);
    return all;
}

/// Cliques of `size` nodes, each joined with the next by one edge.
KnowledgeGraph ring_of_cliques(Node cliques, Node size) {
    std::vector<WeightedEdge> edges;
    for (Node clique = 0; clique < cliques; ++clique) {
        const Node first = clique * size;
        for (Node a = first; a < first + size; ++a) {
            for (Node b = a + 1; b < first + size; ++b) edges.push_back({a, b});
        }
        edges.push_back({first, (first + size + 1) % (cliques * size)});
    }
    return make_graph(std::size_t{cliques} * size, edges);
}

constexpr CommunityQuality qualities[] = {CommunityQuality::modularity, CommunityQuality::potts};

TEST(Communities, QualityIsTheSumOfItsDefinition) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        for (const CommunityQuality quality : qualities) {
            const Communities found = communities(graph, {.quality = quality, .resolution = 0.7});
            EXPECT_NEAR(found.quality, quality_by_definition(graph, found.community, quality, 0.7),
                        1e-9)
                << "seed " << seed;
        }
    }
}

TEST(Communities, AreTheBestDivisionOfNearlyEverySmallGraph) {
    int compared = 0;
    int best_found = 0;
    for (std::uint32_t seed = 0; seed < 2 * graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        if (graph.node_count() > 8) continue;
        for (const CommunityQuality quality : qualities) {
            double best = 0;
            for_each_division(graph.node_count(), [&](const Division& division) {
                best = std::max(best, quality_by_definition(graph, division, quality, 1));
            });
            if (communities(graph, {.quality = quality}).quality > best - 1e-9) ++best_found;
            ++compared;
        }
    }
    EXPECT_GT(compared, 200);
    EXPECT_GE(best_found, compared * 99 / 100);
}

TEST(Communities, AreConnected) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const Communities found = communities(graph, {.runs = 2});
        for (const auto& [number, nodes] : members(found.community)) {
            EXPECT_TRUE(is_connected(graph, nodes)) << "seed " << seed << ", " << number;
        }
    }
}

TEST(Communities, HaveNoNodeThatAnotherCommunityWouldSuitBetter) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const Communities found = communities(graph, {.runs = 1});
        Division moved = found.community;
        for (Node node = 0; node < graph.node_count(); ++node) {
            for (std::int32_t other = 0; other <= found.count; ++other) {
                moved[node] = other;
                EXPECT_LE(quality_by_definition(graph, moved, CommunityQuality::modularity, 1),
                          found.quality + 1e-6)
                    << "seed " << seed << ", node " << node;
            }
            moved[node] = found.community[node];
        }
    }
}

/// The rows of a report hang on its terms, so that they are twins of each other.
TEST(Communities, PutTheRowsOfAReportWithItsTerms) {
    constexpr Node terms = 6;
    constexpr Node rows = 40;
    constexpr Node reports = 60;
    std::vector<WeightedEdge> edges;
    for (Node report = 0; report < reports; ++report) {
        const Node first = report * (terms + rows);
        for (Node a = first; a < first + terms; ++a) {
            for (Node b = a + 1; b < first + terms + rows; ++b) edges.push_back({a, b, 0.6});
        }
        if (report > 0) edges.push_back({first, first - terms - rows});
    }
    const Communities found = communities(make_graph(reports * (terms + rows), edges));
    EXPECT_GE(found.quality, 0.95);
    for (const auto& [number, nodes] : members(found.community)) {
        EXPECT_EQ(nodes.size() % (terms + rows), 0U) << number;
        EXPECT_EQ(nodes.front() % (terms + rows), 0U) << number;
    }
}

TEST(Communities, AreNumberedByFallingSizeAndThenByFirstNode) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const Communities found = communities(random_graph(seed), {.runs = 1});
        std::size_t size = SIZE_MAX;
        Node first = 0;
        std::int32_t expected = 0;
        for (const auto& [number, nodes] : members(found.community)) {
            EXPECT_EQ(number, expected++);
            EXPECT_TRUE(nodes.size() < size || (nodes.size() == size && nodes.front() > first));
            size = nodes.size();
            first = nodes.front();
        }
        EXPECT_EQ(found.count, expected);
    }
}

TEST(Communities, OfARingOfCliquesAreTheCliquesAndStable) {
    const Communities found = communities(ring_of_cliques(6, 5));
    EXPECT_EQ(found.count, 6);
    for (Node node = 0; node < 30; ++node) {
        EXPECT_EQ(found.community[node], static_cast<std::int32_t>(node / 5));
    }
    EXPECT_THAT(found.stability, Each(1));
}

TEST(Communities, StabilityIsAShareAndLowWhereTheRunsDisagree) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        for (const double share : communities(random_graph(seed)).stability) {
            EXPECT_GT(share, 0);
            EXPECT_LE(share, 1 + 1e-15);
        }
    }
    std::vector<WeightedEdge> cycle;
    for (Node a = 0; a < 60; ++a) cycle.push_back({a, (a + 1) % 60});
    const std::vector<double> stability = communities(make_graph(60, cycle)).stability;
    EXPECT_LT(std::accumulate(stability.begin(), stability.end(), 0.0) / 60, 0.9);
}

TEST(Communities, MoreResolutionGivesMoreOfThem) {
    const KnowledgeGraph graph = joined_cliques(400, 150);
    for (const CommunityQuality quality : qualities) {
        std::int32_t before = 0;
        for (const double resolution : {0.001, 0.1, 1.0, 10.0, 1e300}) {
            const Communities found =
                communities(graph, {.quality = quality, .resolution = resolution, .runs = 2});
            EXPECT_GE(found.count, before) << resolution;
            before = found.count;
        }
        EXPECT_EQ(before, 400);
    }
}

TEST(Communities, StrongTiesOutweighMany) {
    const std::vector<WeightedEdge> edges{{0, 1, 9}, {2, 3, 9}, {0, 2}, {0, 3}, {1, 2}, {1, 3}};
    EXPECT_THAT(communities(make_graph(4, edges)).community, ElementsAre(0, 0, 1, 1));
}

TEST(Communities, DoNotDependOnTheUnitOfWeight) {
    const KnowledgeGraph graph = joined_cliques(400, 150);
    std::vector<WeightedEdge> edges;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        edges.push_back({source, target, graph.edges().weight[edge] * 0x1p40});
    }
    EXPECT_EQ(communities(make_graph(400, edges)).community, communities(graph).community);
}

TEST(Communities, AreTheSameForASeedOnAnyNumberOfThreads) {
    const KnowledgeGraph graph = joined_cliques(400, 150);
    const Communities expected = communities(graph, {.seed = 5, .context = {.threads = 1}});
    for (const unsigned threads : {0U, 2U, 5U}) {
        const Communities found = communities(graph, {.seed = 5, .context = {.threads = threads}});
        EXPECT_EQ(found.community, expected.community);
        EXPECT_EQ(found.stability, expected.stability);
        EXPECT_EQ(found.parts, expected.parts);
    }
}

/// The numbers are those of the first machine it ran on.
TEST(Communities, AreTheSameOnEveryMachine) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const std::int32_t each : communities(joined_cliques(400, 150)).community) {
        hash = (hash ^ static_cast<std::uint64_t>(each)) * 0x100000001b3;
    }
    EXPECT_EQ(hash, 12672100808164799058U);
}

TEST(Communities, SeedsSearchInDifferentWays) {
    const KnowledgeGraph graph = joined_cliques(400, 150);
    std::set<Division> divisions;
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        divisions.insert(communities(graph, {.seed = seed, .runs = 1}).community);
    }
    EXPECT_GT(divisions.size(), 1U);
}

TEST(Communities, PartsAreNestedAndConnected) {
    const KnowledgeGraph graph = joined_cliques(400, 150);
    const Communities found = communities(graph);
    ASSERT_FALSE(found.parts.empty());
    for (std::size_t level = 0; level < found.parts.size(); ++level) {
        const Division& outer =
            level + 1 < found.parts.size() ? found.parts[level + 1] : found.community;
        const auto parts = members(found.parts[level]);
        EXPECT_GT(parts.size(), members(outer).size());
        for (const auto& [number, nodes] : parts) {
            EXPECT_TRUE(is_connected(graph, nodes));
            for (const Node node : nodes) EXPECT_EQ(outer[node], outer[nodes.front()]);
        }
    }
}

TEST(Communities, OfNodesWithoutEdgesAreOneEach) {
    EXPECT_THAT(communities(make_graph(0, {})).community, IsEmpty());
    EXPECT_EQ(communities(make_graph(0, {})).count, 0);
    const Communities found = communities(make_graph(3, {}));
    EXPECT_THAT(found.community, ElementsAre(0, 1, 2));
    EXPECT_THAT(found.stability, Each(1));
    EXPECT_EQ(found.quality, 0);
    const std::vector<WeightedEdge> edge{{1, 2}};
    EXPECT_THAT(communities(make_graph(4, edge)).community, ElementsAre(1, 0, 0, 2));
}

TEST(Communities, RefuseOptionsOutOfRange) {
    const KnowledgeGraph graph = make_graph(1, {});
    EXPECT_THROW(communities(graph, {.resolution = 0}), std::invalid_argument);
    EXPECT_THROW(communities(graph, {.resolution = std::nan("")}), std::invalid_argument);
    EXPECT_THROW(communities(graph, {.resolution = HUGE_VAL}), std::invalid_argument);
    EXPECT_THROW(communities(graph, {.runs = 0}), std::invalid_argument);
}

}  // namespace
}  // namespace sigloom::test
