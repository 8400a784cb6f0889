#include "core/graph/subgraph.hpp"

#include <algorithm>
#include <stdexcept>
#include <type_traits>

namespace sigloom {
namespace {

constexpr std::uint32_t left_out = UINT32_MAX;

template <typename Values>
Values select_values(const Values& values, std::span<const std::uint32_t> rows) {
    Values selected;
    selected.reserve(rows.size());
    for (const std::uint32_t row : rows) selected.push_back(values[row]);
    return selected;
}

ColumnSet select_columns(const ColumnSet& columns, std::span<const std::uint32_t> rows) {
    ColumnSet selected;
    for (const Column& column : columns) {
        ColumnData data =
            std::visit([&](const auto& values) { return ColumnData(select_values(values, rows)); },
                       column.data);
        selected.push_back(
            {column.name, std::move(data),
             column.present.empty() ? std::vector<bool>{} : select_values(column.present, rows)});
    }
    return selected;
}

/// For each of `count` old numbers the new one: its place in `kept`, or left_out.
std::vector<std::uint32_t> renumbering(std::size_t count, std::span<const std::uint32_t> kept) {
    std::vector<std::uint32_t> number(count, left_out);
    for (std::uint32_t i = 0; i < kept.size(); ++i) number[kept[i]] = i;
    return number;
}

/// The lists of the given nodes, with what `renumber` makes of each item; it says false to leave
/// the item out.
template <typename Item, typename Renumber>
ListPerNode<Item> select_lists(const ListPerNode<Item>& lists, std::span<const Node> nodes,
                               Renumber&& renumber) {
    ListPerNode<Item> selected;
    if (lists.begin.empty()) return selected;
    selected.begin.push_back(0);
    for (const Node node : nodes) {
        for (Item item : lists[node]) {
            if (renumber(item)) selected.items.push_back(item);
        }
        selected.begin.push_back(static_cast<std::uint32_t>(selected.items.size()));
    }
    return selected;
}

/// All reports stay, also those that name none of the nodes: shares and weights are reckoned by how
/// many there are.
Evidence select_evidence(const Evidence& evidence, std::span<const Node> nodes,
                         std::span<const std::uint32_t> new_node) {
    Evidence selected;
    selected.pairs = evidence.pairs;
    selected.is_of_part = evidence.is_of_part;
    selected.reports = evidence.reports;
    selected.places = select_lists(evidence.places, nodes, [](const Place&) { return true; });
    selected.mentions = select_lists(evidence.mentions, nodes, [&](Mention& mention) {
        mention.term = new_node[mention.term];
        return mention.term != left_out;
    });
    return selected;
}

void require_rising(std::span<const std::uint32_t> numbers, std::size_t count, const char* what) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] >= count || (i > 0 && numbers[i - 1] >= numbers[i])) {
            throw std::invalid_argument(what);
        }
    }
}

}  // namespace

std::vector<Node> neighborhood(const KnowledgeGraph& graph, Node center, std::uint32_t radius) {
    std::vector<bool> seen(graph.node_count());
    std::vector<Node> reached{center};
    seen[center] = true;
    std::size_t begin = 0;
    for (std::uint32_t hops = 0; hops < radius && begin < reached.size(); ++hops) {
        const std::size_t end = reached.size();
        for (; begin < end; ++begin) {
            graph.for_each_neighbor(reached[begin], [&](Neighbor neighbor) {
                if (seen[neighbor.node]) return;
                seen[neighbor.node] = true;
                reached.push_back(neighbor.node);
            });
        }
    }
    std::ranges::sort(reached);
    return reached;
}

KnowledgeGraph induced_subgraph(const KnowledgeGraph& graph, std::span<const Node> nodes) {
    require_rising(nodes, graph.node_count(), "the nodes of a subgraph must rise and be nodes");
    std::vector<bool> inside(graph.node_count());
    for (const Node node : nodes) inside[node] = true;
    std::vector<Edge> edges;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        if (inside[source] && inside[target]) edges.push_back(edge);
    }
    return subgraph(graph, nodes, edges);
}

KnowledgeGraph subgraph(const KnowledgeGraph& graph, std::span<const Node> nodes,
                        std::span<const Edge> edges) {
    require_rising(nodes, graph.node_count(), "the nodes of a subgraph must rise and be nodes");
    require_rising(edges, graph.edge_count(), "the edges of a subgraph must rise and be edges");
    const auto new_node = renumbering(graph.node_count(), nodes);
    const EdgeTable& all = graph.edges();
    EdgeTable part;
    part.ends.reserve(edges.size());
    for (const Edge edge : edges) {
        const auto [source, target] = all.ends[edge];
        if (new_node[source] == left_out || new_node[target] == left_out) {
            throw std::invalid_argument("an edge of a subgraph must join two of its nodes");
        }
        part.ends.push_back({new_node[source], new_node[target]});
    }
    part.weight = select_values(all.weight.read(), edges);
    part.kind = select_values(all.kind, edges);
    part.columns = select_columns(all.columns, edges);

    Evidence evidence = select_evidence(graph.evidence(), nodes, new_node);
    const bool is_cut = nodes.size() < graph.node_count() || edges.size() < graph.edge_count();
    if (is_cut && !evidence.empty()) evidence.is_of_part = true;
    const NodeTable& from = graph.nodes();
    NodeTable table{select_values(from.id, nodes), select_values(from.label, nodes),
                    select_values(from.kind, nodes), select_columns(from.columns, nodes)};
    return {std::move(table), std::move(part), std::move(evidence)};
}

}  // namespace sigloom
