// How a graph looks, as columns: one place for the page, for pictures, and for files that other
// programs draw. docs/layout.md lists the columns and tells what they mean.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/base/enum_names.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

enum class ColorBy : std::uint8_t { community, kind };
/// As --color-by has them.
template <>
inline constexpr auto enum_names<ColorBy> = enum_table<ColorBy>({{ColorBy::community, "community"},
                                                                 {ColorBy::kind, "kind"}});

/// What is drawn as the weight of a link.
enum class DrawnWeight : std::uint8_t {
    fractional,  ///< drawing_weights() of core/layout/backbone.hpp
    given        ///< the weight of the graph
};

/// What becomes of positions and sizes that a graph has, and of colours that none are asked for.
enum class Existing : std::uint8_t { keep, replace };

struct LookOptions {
    /// Nothing: colours that are there stay, or else by community.
    std::optional<ColorBy> color_by;
    DrawnWeight weight = DrawnWeight::fractional;
    Existing existing = Existing::keep;
    /// A graph with positions, or null. Nodes of the same id stay near them, and communities keep
    /// the colours that most of their nodes have there.
    const KnowledgeGraph* earlier = nullptr;
    MeasureContext context;
};

/// The graph with the columns x, y, size, color, community and community_name of its nodes, and
/// backbone of its edges. Positions that are kept are those of a graph where every node has both;
/// sizes and colours, too. A column `community` that is there is always kept, and decides what the
/// communities are. Throws std::invalid_argument for an earlier graph without positions.
/// O(n log n + m) for each iteration of the layout, and the cost of communities.
KnowledgeGraph with_look(const KnowledgeGraph& graph, const LookOptions& options = {});

/// The radius of each node, in units of a layout: it grows with the square root of the node's
/// strength, so that its area tells it, from 2.2 to 17.2 in graphs of up to 350 nodes; in larger
/// ones all are smaller, down to 0.35 of that. `weight`: of each edge.
std::vector<double> node_radii(const KnowledgeGraph& graph, std::span<const double> weight);

}  // namespace sigloom
