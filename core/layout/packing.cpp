#include "core/layout/packing.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace sigloom {
namespace {

/// A quarter of a ring, which fills up from the horizontal axis towards the vertical one.
class Quarter {
  public:
    Quarter(Point signs, double ring, double first_radius, double gap)
        : signs_(signs), ring_(ring), last_radius_(first_radius), gap_(gap) {}

    /// Where a disc of this radius would be: how far from the vertical axis; below 0 if it would be
    /// too near to what stands on the other side of that.
    [[nodiscard]] double room_for(double radius) const {
        const Point direction = next(radius);
        return direction.x * ring_ - radius - gap_ / 2;
    }
    Point add(double radius) {
        direction_ = next(radius);
        last_radius_ = radius;
        return {signs_.x * direction_.x * ring_, signs_.y * direction_.y * ring_};
    }

  private:
    /// Turned by the angle whose chord holds the disc apart from the last one.
    [[nodiscard]] Point next(double radius) const {
        const double sine = (last_radius_ + radius + gap_) / (2 * ring_);  // of half the angle
        const double cosine = std::sqrt(std::max(1 - sine * sine, 0.0));
        const Point turn{cosine * cosine - sine * sine, 2 * sine * cosine};
        return {direction_.x * turn.x - direction_.y * turn.y,
                direction_.x * turn.y + direction_.y * turn.x};
    }

    Point signs_;
    double ring_;
    double last_radius_;
    double gap_;
    Point direction_{1, 0};
};

}  // namespace

std::vector<Point> pack_discs(std::span<const double> radius, double gap) {
    std::vector<Point> centers(radius.size(), Point{0, 0});
    if (radius.empty()) return centers;
    double inner = radius[0] + gap;  // where the ring begins
    for (std::size_t next = 1; next < radius.size();) {
        const double largest = radius[next];
        const double ring = inner + largest;
        std::array<double, 2> at_axis{};  // radii of the first discs to the right and to the left
        for (std::size_t side = 0; side < 2 && next < radius.size(); ++side, ++next) {
            at_axis[side] = radius[next];
            centers[next] = {side == 0 ? ring : -ring, 0};
        }
        std::array quarters{
            Quarter({1, 1}, ring, at_axis[0], gap), Quarter({-1, -1}, ring, at_axis[1], gap),
            Quarter({1, -1}, ring, at_axis[0], gap), Quarter({-1, 1}, ring, at_axis[1], gap)};
        for (; next < radius.size(); ++next) {
            auto* best = std::ranges::max_element(quarters, {}, [&](const Quarter& quarter) {
                return quarter.room_for(radius[next]);
            });
            if (best->room_for(radius[next]) < 0) break;
            centers[next] = best->add(radius[next]);
        }
        inner = ring + largest + gap;
    }
    return centers;
}

}  // namespace sigloom
