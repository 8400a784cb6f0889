// --since and --until: the part of a graph that the reports of some days make; and their dates in periods.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/base/date_range.hpp"
#include "core/foresight/timeline.hpp"
#include "core/graph/knowledge_graph.hpp"
#include "tools/input.hpp"
#include "tools/messages.hpp"

namespace sigloom {

/// The graph of the reports of these days, with the names of all, in sums of relevancies. It carries
/// its evidence.
KnowledgeGraph graph_of_days(const KnowledgeGraph& graph, const DateRange& days, unsigned threads);

/// The same of options.time, in the weights that the file says it has unless others are asked for. Says
/// how many reports have no date and are left out. Throws WrongUse where the time ends before it begins,
/// and Failure where no report is of that time or the graph does not carry its evidence.
KnowledgeGraph graph_of_time(const Input& input, const InputOptions& options, Messages& messages);

/// The scheme that weights are made by: the one that is asked for, or else that of the file; null where
/// they are sums of relevancies.
const WeightScheme* weight_scheme_of(const Input& input, const InputOptions& options);

void say_undated(std::size_t reports, Messages& messages);

/// Of the reports that have a date; says how many have none. Throws Failure, which calls what is asked for
/// `what` ("trends"), where the graph carries no evidence or less than 5 reports in 3 periods have a date.
Timeline timeline_for(std::string_view what, const KnowledgeGraph& graph,
                      std::optional<PeriodLength> period, Messages& messages);

}  // namespace sigloom
