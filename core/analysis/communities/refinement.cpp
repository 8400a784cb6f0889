#include "core/analysis/communities/refinement.hpp"

#include <cmath>
#include <numeric>

namespace sigloom {
namespace {

/// e^x for x <= 0 to 1e-15, from sums and products alone: libraries differ in the last digit of
/// theirs, and one digit can turn the odds.
double exponential(double x) {
    if (x < -700) return 0;
    constexpr double ln2 = 0.693147180559945309;
    const double powers_of_two = std::floor(x / ln2);
    const double rest = x - powers_of_two * ln2;
    double sum = 1;
    for (int i = 16; i > 0; --i) sum = 1 + sum * rest / i;
    return std::ldexp(sum, static_cast<int>(powers_of_two));
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
            for_each_arc_inside(
                node, [&](std::uint32_t, double weight) { to_community_[node] += weight; });
        }
    }

    void place(std::uint32_t node, Random& random) {
        if (!alone_[node] || !is_well_connected(node, node)) return;
        for_each_arc_inside(node, [&](std::uint32_t neighbor, double weight) {
            weight_.add(part_[neighbor], weight);
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
    template <typename Visit>
    void for_each_arc_inside(std::uint32_t node, Visit visit) const {
        const std::uint32_t own = partition_.community[node];
        for (const auto arc : network_.arcs(node)) {
            const std::uint32_t neighbor = network_.target[arc];
            if (partition_.community[neighbor] == own) visit(neighbor, network_.weight[arc]);
        }
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
    for (const std::uint32_t node : order) refinement.place(node, random);
    return std::move(refinement).parts();
}

}  // namespace sigloom
