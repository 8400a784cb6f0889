#include "core/analysis/paths/harmonic.hpp"

#include "core/analysis/paths/search_each.hpp"

namespace sigloom {

std::vector<double> harmonic(const KnowledgeGraph& graph, const HarmonicOptions& options) {
    return search_each(graph, options.length, options.context, [](const auto& search) {
        double sum = 0;
        for (const Node node : search.reached().subspan(1)) sum += 1 / search.distance(node);
        return sum;
    });
}

}  // namespace sigloom
