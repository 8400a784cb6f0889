#include "core/graph/knowledge_graph.hpp"

#include <cmath>
#include <stdexcept>
#include <utility>

#include "core/base/in_parallel.hpp"

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

void require_weights(const EdgeTable& edges) {
    require(edges.weight.size() == edges.size(), "every edge needs two ends, a weight and a kind");
    for (const double weight : edges.weight) {
        require(std::isfinite(weight) && weight > 0, "a weight must be finite and above 0");
    }
}

/// Of everything but the ends of the edges.
void require_valid(const NodeTable& nodes, const EdgeTable& edges) {
    require(nodes.label.size() == nodes.size() && nodes.kind.size() == nodes.size(),
            "every node needs an id, a label and a kind");
    require(edges.kind.size() == edges.size(), "every edge needs two ends, a weight and a kind");
    require_weights(edges);
    require_columns(nodes.columns, nodes.size());
    require_columns(edges.columns, edges.size());
    require(edges.size() <= UINT32_MAX / 2, "arcs are numbered with 32 bits");
}

void put_columns(ColumnSet& columns, const ColumnSet& added) {
    columns.erase_if(
        [&](const Column& column) { return find_column(added, column.name) != nullptr; });
    columns.append(added);
}

}  // namespace

KnowledgeGraph::KnowledgeGraph() : KnowledgeGraph(NodeTable{}, EdgeTable{}) {}

KnowledgeGraph::KnowledgeGraph(NodeTable nodes, EdgeTable edges, Evidence evidence)
    : nodes_(std::make_shared<const NodeTable>(std::move(nodes))),
      edges_(std::make_shared<const EdgeTable>(std::move(edges))),
      evidence_(std::make_shared<const Evidence>(std::move(evidence))) {
    invoke_together(
        [this] { require_valid(*nodes_, *edges_); },
        [this] { topology_ = std::make_shared<const RowsOnDemand>(nodes_->size(), edges_->ends); });
}

std::optional<Edge> KnowledgeGraph::find_edge(Node a, Node b) const {
    const Arc arc = rows().find_arc(a, b);
    if (arc == CompressedRows::no_arc) return std::nullopt;
    return edge_of_arc()[arc];
}

std::optional<Node> KnowledgeGraph::find_id(std::string_view id) const {
    for (Node node = 0; node < node_count(); ++node) {
        if (nodes().id[node] == id) return node;
    }
    return std::nullopt;
}

KnowledgeGraph KnowledgeGraph::with_node_columns(const ColumnSet& added) const {
    require_columns(added, node_count());
    NodeTable nodes = *nodes_;
    put_columns(nodes.columns, added);
    KnowledgeGraph graph = *this;
    graph.nodes_ = std::make_shared<const NodeTable>(std::move(nodes));
    return graph;
}

KnowledgeGraph KnowledgeGraph::with_edge_columns(const ColumnSet& added) const {
    require_columns(added, edge_count());
    EdgeTable edges = *edges_;
    put_columns(edges.columns, added);
    KnowledgeGraph graph = *this;
    graph.edges_ = std::make_shared<const EdgeTable>(std::move(edges));
    return graph;
}

KnowledgeGraph KnowledgeGraph::with_weights(std::vector<double> weights) const {
    EdgeTable edges = *edges_;
    edges.weight = std::move(weights);
    require_weights(edges);
    KnowledgeGraph graph = *this;
    graph.edges_ = std::make_shared<const EdgeTable>(std::move(edges));
    return graph;
}

}  // namespace sigloom
