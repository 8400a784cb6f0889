// The table of measures: one row each feeds `rank --by`, --help, documentation and "did you mean".
#pragma once

#include <span>
#include <string_view>

#include "core/analysis/estimates/estimate.hpp"
#include "core/analysis/measure_context.hpp"
#include "core/graph/columns.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// What a measure looks at.
enum class MeasureFamily : std::uint8_t {
    local,     ///< a node's edges and those among its neighbours
    spectral,  ///< walks without an end
    paths,     ///< shortest paths to all other nodes
    groups     ///< the part of the graph that a node belongs to
};

/// As users read it.
std::string_view name_of(MeasureFamily family);

struct Measure {
    std::string_view name;  ///< as in --by and as a column's name: lower case and _
    MeasureFamily family;
    std::string_view summary;  ///< one line: what a high value means
    std::string_view formula;  ///< one line of plain text
    std::string_view source;   ///< author, year
    std::string_view cost;     ///< for n nodes and m edges
    /// One finite value per node: whole numbers or doubles.
    ColumnData (*compute)(const KnowledgeGraph& graph, const MeasureContext& context);
    /// As seen from some nodes, at least one; null where that means nothing.
    ColumnData (*compute_from)(const KnowledgeGraph& graph, std::span<const Node> origins,
                               const MeasureContext& context) = nullptr;
    /// From a sample; null where there is no such method.
    Estimate (*estimate)(const KnowledgeGraph& graph, const EstimateOptions& options) = nullptr;
};

std::span<const Measure> measures();
const Measure* find_measure(std::string_view name);  ///< null if there is none

}  // namespace sigloom
