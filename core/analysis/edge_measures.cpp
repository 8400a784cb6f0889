#include "core/analysis/edge_measures.hpp"

#include <algorithm>
#include <array>

#include "core/analysis/paths/edge_betweenness.hpp"

namespace sigloom {
namespace {

using Graph = const KnowledgeGraph&;
using Context = const MeasureContext&;

std::vector<double> betweenness_by(PathLength length, Graph graph, Context context) {
    EdgeBetweennessOptions options;
    options.length = length;
    options.context = context;
    return edge_betweenness(graph, options);
}

constexpr std::array table{
    EdgeMeasure{"edge_betweenness", "is a bridge: shortest paths between others run along it",
                "sum over pairs of nodes of their share of shortest paths (hops) along it",
                "Girvan and Newman 2002, Brandes 2008", "O(n m)",
                [](Graph graph, Context context) {
                    return betweenness_by(PathLength::hops, graph, context);
                }},
    EdgeMeasure{"edge_betweenness_distance",
                "is a bridge: the strongest chains between others run along it",
                "sum over pairs of nodes of their share of shortest paths (distance 1/weight) "
                "along it",
                "Girvan and Newman 2002, Newman 2001, Brandes 2008", "O(n m log n)",
                [](Graph graph, Context context) {
                    return betweenness_by(PathLength::inverse_weight, graph, context);
                }},
};

}  // namespace

std::span<const EdgeMeasure> edge_measures() {
    return table;
}

const EdgeMeasure* find_edge_measure(std::string_view name) {
    const auto row = std::ranges::find(table, name, &EdgeMeasure::name);
    return row == table.end() ? nullptr : row;
}

}  // namespace sigloom
