#include "core/analysis/local/strength.hpp"

#include <cmath>
#include <limits>

namespace sigloom {
namespace {

/// A sum of positive numbers and what rounding took from it.
struct CompensatedSum {
    double sum = 0;
    double lost = 0;

    void add(double value) {
        const double next = sum + value;
        lost += sum >= value ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }
    [[nodiscard]] double value() const {
        return std::isfinite(sum) ? sum + lost : std::numeric_limits<double>::max();
    }
};

}  // namespace

std::vector<double> strength(const KnowledgeGraph& graph) {
    std::vector<double> values(graph.node_count());
    for (Node node = 0; node < graph.node_count(); ++node) {
        CompensatedSum sum;
        graph.for_each_neighbor(
            node, [&](const Neighbor& neighbor) { sum.add(graph.edges().weight[neighbor.edge]); });
        values[node] = sum.value();
    }
    return values;
}

}  // namespace sigloom
