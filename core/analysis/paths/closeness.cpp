#include "core/analysis/paths/closeness.hpp"

#include "core/analysis/paths/search_each.hpp"

namespace sigloom {

std::vector<double> closeness(const KnowledgeGraph& graph, const ClosenessOptions& options) {
    const auto others = static_cast<double>(graph.node_count()) - 1;
    return search_each(graph, options.length, options.context, [others](const auto& search) {
        double sum = 0;
        for (const Node node : search.reached()) sum += search.distance(node);
        if (sum == 0) return 0.0;
        const auto reached = static_cast<double>(search.reached().size()) - 1;
        return reached / sum * (reached / others);
    });
}

}  // namespace sigloom
