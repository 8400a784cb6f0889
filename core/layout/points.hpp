// Points of the plane in flat arrays, for inner loops.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/point.hpp"

namespace sigloom {

struct Points {
    std::vector<float> x, y;

    Points() = default;
    explicit Points(std::size_t count) : x(count), y(count) {}

    [[nodiscard]] std::size_t size() const { return x.size(); }
};

}  // namespace sigloom
