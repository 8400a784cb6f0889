#include "core/foresight/poisson_growth.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace sigloom {
namespace {

constexpr double normal_quantile = 1.959963984540054;  // of 0.975
constexpr double half_of_chi_square = normal_quantile * normal_quantile / 2;

/// The periods that have reports, and what the counts tell of the slope.
class Likelihood {
  public:
    Likelihood(std::span<const std::int32_t> counts, std::span<const double> exposure) {
        for (std::size_t t = 0; t < exposure.size(); ++t) {
            if (!(exposure[t] > 0)) continue;
            time_.push_back(static_cast<double>(t));
            log_exposure_.push_back(std::log(exposure[t]));
            total_ += counts[t];
            sum_ += static_cast<double>(t) * counts[t];
        }
    }

    [[nodiscard]] bool tells_nothing() const { return total_ == 0 || time_.size() < 2; }
    [[nodiscard]] double total() const { return total_; }
    /// Of the counts.
    [[nodiscard]] double mean_time() const { return sum_ / total_; }
    [[nodiscard]] double first_time() const { return time_.front(); }
    [[nodiscard]] double last_time() const { return time_.back(); }

    /// Of the shares w_t(b).
    struct Moments {
        double log_sum;  ///< ln of the sum of d_t exp(b t)
        double mean;
        double variance;
    };
    [[nodiscard]] Moments moments(double slope) const {
        double highest = -INFINITY;
        for (std::size_t i = 0; i < time_.size(); ++i) {
            highest = std::max(highest, log_exposure_[i] + slope * time_[i]);
        }
        double sum = 0;
        double mean = 0;
        for (std::size_t i = 0; i < time_.size(); ++i) {
            const double share = std::exp(log_exposure_[i] + slope * time_[i] - highest);
            sum += share;
            mean += share * time_[i];
        }
        mean /= sum;
        double variance = 0;
        for (std::size_t i = 0; i < time_.size(); ++i) {
            const double share = std::exp(log_exposure_[i] + slope * time_[i] - highest) / sum;
            variance += share * (time_[i] - mean) * (time_[i] - mean);
        }
        return {highest + std::log(sum), mean, variance};
    }

    /// Of the counts given their total, but for a constant.
    [[nodiscard]] double at(double slope) const {
        return slope * sum_ - total_ * moments(slope).log_sum;
    }
    /// Its limit where all counts lie in one period, for a slope without end.
    [[nodiscard]] double limit() const {
        return -total_ *
               (mean_time() == time_.front() ? log_exposure_.front() : log_exposure_.back());
    }

  private:
    std::vector<double> time_;
    std::vector<double> log_exposure_;
    double total_ = 0;
    double sum_ = 0;
};

/// Where the mean time of the shares is that of the counts. Newton's steps are halved while they
/// overshoot, so that they end from everywhere.
double best_slope(const Likelihood& likelihood) {
    constexpr int most_steps = 200;
    double slope = 0;
    double value = likelihood.at(slope);
    for (int i = 0; i < most_steps; ++i) {
        const auto moments = likelihood.moments(slope);
        double step = (likelihood.mean_time() - moments.mean) / moments.variance;
        double next = likelihood.at(slope + step);
        while (!(next >= value) && std::abs(step) > 1e-15) {
            step /= 2;
            next = likelihood.at(slope + step);
        }
        if (std::abs(step) <= 1e-14 * std::max(1.0, std::abs(slope))) break;
        slope += step;
        value = next;
    }
    return slope;
}

/// The slope, on the side of 0 that `direction` (1 or -1) says or beyond, at which the likelihood is
/// lower than its limit by half of the quantile of chi square.
double finite_end(const Likelihood& likelihood, double direction) {
    const double wanted = likelihood.limit() - half_of_chi_square;
    double outside = 0;
    while (likelihood.at(direction * outside) > wanted) outside -= 1;
    double inside = outside + 1;
    while (likelihood.at(direction * inside) < wanted) {
        outside = inside;
        inside += 1;
    }
    for (int i = 0; i < 60; ++i) {
        const double middle = (inside + outside) / 2;
        (likelihood.at(direction * middle) < wanted ? outside : inside) = middle;
    }
    return direction * (inside + outside) / 2;
}

}  // namespace

PoissonGrowth poisson_growth(std::span<const std::int32_t> counts,
                             std::span<const std::int32_t> reports) {
    return poisson_growth(counts, std::vector<double>(reports.begin(), reports.end()));
}

PoissonGrowth poisson_growth(std::span<const std::int32_t> counts,
                             std::span<const double> exposure) {
    PoissonGrowth growth;
    const Likelihood likelihood(counts, exposure);
    if (likelihood.tells_nothing()) return growth;
    const double mean = likelihood.mean_time();
    const bool all_first = mean == likelihood.first_time();
    const bool all_last = mean == likelihood.last_time();
    if (all_first || all_last) {
        growth.likelihood_ratio = 2 * (likelihood.limit() - likelihood.at(0));
        (all_last ? growth.low : growth.high) = finite_end(likelihood, all_last ? 1 : -1);
        return growth;
    }
    const double slope = best_slope(likelihood);
    const double error = 1 / std::sqrt(likelihood.total() * likelihood.moments(slope).variance);
    growth.slope = slope;
    growth.standard_error = error;
    growth.low = slope - normal_quantile * error;
    growth.high = slope + normal_quantile * error;
    growth.likelihood_ratio = std::max(0.0, 2 * (likelihood.at(slope) - likelihood.at(0)));
    return growth;
}

}  // namespace sigloom
