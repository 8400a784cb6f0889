// The keyword emergence map: rare and growing words are weak signals.
//
//   degree of visibility  DoV_j = (TF_j / NN_j) (1 - tw (n - j))                         [1]
//   degree of diffusion   DoD_j = (DF_j / NN_j) (1 - tw (n - j))
//
// TF_j is how often a term occurs in period j, DF_j in how many reports, NN_j how many reports there are,
// n the last period, and tw the weight of time. Periods so old that their weight is not above 0 do not
// count. On the map of either, x is the mean frequency (TF or DF per period) and y the growth of the
// degree; the axes cross at the medians of all terms:
//
//                growing          not growing
//   rare         weak signal      latent
//   frequent     strong signal    well known
//
// The paper's growth is the geometric mean, (DoV_n / DoV_1)^(1/(n-1)) - 1, which does not exist where the
// first period or the last one has none, as weak signals have; so growth is the slope of a Poisson
// regression (poisson_growth.hpp) with the exposure NN_j / (1 - tw (n - j)), unless that mean is asked
// for. Cost: O(periods) a term, and O(terms) for the medians.
//
// [1] J. Yoon (2012). Detecting weak signals for long-term business opportunities using text mining of
//     Web news. Expert Systems with Applications 39.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/enum_names.hpp"

namespace sigloom {

inline constexpr double usual_time_weight = 0.05;

/// One value for each period; 0 where there are no reports.
std::vector<double> emergence_degree(std::span<const std::int32_t> counts,
                                     std::span<const std::int32_t> reports,
                                     double time_weight = usual_time_weight);

/// Of values the last of which is the newest; nothing where it does not exist.
std::optional<double> geometric_growth(std::span<const double> values);

/// The slope of the degree per period by Poisson regression; infinite where it has no end, and 0 where
/// nothing is known.
double degree_growth(std::span<const std::int32_t> counts, std::span<const std::int32_t> reports,
                     double time_weight = usual_time_weight);

enum class Quadrant : std::uint8_t { weak, strong, latent, well_known };

template <>
inline constexpr auto enum_names<Quadrant> = enum_table<Quadrant>({{Quadrant::weak, "weak"},
                                                                   {Quadrant::strong, "strong"},
                                                                   {Quadrant::latent, "latent"},
                                                                   {Quadrant::well_known,
                                                                    "well known"}});

struct MapPoint {
    double frequency = 0;
    double growth = 0;
};

/// Of each point, by the medians of all. On an axis is not above it.
std::vector<Quadrant> quadrants(std::span<const MapPoint> points);

}  // namespace sigloom
