// Communities as the commands report them: of the terms of a graph, or of all of its nodes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/analysis/communities/communities.hpp"
#include "core/base/enum_names.hpp"
#include "tools/graph_part.hpp"

namespace sigloom {

/// A row of a table stands in few reports, mostly in one, and draws the terms of that report
/// together: among all nodes, communities are reports; among terms, they are topics.
enum class CommunityNodes : std::uint8_t { terms, all };
template <>
inline constexpr auto enum_names<CommunityNodes> =
    enum_table<CommunityNodes>({{CommunityNodes::terms, "terms"}, {CommunityNodes::all, "all"}});

struct FoundCommunities {
    GraphPart part;  ///< that they divide
    Communities found;
    CommunityNodes on;  ///< all where the graph has no terms
};

FoundCommunities find_communities(const KnowledgeGraph& graph, CommunityNodes on,
                                  const CommunityOptions& options);

/// Of each community its most typical terms, with commas.
std::vector<std::string> community_names(const FoundCommunities& communities,
                                         std::size_t most_terms);

/// The community of each node of a graph of so many nodes; -1 where it is in none.
std::vector<std::int32_t> community_of_nodes(const FoundCommunities& communities,
                                             std::size_t count);

/// "12 communities of 403 terms, modularity 0.5".
std::string summary(const FoundCommunities& communities, CommunityQuality quality);

}  // namespace sigloom
