// Every triangle of a graph, once: what clustering, constraint and effective size begin with.
//
// Nodes are put in the order of their degrees, and each edge goes from its lower to its higher end,
// so that no node has more than sqrt(2m) outgoing arcs. A triangle is found from its lowest node a:
// the arcs of a are marked, and an arc from a neighbour b to a marked node c closes it [1].
//
//        a          low degree
//       / \         marked from a: b, c
//      b-->c        high degree
//
// Cost: O(m^1.5) at worst, O(n + m) memory.
//
// [1] M. Latapy (2008). Main-memory triangle computations for very large (sparse (power-law))
//     graphs. Theoretical Computer Science 407.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/cancelled.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// The graph with its nodes in order of degree, each edge standing once, from low to high.
class UpwardArcs {
  public:
    explicit UpwardArcs(const KnowledgeGraph& graph);

    /// Calls visit(nodes, edges) for every triangle: nodes {a, b, c} and edges {bc, ac, ab}, so
    /// that an edge has the place of the node that it is opposite to. Asks stop_if_cancelled().
    template <typename Visit>
    void for_each_triangle(Visit&& visit) const {
        constexpr std::uint32_t none = UINT32_MAX;
        std::vector<std::uint32_t> arc_to(node_.size(), none);  // from a, of each place
        PacedCheck check;
        for (std::uint32_t a = 0; a < node_.size(); ++a) {
            const std::uint32_t begin = begin_[a];
            const std::uint32_t end = begin_[a + 1];
            if (end - begin < 2) continue;
            for (std::uint32_t arc = begin; arc < end; ++arc) arc_to[target_[arc]] = arc;
            for (std::uint32_t ab = begin; ab < end; ++ab) {
                const std::uint32_t b = target_[ab];
                check.after(begin_[b + 1] - begin_[b]);
                for (std::uint32_t bc = begin_[b]; bc < begin_[b + 1]; ++bc) {
                    const std::uint32_t c = target_[bc];
                    const std::uint32_t ac = arc_to[c];
                    if (ac == none) continue;
                    visit(std::array{node_[a], node_[b], node_[c]},
                          std::array{edge_[bc], edge_[ac], edge_[ab]});
                }
            }
            for (std::uint32_t arc = begin; arc < end; ++arc) arc_to[target_[arc]] = none;
        }
    }

  private:
    std::vector<Node> node_;             ///< at each place in the order of degrees
    std::vector<std::uint32_t> begin_;   ///< places + 1 offsets into the arcs
    std::vector<std::uint32_t> target_;  ///< a place, of each arc
    std::vector<Edge> edge_;             ///< of each arc
};

}  // namespace sigloom
