// What reports say where the nodes of a graph stand in them.
#pragma once

#include "core/report/report_schema.hpp"
#include "exporters/common/report_texts.hpp"
#include "tools/input.hpp"

namespace sigloom {

/// Of the graph of INPUT or of a part of it. Reads the reports once more, unless their rows came with
/// contributions; empty for a graph file.
/// O(text of the reports + places + spellings).
ReportTexts report_texts(const Input& input, const KnowledgeGraph& graph,
                         const ReportSchema& schema);

}  // namespace sigloom
