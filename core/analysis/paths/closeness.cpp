#include "core/analysis/paths/closeness.hpp"

#include "core/analysis/paths/hop_distances.hpp"
#include "core/analysis/paths/search_each.hpp"

namespace sigloom {
namespace {

double closeness_of(double reached, double distances, double others) {
    return distances == 0 ? 0 : reached / distances * (reached / others);
}

std::vector<double> by_hops(const KnowledgeGraph& graph, const MeasureContext& context) {
    const DistanceSums sums = hop_distances(adjacency(graph), context);
    std::vector<double> values;
    for (std::size_t node = 0; node < sums.reached.size(); ++node) {
        values.push_back(closeness_of(static_cast<double>(sums.reached[node]),
                                      static_cast<double>(sums.distances[node]),
                                      static_cast<double>(graph.node_count()) - 1));
    }
    return values;
}

}  // namespace

std::vector<double> closeness(const KnowledgeGraph& graph, const ClosenessOptions& options) {
    if (options.length == PathLength::hops) return by_hops(graph, options.context);
    const auto others = static_cast<double>(graph.node_count()) - 1;
    return search_each<LengthSearch>(graph, options.context, [others](const auto& search) {
        double sum = 0;
        for (const Node node : search.reached()) sum += search.distance(node);
        return closeness_of(static_cast<double>(search.reached().size()) - 1, sum, others);
    });
}

}  // namespace sigloom
