// Positions of the nodes of a graph in the plane, for people to look at.
//
// What is joined much stands near, communities are apart, no two nodes overlap, and parts that
// nothing joins are packed beside each other. For each connected component:
//
// 1. The graph is reduced to the links of backbone rank up to 12 (backbone.hpp). Layouts of all
//    links become discs, those of much thinner graphs tangles.
// 2. Its communities are laid out as if each were one node, and kept from overlapping; each node
//    begins in the disc of its community, the largest in the middle, in a sunflower pattern [2].
// 3. A force model (forces.hpp) moves them: the weight of a link is its drawing weight in units of
//    the median, at most 30, and five times that inside a community. Gravity is stronger along y, as
//    screens and pages of slides are wider than high.
// 4. What has flown away is pulled in: beyond 1.15 times the radius within which 99 of 100 nodes
//    are, distances count a tenth. The whole is turned so that it is wider than high.
// 5. It is scaled so that the discs of the nodes cover an eighth of it, down to a fiftieth where
//    there are 1,050 nodes or more, and overlaps are removed (overlaps.hpp).
//
// The unit is that of the radii. The result depends on the graph and the input below; not on
// threads, and not on machines: nothing but sums, products, quotients and square roots is used,
// which IEEE 754 rounds in one way.
//
// Cost: O(n log n + m) for each iteration of the force model; O(n + m) memory.
//
// [1] M. Jacomy, T. Venturini, S. Heymann, M. Bastian (2014), as in forces.hpp.
// [2] H. Vogel (1979). A better way to construct the sunflower head. Mathematical Biosciences 44.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/graph/knowledge_graph.hpp"
#include "core/layout/points.hpp"

namespace sigloom {

/// What a layout goes by, beside the graph. Views are read during the call only.
struct LayoutInput {
    std::span<const double> weight;           ///< of each edge, above 0: drawing_weights()
    std::span<const std::int32_t> backbone;   ///< of each edge: backbone_ranks()
    std::span<const std::int32_t> community;  ///< of each node, from 0
    std::span<const double> radius;           ///< of each node, above 0
    /// Where nodes were in an earlier layout of about the same graph; empty, or one per node. They
    /// stay near, and what is new goes to its neighbours. The positions of components none of whose
    /// nodes was there are new altogether.
    std::span<const std::optional<Point>> earlier = {};
};

struct LayoutOptions {
    unsigned iterations = 0;  ///< of the force model; 0: 300, and fewer above 20,000 nodes
    MeasureContext context;
};

/// One position per node, in hundredths of the unit.
std::vector<Point> lay_out(const KnowledgeGraph& graph, const LayoutInput& input,
                           const LayoutOptions& options = {});

}  // namespace sigloom
