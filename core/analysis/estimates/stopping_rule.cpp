#include "core/analysis/estimates/stopping_rule.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace sigloom {
namespace {

/// Of what is shared out, the part that all nodes get alike.
constexpr double equal_part = 0.01;

double draws_times_epsilon2(double delta, std::uint32_t nodes_on_path) {
    const auto inner = static_cast<std::uint32_t>(std::max(nodes_on_path, 3U) - 2);
    return 0.5 * (static_cast<double>(std::bit_width(inner)) + std::log(2 / delta));
}

/// The least x with falling(x) <= 0, or up to 1e-12 more.
template <typename Function>
double root_of(const Function& falling) {
    double high = 1;
    while (falling(high) > 0) high *= 2;
    double low = 0;
    while (high - low > 1e-12) {
        const double middle = (low + high) / 2;
        (falling(middle) > 0 ? low : high) = middle;
    }
    return high;
}

}  // namespace

std::uint64_t most_draws(double epsilon, double delta, std::uint32_t nodes_on_path) {
    return static_cast<std::uint64_t>(
        std::ceil(draws_times_epsilon2(delta, nodes_on_path) / (epsilon * epsilon)));
}

double epsilon_of_draws(std::uint64_t draws, double delta, std::uint32_t nodes_on_path) {
    return std::sqrt(draws_times_epsilon2(delta, nodes_on_path) / static_cast<double>(draws));
}

StoppingRule::StoppingRule(double epsilon, double delta, std::uint64_t most_draws,
                           std::span<const std::uint32_t> first_counts, std::uint64_t first_draws)
    : epsilon_(epsilon), most_draws_(static_cast<double>(most_draws)) {
    const auto n = static_cast<double>(first_counts.size());
    const double per_side = delta / 4;
    // A node of share x gets exp(-c/x): then all need about the same number of draws.
    std::vector<std::uint32_t> counts;
    std::ranges::copy_if(first_counts, std::back_inserter(counts),
                         [](std::uint32_t count) { return count > 0; });
    const auto draws = static_cast<double>(first_draws);
    const double c = root_of([&](double tried) {
        double sum = 0;
        for (const std::uint32_t count : counts) sum += std::exp(-tried * draws / count);
        return sum - (1 - equal_part) * per_side;
    });
    for (const std::uint32_t count : first_counts) {
        const double part = count == 0 ? 0 : std::exp(-c * draws / count);
        log_.push_back(-std::log(part + equal_part * per_side / n));
    }
}

StoppingRule::Margin StoppingRule::margin(std::size_t node, double share,
                                          std::uint64_t draws) const {
    const auto t = static_cast<double>(draws);
    const double l = log_[node];
    const auto side = [&](double third) {
        return l / t * (third + std::sqrt(third * third + 2 * share * most_draws_ / l));
    };
    return {side(1.0 / 3 - most_draws_ / t), side(1.0 / 3 + most_draws_ / t)};
}

bool StoppingRule::is_enough(std::span<const std::uint32_t> counts, std::uint64_t draws) const {
    for (std::size_t node = 0; node < counts.size(); ++node) {
        const double share = counts[node] / static_cast<double>(draws);
        const auto [below, above] = margin(node, share, draws);
        if (below > epsilon_ || above > epsilon_) return false;
    }
    return true;
}

}  // namespace sigloom
