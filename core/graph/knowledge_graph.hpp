// The graph that everything later reads: an undirected, weighted, typed, simple graph in compressed
// sparse rows, columns of values beside it, and where in the reports each node stands. It never
// changes; copies share what it is made of, and so do graphs that differ in some columns only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/shared_vector.hpp"
#include "core/graph/columns.hpp"
#include "core/graph/compressed_rows.hpp"
#include "core/graph/evidence.hpp"

namespace sigloom {

using Edge = std::uint32_t;

/// The values of the nodes, row i being node i.
struct NodeTable {
    TextColumn id;     ///< unique, not empty
    TextColumn label;  ///< for people; not empty
    TextColumn kind;   ///< entity, theme, signal, ...; "" where a foreign file says none
    ColumnSet columns;

    [[nodiscard]] std::size_t size() const { return id.size(); }
    bool operator==(const NodeTable&) const = default;
};

/// The values of the edges, row i being edge i.
struct EdgeTable {
    SharedVector<EdgeEnds> ends;
    SharedVector<double> weight;  ///< a strength, finite and above 0
    TextColumn kind;              ///< cooccurs, relevance, ...; "" where a foreign file says none
    ColumnSet columns;

    [[nodiscard]] std::size_t size() const { return ends.size(); }
    bool operator==(const EdgeTable&) const = default;
};

/// A neighbour in the adjacency of a node.
struct Neighbor {
    Node node;
    Edge edge;
};

class KnowledgeGraph {
  public:
    /// No nodes, no edges.
    KnowledgeGraph();

    /// O(nodes + edges). Throws std::invalid_argument when the columns differ in length, an end is
    /// no node, an edge is a loop or stands twice, or a weight is not finite and above 0: what
    /// comes from a file is checked and reported before (see exporters/common/graph_assembly.hpp).
    KnowledgeGraph(NodeTable nodes, EdgeTable edges, Evidence evidence = {});

    [[nodiscard]] std::size_t node_count() const { return nodes_->size(); }
    [[nodiscard]] std::size_t edge_count() const { return edges_->size(); }
    [[nodiscard]] const NodeTable& nodes() const { return *nodes_; }
    [[nodiscard]] const EdgeTable& edges() const { return *edges_; }
    /// Both directions of every edge; the neighbours of a node rise. O(nodes + edges) the first
    /// time that rows, arcs, degrees or neighbours are asked for, of this graph or of one that
    /// shares its edges; then O(1).
    [[nodiscard]] const CompressedRows& rows() const { return topology_->get().rows; }
    /// Of each arc of the rows: the edge that it is one of the two directions of.
    [[nodiscard]] std::span<const Edge> edge_of_arc() const { return topology_->get().edge; }
    /// Which reports say so; empty for a graph from a file that does not carry them.
    [[nodiscard]] const Evidence& evidence() const { return *evidence_; }

    [[nodiscard]] std::size_t degree(Node node) const { return rows().degree(node); }
    /// Calls visit(Neighbor) for every neighbour of a node, by rising node number.
    template <typename Visit>
    void for_each_neighbor(Node node, Visit&& visit) const {
        const EdgeRows& topology = topology_->get();
        for (const Arc arc : topology.rows.arcs(node)) {
            visit(Neighbor{topology.rows.target[arc], topology.edge[arc]});
        }
    }
    [[nodiscard]] std::optional<Edge> find_edge(Node a, Node b) const;     ///< O(log degree)
    [[nodiscard]] std::optional<Node> find_id(std::string_view id) const;  ///< O(nodes)

    /// The graph with these columns, in the place of any that have the same names. O(columns): all
    /// else is shared. Throws std::invalid_argument for a column of another length.
    [[nodiscard]] KnowledgeGraph with_node_columns(const ColumnSet& added) const;
    [[nodiscard]] KnowledgeGraph with_edge_columns(const ColumnSet& added) const;
    /// The graph with other weights, one for each edge; all else is shared. O(edges). Throws
    /// std::invalid_argument for a weight that is not finite and above 0.
    [[nodiscard]] KnowledgeGraph with_weights(std::vector<double> weights) const;

    /// Same nodes, edges, columns and evidence, in the same order.
    friend bool operator==(const KnowledgeGraph& a, const KnowledgeGraph& b) {
        return a.nodes() == b.nodes() && a.edges() == b.edges() && a.evidence() == b.evidence();
    }

  private:
    std::shared_ptr<const NodeTable> nodes_;
    std::shared_ptr<const EdgeTable> edges_;
    std::shared_ptr<const RowsOnDemand> topology_;
    std::shared_ptr<const Evidence> evidence_;
};

}  // namespace sigloom
