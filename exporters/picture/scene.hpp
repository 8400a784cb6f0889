// A graph with positions as a picture (shapes.hpp): which links, labels and names are drawn, how
// wide and how opaque they are.
#pragma once

#include <cstddef>
#include <string>

#include "core/graph/knowledge_graph.hpp"
#include "exporters/picture/shapes.hpp"

namespace sigloom {

struct SceneOptions {
    double width = 1600;      ///< in pixels
    std::size_t labels = 45;  ///< of nodes, at most
    bool dark = false;
    bool legend = true;
    std::string title;  ///< above the picture; empty: none
};

/// The graph has the columns x, y and color of core/graph/column_names.hpp, and those of them that
/// it has beside: size, community_name, backbone. The height follows from the positions. Above 1600
/// pixels of width everything grows alike; below, texts keep their size.
/// O(n + m + labels^2).
Picture scene(const KnowledgeGraph& graph, const SceneOptions& options);

}  // namespace sigloom
