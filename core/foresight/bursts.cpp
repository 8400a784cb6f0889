#include "core/foresight/bursts.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numeric>

namespace sigloom {
namespace {

template <typename T>
double sum_of(std::span<const T> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// One thing among all reports.
class Batches {
  public:
    Batches(std::span<const std::int32_t> counts, std::span<const std::int32_t> reports,
            const BurstOptions& options)
        : counts_(counts),
          reports_(reports),
          named_(sum_of(counts)),
          all_(sum_of(reports)),
          usual_(all_ > 0 ? named_ / all_ : 0),
          burst_(options.s * usual_),
          way_up_(options.gamma *
                  std::log(static_cast<double>(std::max<std::size_t>(reports.size(), 1)))) {}

    [[nodiscard]] bool can_burst() const { return usual_ > 0 && burst_ < 1; }
    [[nodiscard]] double way_up() const { return way_up_; }

    /// Cost in state 0 less that in state 1.
    [[nodiscard]] double gain(std::size_t t) const {
        return counts_[t] * std::log(burst_ / usual_) +
               (reports_[t] - counts_[t]) * std::log((1 - burst_) / (1 - usual_));
    }

    [[nodiscard]] double cost(std::size_t t, bool in_burst) const {
        const double p = in_burst ? burst_ : usual_;
        const double r = counts_[t];
        const double d = reports_[t];
        const auto log_factorial = [](double n) { return boost::math::lgamma(n + 1); };
        const double ways = log_factorial(d) - log_factorial(r) - log_factorial(d - r);
        return -(ways + (r > 0 ? r * std::log(p) : 0) + (d > r ? (d - r) * std::log(1 - p) : 0));
    }

  private:
    std::span<const std::int32_t> counts_;
    std::span<const std::int32_t> reports_;
    double named_;
    double all_;
    double usual_;
    double burst_;
    double way_up_;
};

/// Of each period, whether the best path is in a burst.
std::vector<bool> best_path(const Batches& batches, std::size_t periods) {
    // What the best path up to here has gained that ends outside, or inside, of a burst.
    double outside = 0;
    double inside = -batches.way_up();
    std::vector<bool> outside_from_inside(periods);
    std::vector<bool> inside_from_inside(periods);
    for (std::size_t t = 0; t < periods; ++t) {
        const double gain = batches.gain(t);
        const double begun = outside - batches.way_up();
        inside_from_inside[t] = t > 0 && inside > begun;
        outside_from_inside[t] = t > 0 && inside > outside;
        const double next_inside = (inside_from_inside[t] ? inside : begun) + gain;
        outside = outside_from_inside[t] ? inside : outside;
        inside = next_inside;
    }
    std::vector<bool> path(periods);
    bool in_burst = inside > outside;
    for (std::size_t t = periods; t-- > 0;) {
        path[t] = in_burst;
        in_burst = in_burst ? inside_from_inside[t] : outside_from_inside[t];
    }
    return path;
}

}  // namespace

std::vector<Burst> bursts(std::span<const std::int32_t> counts,
                          std::span<const std::int32_t> reports, const BurstOptions& options) {
    const Batches batches(counts, reports, options);
    std::vector<Burst> found;
    if (!batches.can_burst()) return found;
    const std::vector<bool> path = best_path(batches, reports.size());
    for (std::size_t t = 0; t < path.size(); ++t) {
        if (!path[t]) continue;
        if (t == 0 || !path[t - 1]) found.push_back({.first = t});
        found.back().last = t;
        found.back().weight += batches.gain(t);
    }
    std::erase_if(found, [&](const Burst& b) { return b.last - b.first + 1 < options.shortest; });
    std::ranges::stable_sort(found, std::greater(), &Burst::weight);
    return found;
}

double burst_likelihood_ratio(const Burst& burst, std::span<const std::int32_t> counts,
                              std::span<const std::int32_t> reports) {
    const std::size_t length = burst.last - burst.first + 1;
    const double all = sum_of(counts);
    const double inside = sum_of(counts.subspan(burst.first, length));
    const double share = sum_of(reports.subspan(burst.first, length)) / sum_of(reports);
    const auto gain = [all](double count, double expected_share) {
        return count > 0 ? count * std::log(count / (all * expected_share)) : 0;
    };
    return 2 * (gain(inside, share) + gain(all - inside, 1 - share));
}

double burst_chance(const Burst& burst, std::span<const std::int32_t> counts,
                    std::span<const double> expected) {
    const std::size_t length = burst.last - burst.first + 1;
    const double inside = sum_of(counts.subspan(burst.first, length));
    if (inside == 0) return 1;
    const double share =
        std::min(1.0, sum_of(expected.subspan(burst.first, length)) / sum_of(expected));
    const auto n = static_cast<double>(counts.size());
    const double outside = sum_of(counts) - inside;
    return std::min(1.0, n * (n + 1) / 2 * boost::math::ibeta(inside, outside + 1, share));
}

double burst_cost(std::span<const std::int32_t> counts, std::span<const std::int32_t> reports,
                  const std::vector<bool>& in_burst, const BurstOptions& options) {
    const Batches batches(counts, reports, options);
    double cost = 0;
    for (std::size_t t = 0; t < in_burst.size(); ++t) {
        const bool begins = in_burst[t] && (t == 0 || !in_burst[t - 1]);
        cost += batches.cost(t, in_burst[t]) + (begins ? batches.way_up() : 0);
    }
    return cost;
}

}  // namespace sigloom
