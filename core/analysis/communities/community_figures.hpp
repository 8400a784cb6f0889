// What there is to say of each community in numbers. O(n + m).
#pragma once

#include <span>
#include <vector>

#include "core/analysis/communities/communities.hpp"

namespace sigloom {

struct CommunityFigures {
    std::size_t size = 0;
    double weight = 0;        ///< of the edges inside
    double contribution = 0;  ///< its term of the sum that is the quality (communities.hpp)
    double stability = 0;     ///< mean over its nodes
};

/// One for each of `count` communities, numbered from 0; with the quality and resolution of the
/// options. Stability per node.
std::vector<CommunityFigures> community_figures(const KnowledgeGraph& graph,
                                                std::span<const std::int32_t> community,
                                                std::int32_t count,
                                                std::span<const double> stability,
                                                const CommunityOptions& options);

}  // namespace sigloom
