// --weight: other numbers for the same edges.
#pragma once

#include "core/analysis/weights/weight_schemes.hpp"
#include "core/graph/knowledge_graph.hpp"
#include "tools/command_line.hpp"
#include "tools/messages.hpp"

namespace sigloom {

/// The graph with the weights of this scheme. Says how many edges it leaves out, and warns where it
/// goes by the whole graph and is given a part; throws Failure when the graph has not got what the
/// scheme takes.
KnowledgeGraph weigh(const KnowledgeGraph& graph, const WeightScheme& scheme,
                     const MeasureContext& context, Messages& messages);

/// --weight. The scheme stays null where it is not given, and the weights what they are.
void add_weight(CommandLine& line, const WeightScheme*& scheme);

}  // namespace sigloom
