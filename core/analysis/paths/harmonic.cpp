#include "core/analysis/paths/harmonic.hpp"

#include "core/analysis/paths/hop_distances.hpp"
#include "core/analysis/paths/search_each.hpp"

namespace sigloom {

std::vector<double> harmonic(const KnowledgeGraph& graph, const HarmonicOptions& options) {
    if (options.length == PathLength::hops) {
        return hop_distances(adjacency(graph), options.context).inverse_distances;
    }
    return search_each<LengthSearch>(graph, options.context, [](const auto& search) {
        double sum = 0;
        for (const Node node : search.reached().subspan(1)) sum += 1 / search.distance(node);
        return sum;
    });
}

}  // namespace sigloom
