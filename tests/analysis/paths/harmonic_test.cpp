#include "core/analysis/paths/harmonic.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

TEST(Harmonic, CountsDirectNeighboursInFullAndTheNextOnesByHalf) {
    const std::vector<WeightedEdge> edges{{0, 1, 7}, {1, 2, 7}};
    EXPECT_THAT(harmonic(make_graph(4, edges)), ElementsAre(1.5, 2, 1.5, 0));
    EXPECT_THAT(
        harmonic(make_graph(4, edges), {PathLength::inverse_weight, {}}),
        ElementsAre(DoubleNear(10.5, 1e-12), DoubleNear(14, 1e-12), DoubleNear(10.5, 1e-12), 0));
}

TEST(Harmonic, OfAnIsolatedNodeIsZero) {
    EXPECT_THAT(harmonic(make_graph(0, {})), ElementsAre());
    EXPECT_THAT(harmonic(make_graph(1, {})), ElementsAre(0));
    EXPECT_THAT(harmonic(make_graph(3, {})), ElementsAre(0, 0, 0));
}

}  // namespace
}  // namespace sigloom::test
