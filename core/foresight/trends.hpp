// What rises, what fades, and what had its burst: every thing of a list by the reports that name it.
//
// A thing rises, or fades, where its share of the reports does so by the exact test of trend_test.hpp, at
// the level after correction for all things looked at (benjamini_hochberg.hpp), and where order alone
// agrees (mann_kendall.hpp, p at most `order_level`), and where no burst says more than the slope by the Bayesian
// information criterion [2]: what comes and goes makes a slope, but no trend. A burst
// counts where it is significant at the same level, corrected in the same way; of what rises or fades it must stand
// out from the fitted slope, since otherwise each rise would end in one. What is named by too few
// reports can show neither; it is left out before, which costs the test nothing, since how many reports
// name a thing says nothing of when [1].
// Cost: O(places + things * (periods^2 + reports^2)), the things on all threads.
//
// [1] R. Bourgon, R. Gentleman, W. Huber (2010). Independent filtering increases detection power for
//     high-throughput experiments. PNAS 107.
// [2] G. Schwarz (1978). Estimating the dimension of a model. Annals of Statistics 6. A burst has two parameters
//     more, its first and its last period: 2 ln R.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/enum_names.hpp"
#include "core/foresight/bursts.hpp"
#include "core/foresight/life_cycle.hpp"
#include "core/foresight/mann_kendall.hpp"
#include "core/foresight/poisson_growth.hpp"
#include "core/foresight/sen_slope.hpp"
#include "core/foresight/sightings.hpp"
#include "core/foresight/timeline.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

enum class Direction : std::uint8_t { rising, fading, steady };

template <>
inline constexpr auto enum_names<Direction> = enum_table<Direction>(
    {{Direction::rising, "rising"}, {Direction::fading, "fading"}, {Direction::steady, "steady"}});

struct TrendOptions {
    double level = 0.05;  ///< share of false ones among those called out; above 0, below 1
    double order_level = 0.2;
    BurstOptions burst;
    double burst_level = 0.05;  ///< 1: every burst of the automaton
};

struct Trend : Sighting {
    PoissonGrowth growth;
    double p = 1;         ///< exact (trend_test.hpp)
    double adjusted = 1;  ///< p after correction
    Direction direction = Direction::steady;
    MannKendall order;          ///< of the shares of the periods that have reports
    SenSlope sen;               ///< of the same, per period
    std::vector<Burst> bursts;  ///< those that count, the strongest first
    std::optional<LifeCycle> life_cycle;
};

/// One for each list of reports, all of which have a date. The same for any number of threads, which are
/// those of the arena that this runs in.
std::vector<Trend> trends(const ListPerNode<std::uint32_t>& lists,
                          std::span<const ReportEntry> reports, const Timeline& timeline,
                          const TrendOptions& options = {});

}  // namespace sigloom
