#include "core/analysis/communities/local_moving.hpp"

#include <numeric>
#include <utility>

#include "core/base/cancelled.hpp"

namespace sigloom {
namespace {

/// A gain counts when it is more than rounding: as a part of the weight that it is made of, and of
/// the price of all mass, since the masses of communities carry what rounding left of nodes that
/// came and went. Without that, nodes of tiny weights could move in circles.
constexpr double rounding_of_weight = 1e-12;
constexpr double rounding_of_mass = 1e-13;

/// All nodes in random order; each stands in it once at most.
class Queue {
  public:
    Queue(std::size_t nodes, Random& random) : ring_(nodes), waits_(nodes, true), size_(nodes) {
        std::iota(ring_.begin(), ring_.end(), 0U);
        random.shuffle(ring_);
    }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    std::uint32_t pop() {
        const std::uint32_t node = ring_[head_];
        head_ = head_ + 1 == ring_.size() ? 0 : head_ + 1;
        --size_;
        waits_[node] = false;
        return node;
    }
    void push(std::uint32_t node) {
        if (waits_[node] != 0) return;
        waits_[node] = true;
        const std::size_t tail = head_ + size_++;
        ring_[tail < ring_.size() ? tail : tail - ring_.size()] = node;
    }

  private:
    std::vector<std::uint32_t> ring_;
    std::vector<char> waits_;
    std::size_t head_ = 0;
    std::size_t size_;
};

/// How many nodes each community has, and which have none.
class Sizes {
  public:
    explicit Sizes(const Membership& community) : size_(community.size(), 0) {
        for (const std::uint32_t number : community) ++size_[number];
        for (auto number = static_cast<std::uint32_t>(size_.size()); number-- > 0;) {
            if (size_[number] == 0) unused_.push_back(number);
        }
    }
    [[nodiscard]] bool is_alone_in(std::uint32_t number) const { return size_[number] == 1; }
    [[nodiscard]] std::uint32_t unused() const { return unused_.back(); }
    /// True when `from` has no node any more. Nodes go to the community unused() or to one in use.
    bool move(std::uint32_t from, std::uint32_t to) {
        if (size_[to]++ == 0) unused_.pop_back();
        if (--size_[from] != 0) return false;
        unused_.push_back(from);
        return true;
    }

  private:
    std::vector<std::uint32_t> size_;
    std::vector<std::uint32_t> unused_;
};

struct Choice {
    std::uint32_t community;
    double gain;  ///< over staying
};

/// Expects the weights towards each community in `weight`.
Choice best_community(const Partition& partition, const Sizes& sizes, std::uint32_t own,
                      double node_mass, double penalty, const Tally& weight) {
    const double price = penalty * node_mass;
    const double stay = weight[own] - price * (partition.mass[own] - node_mass);
    const double noise = rounding_of_mass * price * partition.total_mass;
    Choice best{own, 0};
    const auto offer = [&](std::uint32_t community, double gain, double made_of) {
        if (gain > best.gain + noise + rounding_of_weight * made_of) best = {community, gain};
    };
    for (const std::uint32_t other : weight.touched()) {
        if (other == own) continue;
        offer(other, weight[other] - price * partition.mass[other] - stay, weight[other]);
    }
    if (!sizes.is_alone_in(own)) offer(sizes.unused(), -stay, weight[own]);
    return best;
}

}  // namespace

Partition::Partition(const Network& network, Membership communities)
    : community(std::move(communities)), mass(network.node_count(), 0) {
    for (std::uint32_t node = 0; node < network.node_count(); ++node) {
        mass[community[node]] += network.mass[node];
        total_mass += network.mass[node];
    }
}

double move_nodes(const Network& network, double penalty, Partition& partition, Random& random,
                  Tally& tally) {
    Queue queue(network.node_count(), random);
    Sizes sizes(partition.community);
    tally.reserve(network.node_count());
    double gained = 0;
    PacedCheck check;
    while (!queue.empty()) {
        const std::uint32_t node = queue.pop();
        check.after(network.arcs(node).size());
        const std::uint32_t from = partition.community[node];
        const double mass = network.mass[node];
        tally.add_arcs(network, node,
                       [&](std::uint32_t other) { return partition.community[other]; });
        const auto [to, gain] = best_community(partition, sizes, from, mass, penalty, tally);
        tally.clear();
        if (to == from) continue;
        gained += gain;
        partition.community[node] = to;
        partition.mass[to] += mass;
        partition.mass[from] -= mass;
        if (sizes.move(from, to)) partition.mass[from] = 0;  // and no rounding
        for (const auto arc : network.arcs(node)) {
            const std::uint32_t neighbor = network.target[arc];
            if (partition.community[neighbor] != to) queue.push(neighbor);
        }
    }
    return gained;
}

}  // namespace sigloom
