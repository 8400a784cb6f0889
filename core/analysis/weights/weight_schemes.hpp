// The table of weight schemes: other numbers for the same edges. One row each feeds --weight,
// --help and "did you mean".
//
// c is the number of reports that join two nodes (the column `count`), a and b are the numbers of
// reports that name them (`reports`), N that of all reports. An edge between two reports
// (`related`) is no co-occurrence: whatever the scheme, its weight is its count.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// Whether leaving nodes and edges out before changes the weights of the others.
enum class WeightScope : std::uint8_t {
    pair,  ///< no: they go by the two nodes and the number of all reports
    graph  ///< yes: they go by what else is joined in the graph
};

struct WeightScheme {
    std::string_view name;     ///< as in --weight
    std::string_view summary;  ///< one line
    std::string_view formula;  ///< one line of plain text
    std::string_view range;
    std::string_view source;
    WeightScope scope;
    /// One finite value per edge; of 0 or less where the scheme finds no tie. Throws
    /// std::invalid_argument when the graph has not got what it takes: columns or evidence.
    std::vector<double> (*weights)(const KnowledgeGraph& graph, const MeasureContext& context);
};

std::span<const WeightScheme> weight_schemes();
const WeightScheme* find_weight_scheme(std::string_view name);  ///< null if there is none

/// The graph with one other weight per edge. A weight is a strength and so above 0: edges that get
/// 0 or less are left out. O(nodes + edges + places).
KnowledgeGraph reweighted(const KnowledgeGraph& graph, std::span<const double> weights);

}  // namespace sigloom
