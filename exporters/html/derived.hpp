// Which columns of a page its reports tell already.
#pragma once

#include <string_view>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom::html {

struct Derived {
    std::vector<std::string_view> of_nodes;  ///< of reports, first_seen and last_seen
    std::vector<std::string_view> of_links;  ///< of weight, count, first_seen and last_seen
};

/// The columns whose value in every one of these rows is what the reports that name the node, or
/// both ends of the link, come to: their number, their first and last date, and the sum of the
/// products of the relevancies (to a millionth of it). Columns that the graph lacks are none of
/// them, weights aside. O(evidence of the nodes and links).
Derived derived_columns(const KnowledgeGraph& graph, const std::vector<Node>& nodes,
                        const std::vector<Edge>& edges);

}  // namespace sigloom::html
