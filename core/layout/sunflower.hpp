// Points as the seeds of a sunflower stand: evenly over a disc, however many there are.
//
// The k-th is at the distance unit * sqrt(k) in a direction that is turned by the golden angle [1].
//
// [1] H. Vogel (1979). A better way to construct the sunflower head. Mathematical Biosciences 44.
#pragma once

#include <cmath>

#include "core/layout/points.hpp"

namespace sigloom {

class Sunflower {
  public:
    /// Each point has about pi * unit^2 to itself.
    explicit Sunflower(double unit) : unit_(unit) {}

    /// The first is in the middle.
    Point next() {
        const double distance = unit_ * std::sqrt(count_++);
        const Point point{direction_.x * distance, direction_.y * distance};
        constexpr Point turn{-0.7373688780783197, 0.6754902942615238};  // 2.39996 radians
        direction_ = {direction_.x * turn.x - direction_.y * turn.y,
                      direction_.x * turn.y + direction_.y * turn.x};
        return point;
    }

  private:
    double unit_;
    double count_ = 0;
    Point direction_{1, 0};
};

}  // namespace sigloom
