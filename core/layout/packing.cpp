#include "core/layout/packing.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sigloom {

std::vector<Point> pack_discs(std::span<const double> radius, double gap) {
    std::vector<Point> centers(radius.size(), Point{0, 0});
    if (radius.empty()) return centers;
    double inner = radius[0] + gap;  // where the ring begins
    for (std::size_t first = 1; first < radius.size();) {
        const double largest = radius[first];
        const double ring = inner + largest;
        Point direction{1, 0};
        double turned = 0;
        std::size_t next = first;
        for (; next < radius.size(); ++next) {
            if (next > first) {
                // Of half the angle whose chord holds the two apart: its cosine and sine.
                const auto half_angle = [&](double chord) {
                    const double sine = chord / (2 * ring);
                    return Point{std::sqrt(1 - sine * sine), sine};
                };
                // An angle is below its tangent.
                const auto bound = [](const Point& half) { return 2 * half.y / half.x; };
                const Point step = half_angle(radius[next - 1] + radius[next] + gap);
                const Point back = half_angle(radius[next] + largest + gap);
                if (turned + bound(step) + bound(back) > 2 * std::numbers::pi) break;
                turned += bound(step);
                const Point turn{step.x * step.x - step.y * step.y, 2 * step.x * step.y};
                direction = {direction.x * turn.x - direction.y * turn.y,
                             direction.x * turn.y + direction.y * turn.x};
            }
            centers[next] = {direction.x * ring, direction.y * ring};
        }
        inner = ring + largest + gap;
        first = next;
    }
    return centers;
}

}  // namespace sigloom
