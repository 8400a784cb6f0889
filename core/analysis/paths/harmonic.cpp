#include "core/analysis/paths/harmonic.hpp"

#include "core/analysis/paths/hop_distances.hpp"
#include "core/analysis/paths/length_distances.hpp"

namespace sigloom {

std::vector<double> harmonic(const KnowledgeGraph& graph, const HarmonicOptions& options) {
    if (options.length == PathLength::hops) {
        return shared_hop_distances(graph, options.context)->inverse_distances;
    }
    const auto of_nodes = shared_length_distances(graph, options.context);
    std::vector<double> values;
    for (const LengthSums& sums : *of_nodes) {
        values.push_back(sums.inverse_distances);
    }
    return values;
}

}  // namespace sigloom
