#include "core/layout/overlaps.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/random.hpp"
#include "core/layout/packing.hpp"
#include "core/layout/sunflower.hpp"

namespace sigloom {
namespace {

/// How much nearer than they should be the two nearest discs are; below 0 if none are.
double worst_overlap(const std::vector<Point>& at, const std::vector<double>& radius, double ratio,
                     double margin) {
    double worst = -1e9;
    for (std::size_t i = 0; i < at.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            worst = std::max(worst, ratio * (radius[i] + radius[j]) + margin -
                                        std::hypot(at[i].x - at[j].x, at[i].y - at[j].y));
        }
    }
    return worst;
}

TEST(Overlaps, NoDiscOverlapsAnotherAfterwards) {
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        Random random(seed);
        std::vector<Point> points;
        std::vector<double> radius;
        for (int i = 0; i < 400; ++i) {
            // From far apart to all upon each other.
            const double side = seed == 0 ? 0 : 10.0 * std::pow(3.0, static_cast<double>(seed));
            points.push_back({side * random.share(), side * random.share()});
            radius.push_back(1 + 15 * random.share() * random.share());
        }
        remove_overlaps(points, radius);
        EXPECT_LT(worst_overlap(points, radius, 1.1, 1.5), 1e-6) << seed;
    }
}

TEST(Overlaps, DiscsThatAreApartStay) {
    std::vector<Point> points{{0, 0}, {100, 0}, {0, 100}};
    remove_overlaps(points, std::vector<double>{10, 10, 10});
    EXPECT_EQ(points[1].x, 100);
    EXPECT_EQ(points[2].y, 100);
}

TEST(Overlaps, TheLargerOfTwoMovesLess) {
    std::vector<Point> points{{0, 0}, {1, 0}};
    remove_overlaps(points, std::vector<double>{10, 1});
    EXPECT_LT(-points[0].x, 0.1 * points[1].x);
}

TEST(Overlaps, NothingAndOnePointAreFine) {
    std::vector<Point> points;
    remove_overlaps(points, {});
    points.push_back({1, 2});
    remove_overlaps(points, std::vector<double>{3});
    EXPECT_EQ(points[0].x, 1);
}

Piece disc(double radius) {
    return {{{0, 0}}, {radius}, radius};
}

TEST(Packing, PiecesDoNotMeetAndStayTogether) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Random random(seed);
        std::vector<double> radius;
        double area = 0;
        for (int i = 0; i < 300; ++i) {
            radius.push_back(i < 3 * static_cast<int>(seed) ? 20 + 80 * random.share() : 3);
            area += radius.back() * radius.back();
        }
        std::ranges::sort(radius, std::greater());
        std::vector<Piece> pieces;
        for (const double each : radius) pieces.push_back(disc(each));
        const std::vector<Point> at = pack(pieces, 4);
        EXPECT_LT(worst_overlap(at, radius, 1, 1.5), 1e-6);
        EXPECT_EQ(at[0].x, 0);
        double farthest = 0;
        for (const Point& point : at) farthest = std::max(farthest, std::hypot(point.x, point.y));
        EXPECT_LT(farthest * farthest, 6 * area);
    }
}

TEST(Packing, ASmallPieceFitsBetweenTheNodesOfALargeOne) {
    Piece ring;
    Sunflower sunflower(20);
    for (int i = 0; i < 300; ++i) {
        const Point point = sunflower.next();
        if (std::hypot(point.x, point.y) < 200) continue;
        ring.points.push_back(point);
        ring.radius.push_back(4);
    }
    ring.extent = 400;
    const std::vector<Piece> pieces{ring, disc(50), disc(2)};
    const std::vector<Point> at = pack(pieces, 10);
    EXPECT_LT(std::hypot(at[1].x, at[1].y), 100);
    EXPECT_GT(std::hypot(at[2].x, at[2].y), 300);  // one node alone is outside
}

TEST(Packing, NothingAndOnePieceAreFine) {
    EXPECT_TRUE(pack({}, 4).empty());
    EXPECT_EQ(pack(std::vector<Piece>{disc(3)}, 4).size(), 1U);
}

TEST(Sunflower, PointsAreSpreadEvenlyOverADisc) {
    Sunflower sunflower(10);
    std::vector<Point> points;
    for (int i = 0; i < 500; ++i) points.push_back(sunflower.next());
    double nearest = 1e9;
    double farthest = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        farthest = std::max(farthest, std::hypot(points[i].x, points[i].y));
        for (std::size_t j = 0; j < i; ++j) {
            nearest =
                std::min(nearest, std::hypot(points[i].x - points[j].x, points[i].y - points[j].y));
        }
    }
    EXPECT_GT(nearest, 9.9);
    EXPECT_NEAR(farthest, 10 * std::sqrt(499), 0.001);
}

}  // namespace
}  // namespace sigloom
