#include "core/analysis/thinning/edge_choices.hpp"

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

std::vector<bool> edges_of_count(const KnowledgeGraph& graph, double least) {
    return rows_where(required_column(graph.edges().columns, column_names::count, "edges"),
                      [least](double count) { return count >= least; });
}

std::vector<bool> edges_of_kinds(const KnowledgeGraph& graph, std::span<const std::string> kinds) {
    return rows_of_kinds(graph.edges().kind, kinds, "edge");
}

}  // namespace sigloom
