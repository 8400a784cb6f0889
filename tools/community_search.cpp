#include "tools/community_search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "core/analysis/communities/typical_terms.hpp"
#include "core/names/term_kinds.hpp"
#include "exporters/common/numbers.hpp"

namespace sigloom {

FoundCommunities find_communities(const KnowledgeGraph& graph, CommunityNodes on,
                                  const CommunityOptions& options) {
    std::vector<bool> stays(graph.node_count());
    for (Node node = 0; node < graph.node_count(); ++node) {
        stays[node] = is_term_kind(graph.nodes().kind[node]);
    }
    if (std::ranges::find(stays, true) == stays.end()) on = CommunityNodes::all;
    FoundCommunities result{{graph, {}}, {}, on};
    if (on == CommunityNodes::terms) {
        result.part = part_of(graph, stays);
    } else {
        result.part.nodes.resize(graph.node_count());
        std::iota(result.part.nodes.begin(), result.part.nodes.end(), Node{0});
    }
    result.found = communities(result.part.graph, options);
    return result;
}

std::vector<std::string> community_names(const FoundCommunities& communities,
                                         std::size_t most_terms) {
    const KnowledgeGraph& graph = communities.part.graph;
    const Communities& found = communities.found;
    std::vector<std::string> names;
    for (const auto& terms : typical_terms(graph, found.community, found.count, most_terms)) {
        std::string& name = names.emplace_back();
        for (const Node node : terms) {
            if (!name.empty()) name += ", ";
            name += graph.nodes().label[node];
        }
    }
    return names;
}

std::vector<std::int32_t> community_of_nodes(const FoundCommunities& communities,
                                             std::size_t count) {
    std::vector<std::int32_t> community(count, -1);
    for (std::size_t i = 0; i < communities.part.nodes.size(); ++i) {
        community[communities.part.nodes[i]] = communities.found.community[i];
    }
    return community;
}

std::string summary(const FoundCommunities& communities, CommunityQuality quality) {
    const auto& [part, found, on] = communities;
    const std::string what = fmt::format(
        "{} of {}", counted(static_cast<std::size_t>(found.count), "community", "communities"),
        counted(part.graph.node_count(), on == CommunityNodes::terms ? "term" : "node"));
    return fmt::format(
        "{}, {} {:.6g}", what,
        quality == CommunityQuality::potts ? "quality by the Potts model" : "modularity",
        found.quality);
}

}  // namespace sigloom
