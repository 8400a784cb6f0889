// The part of a graph that some of its reports make: those of a range of dates, or of a list.
#pragma once

#include "core/base/function_ref.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// The graph of the reports that count, with the names of the whole: the nodes that such a report
/// has, with their ids, labels, kinds and columns, and the edges that such a report joins. What is
/// counted and added up is that of these reports: `reports`, `first_seen`, `last_seen` and
/// `relevancy_mean` of nodes (a row without a relevancy of its own counts there as in weights);
/// `weight` (relevancy; other schemes can be chosen afterwards), `count`, `mentions`, `first_seen`
/// and `last_seen` of edges. Columns of other names stay as they are. The evidence is that of these
/// reports only. Throws std::invalid_argument when the graph does not carry its evidence.
/// O(places and mentions of both ends of every edge).
KnowledgeGraph graph_of_reports(const KnowledgeGraph& graph,
                                FunctionRef<bool(const ReportEntry&)> counts);

}  // namespace sigloom
