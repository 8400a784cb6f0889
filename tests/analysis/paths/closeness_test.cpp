#include "core/analysis/paths/closeness.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

TEST(Closeness, OfASmallComponentIsReducedByTheShareOfNodesThatItReaches) {
    const std::vector<WeightedEdge> edges{{0, 1}, {2, 3}, {3, 4}};
    EXPECT_THAT(closeness(make_graph(5, edges)), ElementsAre(0.25, 0.25, DoubleNear(1.0 / 3, 1e-15),
                                                             0.5, DoubleNear(1.0 / 3, 1e-15)));
}

TEST(Closeness, ByLengthGrowsWithTheWeight) {
    const std::vector<WeightedEdge> edges{{0, 1, 7}};
    EXPECT_THAT(closeness(make_graph(2, edges), {PathLength::inverse_weight, {}}),
                ElementsAre(DoubleNear(7, 1e-12), DoubleNear(7, 1e-12)));
    EXPECT_THAT(closeness(make_graph(2, edges)), ElementsAre(1, 1));
}

TEST(Closeness, OfAnIsolatedNodeIsZero) {
    EXPECT_THAT(closeness(make_graph(0, {})), ElementsAre());
    EXPECT_THAT(closeness(make_graph(1, {})), ElementsAre(0));
    EXPECT_THAT(closeness(make_graph(3, {})), ElementsAre(0, 0, 0));
}

}  // namespace
}  // namespace sigloom::test
