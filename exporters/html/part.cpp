#include "exporters/html/part.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>

#include "core/graph/column_names.hpp"

namespace sigloom::html {
namespace {

std::vector<std::int32_t> whole_numbers_of(const ColumnSet& columns, const char* name,
                                           std::size_t rows, std::int32_t otherwise) {
    std::vector<std::int32_t> numbers(rows, otherwise);
    const Column* column = find_column(columns, name);
    if (column == nullptr) return numbers;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto number = column->number(row);
        if (number && *number >= 0 && *number < INT32_MAX) {
            numbers[row] = static_cast<std::int32_t>(*number);
        }
    }
    return numbers;
}

std::vector<double> sizes_of(const KnowledgeGraph& graph) {
    std::vector<double> sizes(graph.node_count());
    const Column* size = find_column(graph.nodes().columns, column_names::size);
    for (Node node = 0; node < graph.node_count(); ++node) {
        const auto given = size == nullptr ? std::nullopt : size->number(node);
        sizes[node] = given ? *given : static_cast<double>(graph.degree(node));
    }
    return sizes;
}

}  // namespace

std::vector<std::int32_t> communities_of(const KnowledgeGraph& graph) {
    std::vector<std::int32_t> community(graph.node_count());
    const Column* column = find_column(graph.nodes().columns, column_names::community);
    if (column == nullptr) return community;
    const auto* texts = std::get_if<TextColumn>(&column->data);
    std::unordered_map<std::string, std::int32_t> number_of;
    for (Node node = 0; node < graph.node_count(); ++node) {
        const std::string value = texts != nullptr
                                      ? std::string((*texts)[node])
                                      : std::to_string(column->number(node).value_or(0));
        const auto next = static_cast<std::int32_t>(number_of.size());
        community[node] = number_of.try_emplace(value, next).first->second;
    }
    return community;
}

std::vector<std::int32_t> backbone_ranks_of(const KnowledgeGraph& graph) {
    return whole_numbers_of(graph.edges().columns, column_names::backbone, graph.edge_count(), 1);
}

std::vector<Node> largest_of_communities(const KnowledgeGraph& graph, std::size_t most) {
    std::vector<Node> nodes(graph.node_count());
    std::iota(nodes.begin(), nodes.end(), 0U);
    if (nodes.size() <= most) return nodes;

    const auto community = communities_of(graph);
    const auto size = sizes_of(graph);
    std::ranges::sort(nodes, [&](Node a, Node b) {
        if (community[a] != community[b]) return community[a] < community[b];
        return size[a] != size[b] ? size[a] > size[b] : a < b;
    });
    // The share of its community that a node and those before it are.
    std::vector<double> share(nodes.size());
    for (auto begin = nodes.begin(); begin != nodes.end();) {
        const auto end = std::find_if(
            begin, nodes.end(), [&](Node node) { return community[node] != community[*begin]; });
        for (auto at = begin; at != end; ++at) {
            share[*at] = static_cast<double>(at - begin + 1) / static_cast<double>(end - begin);
        }
        begin = end;
    }
    const auto last = nodes.begin() + static_cast<std::ptrdiff_t>(most);
    std::ranges::nth_element(nodes, last, [&](Node a, Node b) {
        if (share[a] != share[b]) return share[a] < share[b];
        return size[a] != size[b] ? size[a] > size[b] : a < b;
    });
    nodes.erase(last, nodes.end());
    std::ranges::sort(nodes);
    return nodes;
}

std::vector<Edge> links_to_keep(const KnowledgeGraph& graph, const std::vector<Node>& nodes,
                                std::size_t most) {
    std::vector<bool> stays(graph.node_count());
    for (const Node node : nodes) stays[node] = true;
    std::vector<Edge> links;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        if (stays[source] && stays[target]) links.push_back(edge);
    }
    if (links.size() <= most) return links;
    const auto rank = backbone_ranks_of(graph);
    std::vector<std::int32_t> ranks;
    for (const Edge link : links) ranks.push_back(rank[link]);
    std::ranges::nth_element(ranks, ranks.begin() + static_cast<std::ptrdiff_t>(most));
    const std::int32_t first_to_go = ranks[most];
    std::erase_if(links, [&](Edge link) { return rank[link] >= first_to_go; });
    return links;
}

}  // namespace sigloom::html
