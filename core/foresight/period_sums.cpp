#include "core/foresight/period_sums.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace sigloom {

PeriodSums::PeriodSums(std::span<const std::int32_t> reports) {
    const double all = std::accumulate(reports.begin(), reports.end(), 0.0);
    for (const std::int32_t count : reports) share_.push_back(count / all);
}

void PeriodSums::draw_until(std::int32_t reports) {
    for (; drawn_ < reports; ++drawn_) {
        std::vector<double> next(probability_.size() + share_.size() - 1);
        for (std::size_t sum = 0; sum < probability_.size(); ++sum) {
            for (std::size_t t = 0; t < share_.size(); ++t) {
                next[sum + t] += probability_[sum] * share_[t];
            }
        }
        probability_ = std::move(next);
    }
}

double PeriodSums::two_sided(std::int64_t sum) const {
    const auto at = probability_.begin() + sum;
    const double below = std::accumulate(probability_.begin(), at + 1, 0.0);
    const double above = std::accumulate(std::make_reverse_iterator(probability_.end()),
                                         std::make_reverse_iterator(at), 0.0);
    return std::min(1.0, 2 * std::min(below, above));
}

}  // namespace sigloom
