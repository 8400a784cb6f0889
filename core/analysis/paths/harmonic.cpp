#include "core/analysis/paths/harmonic.hpp"

#include "core/analysis/paths/hop_distances.hpp"
#include "core/analysis/paths/length_distances.hpp"

namespace sigloom {

std::vector<double> harmonic(const KnowledgeGraph& graph, const HarmonicOptions& options) {
    const Adjacency lists = adjacency(graph);
    if (options.length == PathLength::hops) {
        return hop_distances(lists, options.context).inverse_distances;
    }
    std::vector<double> values;
    for (const LengthSums& sums : length_distances(lists, options.context)) {
        values.push_back(sums.inverse_distances);
    }
    return values;
}

}  // namespace sigloom
