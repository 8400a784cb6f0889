// What the communities of some of the nodes are about, and which reports are about them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// Typical terms (typical_terms.hpp) of each community from 0, where `community` is -1 of nodes that are in none and
/// do not count; all of them for `most` of SIZE_MAX. O(n log n + m).
std::vector<std::vector<Node>> terms_of_communities(const KnowledgeGraph& graph,
                                                    std::span<const std::int32_t> community,
                                                    std::size_t most);

/// How many terms of a community a report names.
struct ReportOfCommunity {
    std::uint32_t report = 0;  ///< number of Evidence::reports
    std::int32_t terms = 0;
};

/// A report is about a community of which it names at least so many terms.
inline constexpr std::int32_t terms_to_be_about = 2;

/// The reports that are about each community from 0: those that name most of its terms first, of equal ones
/// the latest, then by number. O(places log places).
std::vector<std::vector<ReportOfCommunity>> reports_of_communities(
    const KnowledgeGraph& graph, std::span<const std::int32_t> community);

}  // namespace sigloom
