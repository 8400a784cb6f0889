#include "core/layout/repulsion.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/random.hpp"
#include "core/base/threads.hpp"

namespace sigloom {
namespace {

Points random_points(std::size_t count, std::uint64_t seed) {
    Random random(seed);
    Points points(count);
    for (std::size_t i = 0; i < count; ++i) {
        // Denser in the middle, so that the tree is deep there.
        const double distance = 1000 * random.share() * random.share();
        points.x[i] = static_cast<float>(distance * (random.share() - 0.5));
        points.y[i] = static_cast<float>(distance * (random.share() - 0.5));
    }
    return points;
}

std::vector<float> random_masses(std::size_t count) {
    Random random(5);
    std::vector<float> mass;
    for (std::size_t i = 0; i < count; ++i) mass.push_back(static_cast<float>(1 + random.below(9)));
    return mass;
}

/// The definition.
std::vector<Point> exact(const Points& at, const std::vector<float>& mass, double scaling) {
    std::vector<Point> force(at.size(), Point{0, 0});
    for (std::size_t i = 0; i < at.size(); ++i) {
        for (std::size_t j = 0; j < at.size(); ++j) {
            const double dx = static_cast<double>(at.x[i]) - at.x[j];
            const double dy = static_cast<double>(at.y[i]) - at.y[j];
            const double push = scaling * mass[i] * mass[j] / (dx * dx + dy * dy + 1);
            force[i] = {force[i].x + dx * push, force[i].y + dy * push};
        }
    }
    return force;
}

/// The root of the mean squared error, as a share of that of the forces.
double error(const Points& at, const std::vector<float>& mass, float theta) {
    Points force(at.size());
    Repulsion(mass, theta).forces(at, 2, force);
    const std::vector<Point> right = exact(at, mass, 2);
    double wrong = 0;
    double all = 0;
    for (std::size_t i = 0; i < at.size(); ++i) {
        wrong += std::pow(force.x[i] - right[i].x, 2) + std::pow(force.y[i] - right[i].y, 2);
        all += std::pow(right[i].x, 2) + std::pow(right[i].y, 2);
    }
    return std::sqrt(wrong / all);
}

TEST(Repulsion, IsTheSumOverAllPairsWhereEveryCellIsOpened) {
    for (const std::size_t count : {1U, 2U, 7U, 8U, 9U, 100U, 1000U}) {
        const Points points = random_points(count, count);
        if (count == 1) {
            Points force(1);
            Repulsion(random_masses(1), 0).forces(points, 2, force);
            EXPECT_EQ(force.x[0], 0);
        } else {
            EXPECT_LT(error(points, random_masses(count), 0), 1e-5) << count;
        }
    }
}

TEST(Repulsion, IsNearToTheSumForCellsThatLookSmall) {
    const Points points = random_points(2000, 3);
    const std::vector<float> mass = random_masses(2000);
    EXPECT_LT(error(points, mass, 0.5F), 0.003);
    EXPECT_LT(error(points, mass, 0.9F), 0.01);
    EXPECT_GT(error(points, mass, 0.9F), error(points, mass, 0));
}

TEST(Repulsion, BodiesInOnePlaceDoNotPushEachOther) {
    Points points(50);
    points.x[0] = 10;
    Points force(50);
    Repulsion(random_masses(50), 0.9F).forces(points, 1, force);
    EXPECT_GT(force.x[0], 0);
    EXPECT_LT(force.x[1], 0);
    EXPECT_EQ(force.y[1], 0);
}

TEST(Repulsion, IsTheSameForAnyNumberOfThreads) {
    const Points points = random_points(3000, 4);
    const std::vector<float> mass = random_masses(3000);
    Points one(3000);
    run_on_threads(1, [&] { Repulsion(mass, 0.9F).forces(points, 1, one); });
    for (const unsigned threads : {2U, 5U}) {
        Points several(3000);
        run_on_threads(threads, [&] { Repulsion(mass, 0.9F).forces(points, 1, several); });
        EXPECT_EQ(several.x, one.x);
        EXPECT_EQ(several.y, one.y);
    }
}

}  // namespace
}  // namespace sigloom
