#include "core/graph/knowledge_graph.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace sigloom {
namespace {

void require(bool holds, const char* what) {
    if (!holds) throw std::invalid_argument(what);
}

void require_columns(const ColumnSet& columns, std::size_t rows) {
    for (const Column& column : columns) {
        require(column.size() == rows, "a column must have one value per row");
        require(column.present.empty() || column.present.size() == rows,
                "a column must know of every row whether it has a value");
    }
}

void require_valid(const NodeTable& nodes, const EdgeTable& edges) {
    require(nodes.label.size() == nodes.size() && nodes.kind.size() == nodes.size(),
            "every node needs an id, a label and a kind");
    require(edges.weight.size() == edges.size() && edges.kind.size() == edges.size(),
            "every edge needs two ends, a weight and a kind");
    require_columns(nodes.columns, nodes.size());
    require_columns(edges.columns, edges.size());
    for (const auto [source, target] : edges.ends) {
        require(source < nodes.size() && target < nodes.size(), "an edge must join two nodes");
        require(source != target, "an edge must not be a loop");
    }
    for (const double weight : edges.weight) {
        require(std::isfinite(weight) && weight > 0, "a weight must be finite and above 0");
    }
}

/// Both directions of every edge, grouped by source and sorted by target: two stable counting
/// sorts, by target and then by source.
struct Arcs {
    std::vector<std::pair<Node, Node>> ends;
    std::vector<ArcProperty> edges;
};

Arcs sorted_arcs(std::size_t node_count, std::span<const EdgeEnds> edges) {
    std::vector<std::uint32_t> begin(node_count + 1, 0);
    for (const auto [source, target] : edges) {
        ++begin[source + 1];
        ++begin[target + 1];
    }
    for (std::size_t node = 0; node < node_count; ++node) begin[node + 1] += begin[node];

    struct Half {
        Node to;
        Edge edge;
    };
    // Sorted by the node that the arc ends in; read in that order, every source then receives its
    // targets in rising order.
    std::vector<Half> by_target(2 * edges.size());
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    for (Edge edge = 0; edge < edges.size(); ++edge) {
        by_target[next[edges[edge].target]++] = {edges[edge].source, edge};
        by_target[next[edges[edge].source]++] = {edges[edge].target, edge};
    }
    next.assign(begin.begin(), begin.end() - 1);
    Arcs arcs{std::vector<std::pair<Node, Node>>(by_target.size()),
              std::vector<ArcProperty>(by_target.size())};
    for (Node target = 0; target < node_count; ++target) {
        for (std::uint32_t i = begin[target]; i < begin[target + 1]; ++i) {
            const std::uint32_t place = next[by_target[i].to]++;
            arcs.ends[place] = {by_target[i].to, target};
            arcs.edges[place] = {by_target[i].edge};
        }
    }
    return arcs;
}

Topology make_topology(std::size_t node_count, std::span<const EdgeEnds> edges) {
    const Arcs arcs = sorted_arcs(node_count, edges);
    for (std::size_t i = 1; i < arcs.ends.size(); ++i) {
        require(arcs.ends[i - 1] != arcs.ends[i], "an edge must not stand twice");
    }
    return Topology(boost::edges_are_sorted, arcs.ends.begin(), arcs.ends.end(), arcs.edges.begin(),
                    static_cast<std::uint32_t>(node_count),
                    static_cast<std::uint32_t>(arcs.ends.size()));
}

}  // namespace

KnowledgeGraph::KnowledgeGraph() : KnowledgeGraph(NodeTable{}, EdgeTable{}) {}

KnowledgeGraph::KnowledgeGraph(NodeTable nodes, EdgeTable edges, Evidence evidence)
    : nodes_(std::move(nodes)), edges_(std::move(edges)), evidence_(std::move(evidence)) {
    require_valid(nodes_, edges_);
    topology_ = make_topology(nodes_.size(), edges_.ends);
}

std::optional<Edge> KnowledgeGraph::find_edge(Node a, Node b) const {
    const auto [begin, end] = boost::out_edges(a, topology_);
    const auto arc = std::partition_point(
        begin, end, [&](const auto& candidate) { return boost::target(candidate, topology_) < b; });
    if (arc == end || boost::target(*arc, topology_) != b) return std::nullopt;
    return topology_[*arc].edge;
}

std::optional<Node> KnowledgeGraph::find_id(std::string_view id) const {
    for (Node node = 0; node < node_count(); ++node) {
        if (nodes_.id[node] == id) return node;
    }
    return std::nullopt;
}

}  // namespace sigloom
