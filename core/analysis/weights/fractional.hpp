// Fractional counting: a report that joins many things says less about each pair of them.
//
//   weight(a, b) = sum over the reports that join a and b of 1 / (k - 1)                [1]
//
// with k the number of nodes that the report joins to others, so that where it joins all pairs each
// node gets 1 from each report. Nodes that are reports do not count in k. In whole millionths, each
// report's share rounded, so that the sum does not depend on its order. Range: above 0, up to the
// number of reports.
//
// [1] A. Perianes-Rodriguez, L. Waltman, N. J. van Eck (2016). Constructing bibliometric networks:
//     a comparison between full and fractional counting. Journal of Informetrics 10.
#pragma once

#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One value per edge. Throws std::invalid_argument when the graph does not carry its evidence.
std::vector<double> fractional_weights(const KnowledgeGraph& graph,
                                       const MeasureContext& context = {});

}  // namespace sigloom
