// Everything that differs between two graphs: their nodes and edges, their communities, and who is central
// or bridges communities.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/foresight/comparison.hpp"
#include "core/foresight/group_changes.hpp"
#include "tools/community_search.hpp"

namespace sigloom {

struct DifferenceOptions {
    ComparisonOptions things;
    GroupMatching groups;
    CommunityOptions communities;
    std::size_t leading =
        20;  ///< so many nodes count as central, and as bridging; at most a tenth of all terms
};

/// The communities of one of the graphs.
struct CommunitiesThen {
    FoundCommunities found;
    std::vector<std::vector<std::uint32_t>> members;  ///< as numbers of Comparison::nodes, rising
    std::vector<std::string> names;                   ///< by their three most typical terms
};

enum class Standing : std::uint8_t { central, bridging };

/// A node is among the leading ones of one graph, and not among twice as many of the other.
struct StandingChange {
    std::uint32_t node = 0;  ///< of Comparison::nodes
    Standing standing = Standing::central;
    bool is_new = true;    ///< it is so after, and was not before; else the other way round
    std::size_t rank = 0;  ///< from 1, in the graph in which it is so
};

struct Differences {
    Comparison things;
    CommunitiesThen before;
    CommunitiesThen after;
    std::vector<GroupChange> communities;
    std::vector<StandingChange> standing;  ///< by standing, the new ones first, by rank

    /// Nothing is new, gone, stronger, weaker or otherwise changed.
    [[nodiscard]] bool empty() const;
};

Differences differences(const KnowledgeGraph& before, const KnowledgeGraph& after,
                        const DifferenceOptions& options);

/// Both graphs in one: the nodes and edges of either, with what the later one says of those that both have. Columns: change,
/// and how many reports name a thing, how much an edge weighs and what a node newly is or no longer is, at both times.
KnowledgeGraph graph_of_differences(const KnowledgeGraph& before, const KnowledgeGraph& after,
                                    const Differences& differences);

/// "newly central", "no longer bridging".
std::string in_words(const StandingChange& change);

}  // namespace sigloom
