#include "core/layout/packing.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/cancelled.hpp"

namespace sigloom {
namespace {

/// The discs that are placed, by square of a grid.
class Placed {
  public:
    explicit Placed(double largest) : largest_(largest), side_(2 * largest + 1) {}

    void add(const Piece& piece, Point at) {
        for (std::size_t i = 0; i < piece.size(); ++i) {
            const Point point{piece.points[i].x + at.x, piece.points[i].y + at.y};
            squares_[key(square(point.x), square(point.y))].push_back({point, piece.radius[i]});
        }
    }

    /// Whether a disc there would meet none of them.
    [[nodiscard]] bool is_free(Point at, double radius) const {
        const double reach = radius + largest_;
        for (std::int32_t row = square(at.y - reach); row <= square(at.y + reach); ++row) {
            for (std::int32_t column = square(at.x - reach); column <= square(at.x + reach);
                 ++column) {
                const auto found = squares_.find(key(column, row));
                if (found == squares_.end()) continue;
                for (const auto& [point, other] : found->second) {
                    const double dx = point.x - at.x;
                    const double dy = point.y - at.y;
                    if (dx * dx + dy * dy < (radius + other) * (radius + other)) return false;
                }
            }
        }
        return true;
    }

  private:
    struct Disc {
        Point at;
        double radius;
    };
    [[nodiscard]] std::int32_t square(double coordinate) const {
        return static_cast<std::int32_t>(std::floor(coordinate / side_));
    }
    static std::uint64_t key(std::int32_t column, std::int32_t row) {
        return std::uint64_t{static_cast<std::uint32_t>(column)} << 32 |
               static_cast<std::uint32_t>(row);
    }

    double largest_;
    double side_;
    std::unordered_map<std::uint64_t, std::vector<Disc>> squares_;
};

/// From the middle outwards.
class Spiral {
  public:
    [[nodiscard]] Point at() const {
        constexpr double stretch = 1.25;
        return {direction_.x * distance_ * stretch, direction_.y * distance_ / stretch};
    }
    /// Goes on at this distance at least.
    void skip_to(double distance) { distance_ = std::max(distance_, distance); }
    /// Goes on by about `step`, with as much between two turns.
    void advance(double step) {
        const double tangent = std::min(step / std::max(distance_, step), 0.5);
        const double length = std::sqrt(1 + tangent * tangent);
        direction_ = {(direction_.x - direction_.y * tangent) / length,
                      (direction_.y + direction_.x * tangent) / length};
        distance_ += step * tangent / (2 * std::numbers::pi);
    }

  private:
    Point direction_{1, 0};
    double distance_ = 0;
};

}  // namespace

std::vector<Point> pack(std::span<const Piece> pieces, double most_gap) {
    std::vector<Point> moved(pieces.size(), Point{0, 0});
    if (pieces.empty()) return moved;
    double largest = 0;
    for (const Piece& piece : pieces) {
        for (const double radius : piece.radius) largest = std::max(largest, radius);
    }
    Placed placed(largest);
    placed.add(pieces[0], {0, 0});
    Spiral spiral;
    constexpr std::size_t steps_of_a_try = 64;  // more or less
    PacedCheck check;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const double extent = pieces[i].extent;
        const double radius = extent + std::min(extent / 2, most_gap);
        if (extent < most_gap) spiral.skip_to(pieces[0].extent);
        while (!placed.is_free(spiral.at(), radius)) {
            check.after(steps_of_a_try);
            spiral.advance(extent / 2);
        }
        moved[i] = spiral.at();
        placed.add(pieces[i], moved[i]);
    }
    return moved;
}

}  // namespace sigloom
