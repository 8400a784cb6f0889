// A point of the plane.
#pragma once

namespace sigloom {

struct Point {
    double x, y;
};

}  // namespace sigloom
