#include "core/analysis/same_neighbors.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <vector>

namespace sigloom {
namespace {

struct Rows {
    std::vector<std::uint32_t> begin{0};
    std::vector<std::uint32_t> target;
};

Rows rows_of(const std::vector<std::set<std::uint32_t>>& neighbors) {
    Rows rows;
    for (const auto& of_node : neighbors) {
        rows.target.insert(rows.target.end(), of_node.begin(), of_node.end());
        rows.begin.push_back(static_cast<std::uint32_t>(rows.target.size()));
    }
    return rows;
}

TEST(SameNeighbors, AreTheSameSetsWithoutEachOtherOnRandomGraphs) {
    std::mt19937 random(7);
    int same = 0;
    for (int round = 0; round < 300; ++round) {
        const auto nodes = static_cast<std::uint32_t>(2 + random() % 6);
        std::vector<std::set<std::uint32_t>> neighbors(nodes);
        for (std::uint32_t a = 0; a < nodes; ++a) {
            for (std::uint32_t b = 0; b < a; ++b) {
                if (random() % 2 == 0) continue;
                neighbors[a].insert(b);
                neighbors[b].insert(a);
            }
        }
        const Rows rows = rows_of(neighbors);
        for (std::uint32_t a = 0; a < nodes; ++a) {
            for (std::uint32_t b = 0; b < nodes; ++b) {
                if (a == b) continue;
                std::set<std::uint32_t> of_a = neighbors[a];
                std::set<std::uint32_t> of_b = neighbors[b];
                of_a.erase(b);
                of_b.erase(a);
                ASSERT_EQ(have_same_neighbors(rows, a, b, [](auto, auto) { return true; }),
                          of_a == of_b);
                same += of_a == of_b ? 1 : 0;
            }
        }
    }
    EXPECT_GT(same, 100);
}

TEST(SameNeighbors, EachPairOfArcsHasASay) {
    const Rows rows = rows_of({{1, 2, 3}, {0, 2, 3}, {0, 1}, {0, 1}});
    std::vector<std::pair<std::size_t, std::size_t>> asked;
    EXPECT_TRUE(have_same_neighbors(rows, 0, 1, [&](std::size_t of_a, std::size_t of_b) {
        asked.emplace_back(of_a, of_b);
        return true;
    }));
    EXPECT_EQ(asked, (std::vector<std::pair<std::size_t, std::size_t>>{{1, 4}, {2, 5}}));
    EXPECT_FALSE(have_same_neighbors(rows, 0, 1, [](std::size_t of_a, auto) { return of_a != 2; }));
}

}  // namespace
}  // namespace sigloom
