#include "core/analysis/paths/closeness.hpp"

#include "core/analysis/paths/hop_distances.hpp"
#include "core/analysis/paths/length_distances.hpp"

namespace sigloom {
namespace {

double closeness_of(double reached, double distances, std::size_t nodes) {
    return distances == 0 ? 0 : reached / distances * (reached / (static_cast<double>(nodes) - 1));
}

std::vector<double> by_hops(const KnowledgeGraph& graph, const MeasureContext& context) {
    const auto sums = shared_hop_distances(graph, context);
    std::vector<double> values;
    for (Node node = 0; node < graph.node_count(); ++node) {
        values.push_back(closeness_of(static_cast<double>(sums->reached[node]),
                                      static_cast<double>(sums->distances[node]),
                                      graph.node_count()));
    }
    return values;
}

std::vector<double> by_length(const KnowledgeGraph& graph, const MeasureContext& context) {
    const auto of_nodes = shared_length_distances(graph, context);
    std::vector<double> values;
    for (const LengthSums& sums : *of_nodes) {
        values.push_back(closeness_of(sums.reached, sums.distances, graph.node_count()));
    }
    return values;
}

}  // namespace

std::vector<double> closeness(const KnowledgeGraph& graph, const ClosenessOptions& options) {
    return options.length == PathLength::hops ? by_hops(graph, options.context)
                                              : by_length(graph, options.context);
}

}  // namespace sigloom
