// --thin: leaving out what hides the rest of a graph.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/thinning/filters.hpp"
#include "core/graph/knowledge_graph.hpp"
#include "core/names/name_table.hpp"
#include "tools/command_line.hpp"
#include "tools/messages.hpp"

namespace sigloom {

/// A filter and its value; the node of FilterValue::node by the name that a person typed.
struct FilterChoice {
    const Filter* filter;
    FilterArgument argument;
    std::string node_name;
};

/// What one --thin says: whatever one of its filters keeps stays.
struct ThinStep {
    std::string text;  ///< as it was typed
    std::vector<FilterChoice> any_of;
};

/// "NAME[:VALUE][+NAME[:VALUE]]...". A + stands between two filters only where the name of a filter
/// follows, as it may be part of a node's name. Throws WrongUse.
ThinStep thin_step(const std::string& text);

/// Takes the steps one after the other, and says what each of them leaves. `learned` is for the
/// names of nodes (see NodeNames). Throws Failure where the graph does not have what a filter asks
/// for.
KnowledgeGraph thin(KnowledgeGraph graph, const NameTable& learned, std::span<const ThinStep> steps,
                    Messages& messages);

/// --thin, as often as one likes.
void add_thinning(CommandLine& line, std::vector<ThinStep>& steps);

}  // namespace sigloom
