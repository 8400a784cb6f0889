// What of a page its reports tell already.
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

/// Whether the links are exactly the pairs of these nodes that some report names both of and whose
/// kinds are those of a link: as with `--pairs terms`. `link_ends` and `kind` count the nodes as
/// `nodes` does. O(pairs of nodes of a report), and not much more than there are links.
bool reports_tell_links(const Evidence& evidence, const std::vector<Node>& nodes,
                        const std::vector<std::int32_t>& kind,
                        const std::vector<EdgeEnds>& link_ends);

}  // namespace sigloom::html
