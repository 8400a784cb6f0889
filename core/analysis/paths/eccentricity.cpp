#include "core/analysis/paths/eccentricity.hpp"

#include "core/analysis/adjacency.hpp"
#include "core/analysis/paths/hop_distances.hpp"

namespace sigloom {

std::vector<std::int32_t> eccentricity(const KnowledgeGraph& graph, const MeasureContext& context) {
    const DistanceSums sums = hop_distances(adjacency(graph), context);
    return {sums.farthest.begin(), sums.farthest.end()};
}

}  // namespace sigloom
