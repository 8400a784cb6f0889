// When enough shortest paths have been drawn to know the betweenness of every node: KADABRA's
// adaptive stopping [1].
//
// A node v of betweenness b lies inside a random shortest path with probability b. After t of at
// most w draws, of which v was inside a share x, and with L = ln(1/d), except with probability d
// for each side,
//
//     b >= x - f,   f = L/t (1/3 - w/t + sqrt((1/3 - w/t)^2 + 2 x w/L))           [1, theorem 9]
//     b <= x + g,   g = L/t (1/3 + w/t + sqrt((1/3 + w/t)^2 + 2 x w/L))
//
// for any rule that stops at t. Half of delta is shared out over all these events; nodes that many
// paths lead over get larger parts of it, as they need most draws. The parts come from a first
// sample that is then thrown away. The other half belongs to w: after so many draws, whatever x is,
// no node is farther off than epsilon,
//
//     w = 1/2 epsilon^-2 (floor(log2(D - 2)) + 1 + ln(2/delta))                   [2, theorem 1]
//
// where D nodes are on the longest shortest path.
//
// [1] M. Borassi, E. Natale (2016). KADABRA is an adaptive algorithm for betweenness via random
//     approximation. ESA 2016.
// [2] M. Riondato, E. M. Kornaropoulos (2016). Fast approximation of betweenness centrality through
//     sampling. Data Mining and Knowledge Discovery 30. (The constant 1/2 was
//     measured, not proven, by M. Loffler, J. M. Phillips (2009), Shape fitting on point sets with
//     probability distributions, ESA 2009; the margins f and g hold for any w.)
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sigloom {

/// w, for D = `nodes_on_path`.
std::uint64_t most_draws(double epsilon, double delta, std::uint32_t nodes_on_path);

/// The smallest epsilon for which a number of draws is enough. O(1).
double epsilon_of_draws(std::uint64_t draws, double delta, std::uint32_t nodes_on_path);

class StoppingRule {
  public:
    /// `first_counts`: inside how many of `first_draws` paths each node was. O(n) per digit.
    StoppingRule(double epsilon, double delta, std::uint64_t most_draws,
                 std::span<const std::uint32_t> first_counts, std::uint64_t first_draws);

    /// How far below and above a node's share its betweenness may be.
    struct Margin {
        double below;
        double above;
    };
    [[nodiscard]] Margin margin(std::size_t node, double share, std::uint64_t draws) const;

    /// Whether no node's betweenness is farther off than epsilon. O(n).
    [[nodiscard]] bool is_enough(std::span<const std::uint32_t> counts, std::uint64_t draws) const;

  private:
    double epsilon_;
    double most_draws_;
    std::vector<double> log_;  ///< L of each node
};

}  // namespace sigloom
