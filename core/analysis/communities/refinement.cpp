#include "core/analysis/communities/refinement.hpp"

#include <array>
#include <bit>
#include <numeric>

#include "core/base/cancelled.hpp"

namespace sigloom {
namespace {

/// e^x for x <= 0 to 1e-15, and 0 where that is below 1e-17; from sums and products alone:
/// libraries differ in the last digit of theirs, and one digit can turn the odds.
double exponential(double x) {
    if (x < -40) return 0;
    constexpr double ln2 = 0.693147180559945309;
    constexpr int terms = 14;
    static constexpr auto reciprocal = [] {
        std::array<double, terms + 1> all{};
        for (int i = 1; i <= terms; ++i) all[static_cast<std::size_t>(i)] = 1.0 / i;
        return all;
    }();
    const int powers_of_two = static_cast<int>(x / ln2 - 0.5);
    const double rest = x - powers_of_two * ln2;
    double sum = 1;
    for (std::size_t i = terms; i > 0; --i) sum = 1 + sum * rest * reciprocal[i];
    constexpr int bias = 1023;
    constexpr int fraction_bits = 52;
    return sum * std::bit_cast<double>(std::uint64_t(bias + powers_of_two) << fraction_bits);
}

/// A part that a node can join.
struct Offer {
    std::uint32_t part;
    double gain;
};

class Refinement {
  public:
    Refinement(const Network& network, double penalty, double temperature,
               const Partition& partition, Tally& tally)
        : network_(network),
          penalty_(penalty),
          temperature_(temperature),
          partition_(partition),
          weight_(tally),
          part_(network.node_count()),
          alone_(network.node_count(), true),
          mass_(network.mass),
          to_community_(network.node_count(), 0) {
        std::iota(part_.begin(), part_.end(), 0U);
        weight_.reserve(network.node_count());
        for (std::uint32_t node = 0; node < network.node_count(); ++node) {
            to_community_[node] = weight_inside(node);
        }
    }

    void place(std::uint32_t node, Random& random) {
        if (!alone_[node] || !is_well_connected(node, node)) return;
        const std::uint32_t own = partition_.community[node];
        weight_.add_arcs(network_, node, [&](std::uint32_t neighbor) {  // the rest to its own part
            return partition_.community[neighbor] == own ? part_[neighbor] : node;
        });
        collect_offers(node);
        if (const std::uint32_t part = pick(node, random); part != node) join(node, part);
        weight_.clear();
    }

    Membership parts() && {
        renumber(part_, part_.size());
        return std::move(part_);
    }

  private:
    /// From the node to the others of its community.
    [[nodiscard]] double weight_inside(std::uint32_t node) const {
        const std::uint32_t own = partition_.community[node];
        double sum = 0;
        for (const auto arc : network_.arcs(node)) {
            const bool is_inside = partition_.community[network_.target[arc]] == own;
            sum += network_.weight[arc] * (is_inside ? 1 : 0);  // no branch: it is not foreseen
        }
        return sum;
    }

    /// Whether the part has as much weight to the rest of its community as the penalty asks for.
    [[nodiscard]] bool is_well_connected(std::uint32_t part, std::uint32_t node) const {
        const double rest = partition_.mass[partition_.community[node]] - mass_[part];
        return to_community_[part] >= penalty_ * mass_[part] * rest;
    }

    void collect_offers(std::uint32_t node) {
        offers_.clear();
        const double price = penalty_ * network_.mass[node];
        for (const std::uint32_t part : weight_.touched()) {
            if (part == node || !is_well_connected(part, node)) continue;
            const double gain = weight_[part] - price * mass_[part];
            if (gain >= 0) offers_.push_back({part, gain});
        }
    }

    /// The node itself where it stays alone, which is a gain of 0.
    std::uint32_t pick(std::uint32_t node, Random& random) {
        double best = 0;
        for (const Offer& offer : offers_) best = std::max(best, offer.gain);
        double sum = exponential(-best / temperature_);
        for (Offer& offer : offers_) {
            offer.gain = exponential((offer.gain - best) / temperature_);
            sum += offer.gain;
        }
        double drawn = random.share() * sum;
        for (const Offer& offer : offers_) {
            drawn -= offer.gain;
            if (drawn < 0) return offer.part;
        }
        return node;
    }

    void join(std::uint32_t node, std::uint32_t part) {
        to_community_[part] += to_community_[node] - 2 * weight_[part];
        mass_[part] += mass_[node];
        part_[node] = part;
        alone_[node] = alone_[part] = false;
    }

    const Network& network_;
    double penalty_;
    double temperature_;
    const Partition& partition_;
    Tally& weight_;                     ///< from the node at hand to each part
    Membership part_;                   ///< named after one of its nodes
    std::vector<char> alone_;           ///< node: is the only one of its part
    std::vector<double> mass_;          ///< of each part
    std::vector<double> to_community_;  ///< from each part to the rest of its community
    std::vector<Offer> offers_;
};

}  // namespace

Membership refine(const Network& network, double penalty, double temperature,
                  const Partition& partition, Random& random, Tally& tally) {
    Refinement refinement(network, penalty, temperature, partition, tally);
    std::vector<std::uint32_t> order(network.node_count());
    std::iota(order.begin(), order.end(), 0U);
    random.shuffle(order);
    PacedCheck check;
    for (const std::uint32_t node : order) {
        check.after(network.arcs(node).size());
        refinement.place(node, random);
    }
    return std::move(refinement).parts();
}

}  // namespace sigloom
