#include "core/analysis/weights/fractional.hpp"

#include <algorithm>
#include <cstdint>

#include "core/analysis/weights/edge_contributions.hpp"
#include "core/base/millionths.hpp"
#include "core/graph/kinds.hpp"

namespace sigloom {
namespace {

/// k of every report.
std::vector<std::int64_t> joined_nodes(const KnowledgeGraph& graph,
                                       const ListPerNode<EdgeContribution>& contributions) {
    std::vector<std::int64_t> joined(graph.evidence().reports.size());
    std::vector<Node> last_counted(joined.size());
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (graph.nodes().kind[node] == report_kind) continue;
        graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            for (const EdgeContribution& each : contributions[neighbor.edge]) {
                if (last_counted[each.report] == node + 1) continue;
                last_counted[each.report] = node + 1;
                ++joined[each.report];
            }
        });
    }
    return joined;
}

}  // namespace

std::vector<double> fractional_weights(const KnowledgeGraph& graph, const MeasureContext& context) {
    const auto contributions = edge_contributions(graph, context);
    const std::vector<std::int64_t> joined = joined_nodes(graph, contributions);
    std::vector<double> weights(graph.edge_count());
    for (Edge edge = 0; edge < weights.size(); ++edge) {
        std::int64_t sum = 0;
        for (const EdgeContribution& each : contributions[edge]) {
            // A report that joins nothing but itself and one node leaves k at 1.
            const std::int64_t others = std::max<std::int64_t>(joined[each.report] - 1, 1);
            sum += millionths::share_of(others);
        }
        weights[edge] = millionths::to_double(sum);
    }
    return weights;
}

}  // namespace sigloom
