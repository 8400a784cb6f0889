// The graph as the search for communities sees it: nodes that may stand for many, in plain arrays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <ranges>
#include <vector>

namespace sigloom {

/// For each node the number of its class. Numbers begin at 0 and leave none out, unless it is said
/// otherwise.
using Membership = std::vector<std::uint32_t>;

/// Compressed sparse rows without loops; an edge is two arcs.
struct Network {
    std::vector<std::uint32_t> begin{0};  ///< nodes + 1 offsets into the arcs
    std::vector<std::uint32_t> target;    ///< of each arc
    std::vector<double> weight;           ///< of each arc
    std::vector<double> mass;             ///< of each node: what a community adds up

    [[nodiscard]] std::size_t node_count() const { return mass.size(); }
    [[nodiscard]] auto arcs(std::uint32_t node) const {
        return std::views::iota(begin[node], begin[node + 1]);
    }
};

/// Sums by number, of which few are not 0 at a time.
class Tally {
  public:
    void reserve(std::size_t numbers) {
        if (sum_.size() < numbers) sum_.resize(numbers, 0);
    }
    void add(std::uint32_t number, double value) {
        if (sum_[number] == 0) touched_.push_back(number);
        sum_[number] += value;
    }
    [[nodiscard]] double operator[](std::uint32_t number) const { return sum_[number]; }
    /// What was added to, in order; one whose sum is 0 may stand more than once.
    [[nodiscard]] const std::vector<std::uint32_t>& touched() const { return touched_; }
    void clear() {
        for (const std::uint32_t number : touched_) sum_[number] = 0;
        touched_.clear();
    }

  private:
    std::vector<double> sum_;
    std::vector<std::uint32_t> touched_;
};

/// Renames classes so that they are numbered from 0 in the order of their first nodes. Returns how
/// many there are. Every number must be below `limit`.
std::uint32_t renumber(Membership& classes, std::size_t limit);

/// The network of the classes: masses and weights added up, edges within a class left out. O(n +
/// m).
Network aggregate(const Network& network, const Membership& classes, std::uint32_t count);

/// outer[inner[v]] for every v.
Membership compose(const Membership& inner, const Membership& outer);

}  // namespace sigloom
