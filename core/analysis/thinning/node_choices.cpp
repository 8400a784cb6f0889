#include "core/analysis/thinning/node_choices.hpp"

#include <stdexcept>

#include "core/analysis/local/component.hpp"
#include "core/analysis/local/core_number.hpp"
#include "core/analysis/thinning/column_choice.hpp"
#include "core/graph/column_names.hpp"
#include "core/graph/subgraph.hpp"

namespace sigloom {
namespace {

template <typename Condition>
std::vector<bool> nodes_where(const KnowledgeGraph& graph, const Condition& condition) {
    std::vector<bool> stays(graph.node_count());
    for (Node node = 0; node < stays.size(); ++node) stays[node] = condition(node);
    return stays;
}

}  // namespace

std::vector<bool> giant_component(const KnowledgeGraph& graph) {
    const std::vector<std::int32_t> number = component(graph);
    return nodes_where(graph, [&](Node node) { return number[node] == 0; });
}

std::vector<bool> k_core(const KnowledgeGraph& graph, std::size_t k) {
    const std::vector<std::int32_t> number = core_number(graph);
    return nodes_where(graph,
                       [&](Node node) { return static_cast<std::size_t>(number[node]) >= k; });
}

std::vector<bool> surroundings(const KnowledgeGraph& graph, Node center, std::uint32_t radius) {
    std::vector<bool> stays(graph.node_count());
    for (const Node node : neighborhood(graph, center, radius)) stays[node] = true;
    return stays;
}

std::vector<bool> linked_nodes(const KnowledgeGraph& graph) {
    return nodes_where(graph, [&](Node node) { return graph.degree(node) > 0; });
}

std::vector<bool> nodes_of_kinds(const KnowledgeGraph& graph, std::span<const std::string> kinds) {
    return rows_of_kinds(graph.nodes().kind, kinds, "node");
}

std::vector<bool> nodes_of_reports(const KnowledgeGraph& graph, double least) {
    return rows_where(required_column(graph.nodes().columns, column_names::reports, "nodes"),
                      [least](double reports) { return reports >= least; });
}

std::vector<bool> nodes_without_hubs(const KnowledgeGraph& graph, double most) {
    const Evidence& evidence = graph.evidence();
    if (evidence.empty()) {
        throw std::invalid_argument(
            "which nodes are hubs can be told from reports and from a JSON file of ours only");
    }
    const double limit = most * static_cast<double>(evidence.reports.size());
    return nodes_where(graph, [&](Node node) {
        return static_cast<double>(evidence.places[node].size()) <= limit;
    });
}

}  // namespace sigloom
