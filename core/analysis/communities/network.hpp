// The graph as the search for communities sees it: nodes that may stand for many, in plain arrays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/compressed_rows.hpp"

namespace sigloom {

/// For each node the number of its class. Numbers begin at 0 and leave none out, unless it is said
/// otherwise.
using Membership = std::vector<std::uint32_t>;

/// Without loops; an edge is two arcs.
struct Network : CompressedRows {
    std::vector<double> weight;  ///< of each arc
    std::vector<double> mass;    ///< of each node: what a community adds up
};

/// Sums of weights by number, of which few are not 0 at a time.
class Tally {
  public:
    void reserve(std::size_t numbers) {
        if (sum_.size() >= numbers) return;
        sum_.resize(numbers, 0);
        touched_.resize(numbers + 1);
    }
    /// Adds the weight of every arc of the node to number_of(its target). Weights are above 0.
    template <typename NumberOf>
    void add_arcs(const Network& network, std::uint32_t node, const NumberOf& number_of) {
        std::size_t count = count_;  // kept out of memory, and no branch that cannot be foreseen
        for (auto arc = network.begin[node], end = network.begin[node + 1]; arc < end; ++arc) {
            const std::uint32_t number = number_of(network.target[arc]);
            touched_[count] = number;
            count += sum_[number] > 0 ? 0 : 1;
            sum_[number] += network.weight[arc];
        }
        count_ = count;
    }
    [[nodiscard]] double operator[](std::uint32_t number) const { return sum_[number]; }
    /// What was added to, in order, once each.
    [[nodiscard]] std::span<const std::uint32_t> touched() const {
        return {touched_.data(), count_};
    }
    void clear() {
        for (const std::uint32_t number : touched()) sum_[number] = 0;
        count_ = 0;
    }

  private:
    std::vector<double> sum_;
    std::vector<std::uint32_t> touched_;
    std::size_t count_ = 0;
};

/// Renames classes so that they are numbered from 0 in the order of their first nodes. Returns how
/// many there are. Every number must be below `limit`.
std::uint32_t renumber(Membership& classes, std::size_t limit);

/// The network of the classes: masses and weights added up, edges within a class left out.
/// O(n + m).
Network aggregate(const Network& network, const Membership& classes, std::uint32_t count);

/// The parts of the classes that are connected within them, numbered by first node. O(n + m).
Membership connected_parts(const Network& network, const Membership& classes);

/// outer[inner[v]] for every v.
Membership compose(const Membership& inner, const Membership& outer);

}  // namespace sigloom
