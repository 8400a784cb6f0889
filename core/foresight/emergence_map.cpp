#include "core/foresight/emergence_map.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/foresight/median.hpp"
#include "core/foresight/poisson_growth.hpp"

namespace sigloom {
namespace {

/// 1 - tw (n - j), or 0 for what is too old.
double weight_of(std::size_t period, std::size_t periods, double time_weight) {
    return std::max(0.0, 1 - time_weight * static_cast<double>(periods - 1 - period));
}

}  // namespace

std::vector<double> emergence_degree(std::span<const std::int32_t> counts,
                                     std::span<const std::int32_t> reports, double time_weight) {
    std::vector<double> degree(counts.size());
    for (std::size_t t = 0; t < counts.size(); ++t) {
        if (reports[t] == 0) continue;
        degree[t] =
            static_cast<double>(counts[t]) / reports[t] * weight_of(t, counts.size(), time_weight);
    }
    return degree;
}

std::optional<double> geometric_growth(std::span<const double> values) {
    if (values.size() < 2 || !(values.front() > 0) || !(values.back() > 0)) return std::nullopt;
    const auto steps = static_cast<double>(values.size() - 1);
    return std::pow(values.back() / values.front(), 1 / steps) - 1;
}

double degree_growth(std::span<const std::int32_t> counts, std::span<const std::int32_t> reports,
                     double time_weight) {
    std::vector<double> exposure;
    for (std::size_t t = 0; t < reports.size(); ++t) {
        const double weight = weight_of(t, reports.size(), time_weight);
        exposure.push_back(weight > 0 ? reports[t] / weight : 0);
    }
    const PoissonGrowth growth = poisson_growth(counts, exposure);
    if (growth.slope) return *growth.slope;
    if (growth.low) return INFINITY;
    return growth.high ? -INFINITY : 0;
}

std::vector<Quadrant> quadrants(std::span<const MapPoint> points) {
    std::vector<double> frequencies;
    std::vector<double> growths;
    for (const MapPoint& point : points) {
        frequencies.push_back(point.frequency);
        growths.push_back(point.growth);
    }
    const double frequency = median(std::move(frequencies));
    const double growth = median(std::move(growths));
    std::vector<Quadrant> found;
    for (const MapPoint& point : points) {
        const bool is_frequent = point.frequency > frequency;
        if (point.growth > growth) {
            found.push_back(is_frequent ? Quadrant::strong : Quadrant::weak);
        } else {
            found.push_back(is_frequent ? Quadrant::well_known : Quadrant::latent);
        }
    }
    return found;
}

}  // namespace sigloom
