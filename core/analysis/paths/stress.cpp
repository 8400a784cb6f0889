#include "core/analysis/paths/stress.hpp"

#include "core/analysis/adjacency.hpp"

namespace sigloom {

std::vector<double> stress(const KnowledgeGraph& graph, const StressOptions& options) {
    ReducedBetweennessOptions reduced;
    reduced.reductions = options.reductions;
    reduced.reductions.blocks = Reduction::off;
    reduced.credit = PathCredit::one;
    reduced.sweeps.precision = PathPrecision::full;
    reduced.sweeps.context = options.context;
    std::vector<double> values = std::move(reduced_betweenness(adjacency(graph), reduced)->nodes);
    for (double& value : values) value /= 2;  // every pair was counted in both directions
    return values;
}

}  // namespace sigloom
