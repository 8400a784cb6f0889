#include "core/analysis/local/strength.hpp"

#include "core/analysis/weight_sum.hpp"

namespace sigloom {

std::vector<double> strength(const KnowledgeGraph& graph) {
    std::vector<double> values(graph.node_count());
    for (Node node = 0; node < graph.node_count(); ++node) {
        WeightSum sum;
        graph.for_each_neighbor(
            node, [&](const Neighbor& neighbor) { sum.add(graph.edges().weight[neighbor.edge]); });
        values[node] = sum.value();
    }
    return values;
}

}  // namespace sigloom
