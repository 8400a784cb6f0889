#include "core/analysis/paths/eccentricity.hpp"

#include "core/analysis/paths/hop_distances.hpp"

namespace sigloom {

std::vector<std::int32_t> eccentricity(const KnowledgeGraph& graph, const MeasureContext& context) {
    const auto sums = shared_hop_distances(graph, context);
    return {sums->farthest.begin(), sums->farthest.end()};
}

}  // namespace sigloom
