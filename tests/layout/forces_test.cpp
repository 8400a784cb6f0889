#include "core/layout/forces.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace sigloom {
namespace {

double distance(const Points& points, std::size_t a, std::size_t b) {
    return std::hypot(points.x[a] - points.x[b], points.y[a] - points.y[b]);
}

/// Two nodes and a link of this weight.
ForceGraph pair(float weight) {
    return {{0, 1, 2}, {1, 0}, {weight, weight}, {2, 2}};
}

Points apart(float distance) {
    Points points(2);
    points.x = {-distance / 2, distance / 2};
    return points;
}

TEST(Forces, TwoLinkedNodesComeToRestWhereAttractionAndGravityEqualRepulsion) {
    // w d + g m d/2 = s m^2 d / (d^2 + 1)
    for (const float weight : {1.0F, 5.0F}) {
        Points points = apart(300);
        ForceOptions options;
        options.iterations = 1000;
        run_forces(pair(weight), options, points);
        const double d = std::sqrt(40 * 4 / (weight + 0.05 * 2 / 2) - 1);
        EXPECT_NEAR(distance(points, 0, 1), d, 0.01 * d);
    }
}

TEST(Forces, ScalingToBalanceLeavesLittleToMove) {
    ForceOptions options;
    for (const float at : {1.0F, 1000.0F}) {
        const float scale = balancing_scale(pair(2), options, apart(at));
        EXPECT_NEAR(at * scale, std::sqrt(40 * 4 / (2 + 0.05 * 2 / 2)), 0.01);
    }
    EXPECT_EQ(balancing_scale(pair(2), options, Points(2)), 1);
}

TEST(Forces, AnAnchorHoldsNodesWhereTheyBegan) {
    Points free = apart(100);
    Points held = apart(100);
    ForceOptions options;
    run_forces(pair(1), options, free);
    options.anchor = 100;
    run_forces(pair(1), options, held);
    EXPECT_LT(std::abs(distance(held, 0, 1) - 100), 2);
    EXPECT_LT(distance(free, 0, 1), 50);
}

TEST(Forces, WhatIsThrownBeforeAnIterationEndsThem) {
    Points points = apart(100);
    ForceOptions options;
    options.before_iteration = [](unsigned iteration) {
        if (iteration == 3) throw std::runtime_error("enough");
    };
    EXPECT_THROW(run_forces(pair(1), options, points), std::runtime_error);
}

}  // namespace
}  // namespace sigloom
