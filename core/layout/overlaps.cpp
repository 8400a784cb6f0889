#include "core/layout/overlaps.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "core/base/cancelled.hpp"

namespace sigloom {
namespace {

constexpr unsigned settling_rounds = 100;
constexpr double spread = 1.03;

/// The points by square of a grid, and squares by row.
class Grid {
  public:
    Grid(const std::vector<Point>& points, double side) {
        min_ = points.front();
        Point max = min_;
        for (const Point& point : points) {
            min_ = {std::min(min_.x, point.x), std::min(min_.y, point.y)};
            max = {std::max(max.x, point.x), std::max(max.y, point.y)};
        }
        // No more squares than a few per point, however far the points are apart.
        const double most = std::sqrt(4.0 * static_cast<double>(points.size())) + 1;
        side_ = std::max({side, (max.x - min_.x) / most, (max.y - min_.y) / most});
        columns_ = square(max.x - min_.x) + 1;
        rows_ = square(max.y - min_.y) + 1;
        begin_.assign(columns_ * rows_ + 1, 0);
        for (const Point& point : points) ++begin_[place(point) + 1];
        for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
        items_.resize(points.size());
        std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
        for (std::uint32_t i = 0; i < points.size(); ++i) items_[next[place(points[i])]++] = i;
    }

    /// Calls visit(a, b) once for each two points whose squares touch.
    template <typename Visit>
    void for_each_near_pair(const Visit& visit) const {
        for (std::size_t row = 0; row < rows_; ++row) {
            for (std::size_t column = 0; column < columns_; ++column) {
                const auto here = items(row, column);
                for (std::size_t i = 0; i < here.size(); ++i) {
                    for (std::size_t j = i + 1; j < here.size(); ++j) visit(here[i], here[j]);
                    const auto visit_all = [&](std::span<const std::uint32_t> others) {
                        for (const std::uint32_t other : others) visit(here[i], other);
                    };
                    if (column + 1 < columns_) visit_all(items(row, column + 1));
                    if (row + 1 == rows_) continue;
                    if (column > 0) visit_all(items(row + 1, column - 1));
                    visit_all(items(row + 1, column));
                    if (column + 1 < columns_) visit_all(items(row + 1, column + 1));
                }
            }
        }
    }

  private:
    [[nodiscard]] std::size_t square(double distance) const {
        return static_cast<std::size_t>(distance / side_);
    }
    [[nodiscard]] std::size_t place(const Point& point) const {
        return square(point.y - min_.y) * columns_ + square(point.x - min_.x);
    }
    [[nodiscard]] std::span<const std::uint32_t> items(std::size_t row, std::size_t column) const {
        const std::size_t square = row * columns_ + column;
        return std::span(items_).subspan(begin_[square], begin_[square + 1] - begin_[square]);
    }

    Point min_{};
    double side_ = 1;
    std::size_t columns_ = 1;
    std::size_t rows_ = 1;
    std::vector<std::uint32_t> begin_;
    std::vector<std::uint32_t> items_;
};

/// A direction for two points that are in one place: some unit vector, not always the same.
Point some_direction(std::uint32_t a, std::uint32_t b) {
    const Point direction{static_cast<double>((a * 7 + b) % 11) - 5.5,
                          static_cast<double>((a + b * 5) % 13) - 6.5};
    const double length = std::sqrt(direction.x * direction.x + direction.y * direction.y);
    return {direction.x / length, direction.y / length};
}

}  // namespace

void remove_overlaps(std::vector<Point>& points, std::span<const double> radius,
                     const Distances& distances) {
    if (points.size() < 2) return;
    const double largest = std::ranges::max(radius);
    const double side = 2 * distances.ratio * largest + distances.margin;
    PacedCheck check;
    bool overlap = true;
    for (unsigned round = 0; overlap; ++round) {
        overlap = false;
        stop_if_cancelled();
        Grid(points, side).for_each_near_pair([&](std::uint32_t a, std::uint32_t b) {
            check.after(1);
            const double apart = distances.ratio * (radius[a] + radius[b]) + distances.margin;
            const double dx = points[b].x - points[a].x;
            const double dy = points[b].y - points[a].y;
            const double squared = dx * dx + dy * dy;
            if (squared >= apart * apart) return;
            overlap = true;
            const double distance = std::sqrt(squared);
            const Point direction =
                distance > 1e-9 ? Point{dx / distance, dy / distance} : some_direction(a, b);
            const double missing = (apart - distance) * 1.001 + 1e-6;
            const double area_a = radius[a] * radius[a] + 1;
            const double area_b = radius[b] * radius[b] + 1;
            const double share_of_a = area_b / (area_a + area_b);
            points[a].x -= direction.x * missing * share_of_a;
            points[a].y -= direction.y * missing * share_of_a;
            points[b].x += direction.x * missing * (1 - share_of_a);
            points[b].y += direction.y * missing * (1 - share_of_a);
        });
        if (!overlap || round < settling_rounds) continue;
        for (Point& point : points) point = {point.x * spread, point.y * spread};
    }
}

}  // namespace sigloom
