#include "core/analysis/thinning/edge_choices.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "core/analysis/thinning/column_choice.hpp"
#include "core/graph/column_names.hpp"

namespace sigloom {

std::vector<bool> edges_of_weight(const KnowledgeGraph& graph, double least) {
    std::vector<bool> stays(graph.edge_count());
    for (Edge edge = 0; edge < stays.size(); ++edge) {
        stays[edge] = graph.edges().weight[edge] >= least;
    }
    return stays;
}

std::vector<bool> heaviest_edges(const KnowledgeGraph& graph, std::size_t count) {
    std::vector<Edge> by_weight(graph.edge_count());
    std::iota(by_weight.begin(), by_weight.end(), Edge{0});
    const auto& weight = graph.edges().weight;
    std::ranges::stable_sort(by_weight, std::greater(), [&](Edge edge) { return weight[edge]; });
    by_weight.resize(std::min(count, by_weight.size()));
    std::vector<bool> stays(graph.edge_count(), false);
    for (const Edge edge : by_weight) stays[edge] = true;
    return stays;
}

std::vector<bool> edges_of_count(const KnowledgeGraph& graph, double least) {
    return rows_where(required_column(graph.edges().columns, column_names::count, "edges"),
                      [least](double count) { return count >= least; });
}

std::vector<bool> edges_of_kinds(const KnowledgeGraph& graph, std::span<const std::string> kinds) {
    return rows_of_kinds(graph.edges().kind, kinds, "edge");
}

}  // namespace sigloom
