#include "core/analysis/paths/closeness.hpp"

#include "core/analysis/paths/hop_distances.hpp"
#include "core/analysis/paths/length_distances.hpp"

namespace sigloom {
namespace {

double closeness_of(double reached, double distances, std::size_t nodes) {
    return distances == 0 ? 0 : reached / distances * (reached / (static_cast<double>(nodes) - 1));
}

std::vector<double> by_hops(const Adjacency& lists, const MeasureContext& context) {
    const DistanceSums sums = hop_distances(lists, context);
    std::vector<double> values;
    for (std::size_t node = 0; node < lists.node_count(); ++node) {
        values.push_back(closeness_of(static_cast<double>(sums.reached[node]),
                                      static_cast<double>(sums.distances[node]),
                                      lists.node_count()));
    }
    return values;
}

std::vector<double> by_length(const Adjacency& lists, const MeasureContext& context) {
    std::vector<double> values;
    for (const LengthSums& sums : length_distances(lists, context)) {
        values.push_back(closeness_of(sums.reached, sums.distances, lists.node_count()));
    }
    return values;
}

}  // namespace

std::vector<double> closeness(const KnowledgeGraph& graph, const ClosenessOptions& options) {
    return options.length == PathLength::hops ? by_hops(adjacency(graph), options.context)
                                              : by_length(adjacency(graph), options.context);
}

}  // namespace sigloom
