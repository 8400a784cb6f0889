// The table of measures of edges: one row each feeds `edges --by`, --help and "did you mean".
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct EdgeMeasure {
    std::string_view name;     ///< as in --by and as a column's name: lower case and _
    std::string_view summary;  ///< one line: what a high value means
    std::string_view formula;  ///< one line of plain text
    std::string_view source;   ///< author, year
    std::string_view cost;     ///< for n nodes and m edges
    /// One finite value per edge.
    std::vector<double> (*compute)(const KnowledgeGraph& graph, const MeasureContext& context);
};

std::span<const EdgeMeasure> edge_measures();
const EdgeMeasure* find_edge_measure(std::string_view name);  ///< null if there is none

}  // namespace sigloom
