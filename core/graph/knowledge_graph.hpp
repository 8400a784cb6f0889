// The graph that everything later reads: an undirected, weighted, typed, simple graph in compressed
// sparse rows, columns of values beside it, and where in the reports each node stands.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/columns.hpp"
#include "core/graph/evidence.hpp"

namespace sigloom {

using Node = std::uint32_t;
using Edge = std::uint32_t;

struct EdgeEnds {
    Node source;
    Node target;
    bool operator==(const EdgeEnds&) const = default;
};

/// What an arc of the compressed rows carries: the edge that it is one of the two directions of.
struct ArcProperty {
    Edge edge = 0;
};

/// Both directions of every edge. Vertex descriptors are `Node`s; the neighbours of a node are
/// sorted; `topology[arc].edge` is the edge of an arc. Works with every algorithm of Boost.Graph
/// that takes a directed graph.
using Topology =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, ArcProperty,
                                       boost::no_property, std::uint32_t, std::uint32_t>;

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
    std::vector<EdgeEnds> ends;
    std::vector<double> weight;  ///< a strength, finite and above 0
    TextColumn kind;             ///< cooccurs, relevance, ...; "" where a foreign file says none
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

    [[nodiscard]] std::size_t node_count() const { return nodes_.size(); }
    [[nodiscard]] std::size_t edge_count() const { return edges_.size(); }
    [[nodiscard]] const NodeTable& nodes() const { return nodes_; }
    [[nodiscard]] const EdgeTable& edges() const { return edges_; }
    [[nodiscard]] const Topology& topology() const { return topology_; }
    /// Which reports say so; empty for a graph from a file that does not carry them.
    [[nodiscard]] const Evidence& evidence() const { return evidence_; }

    [[nodiscard]] std::size_t degree(Node node) const { return boost::out_degree(node, topology_); }
    /// Calls visit(Neighbor) for every neighbour of a node, by rising node number.
    template <typename Visit>
    void for_each_neighbor(Node node, Visit&& visit) const {
        const auto [begin, end] = boost::out_edges(node, topology_);
        for (auto arc = begin; arc != end; ++arc) {
            visit(Neighbor{boost::target(*arc, topology_), topology_[*arc].edge});
        }
    }
    [[nodiscard]] std::optional<Edge> find_edge(Node a, Node b) const;     ///< O(log degree)
    [[nodiscard]] std::optional<Node> find_id(std::string_view id) const;  ///< O(nodes)

    /// Same nodes, edges, columns and evidence, in the same order.
    friend bool operator==(const KnowledgeGraph& a, const KnowledgeGraph& b) {
        return a.nodes_ == b.nodes_ && a.edges_ == b.edges_ && a.evidence_ == b.evidence_;
    }

  private:
    NodeTable nodes_;
    EdgeTable edges_;
    Topology topology_;
    Evidence evidence_;
};

}  // namespace sigloom
