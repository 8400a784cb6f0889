// Makes every KnowledgeGraph a graph of Boost.Graph, so that its algorithms run on one as it is:
//
//     #include <boost/graph/kruskal_min_spanning_tree.hpp>
//     std::vector<sigloom::EdgeDescriptor> tree;
//     boost::kruskal_minimum_spanning_tree(
//         graph, std::back_inserter(tree), boost::weight_map(sigloom::distance_map(graph)));
//
// It models VertexListGraph, EdgeListGraph, IncidenceGraph, AdjacencyGraph and AdjacencyMatrix, as
// an undirected graph without parallel edges. Vertex descriptors are node numbers, edge indices are
// edge numbers. Nothing else in the library includes Boost.Graph or this header.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstddef>
#include <utility>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// An edge as it was met: from one of its ends. Both directions are one edge, and equal.
struct EdgeDescriptor {
    Node source = 0;
    Node target = 0;
    Edge edge = 0;

    friend bool operator==(const EdgeDescriptor& a, const EdgeDescriptor& b) {
        return a.edge == b.edge;
    }
    friend bool operator<(const EdgeDescriptor& a, const EdgeDescriptor& b) {
        return a.edge < b.edge;
    }
};

inline std::size_t hash_value(const EdgeDescriptor& edge) {
    return edge.edge;
}

/// The edge that an arc of `source` is a direction of.
struct EdgeOfArc {
    const KnowledgeGraph* graph = nullptr;
    Node source = 0;
    EdgeDescriptor operator()(Arc arc) const {
        return {source, graph->rows().target[arc], graph->edge_of_arc()[arc]};
    }
};

struct EdgeOfNumber {
    const KnowledgeGraph* graph = nullptr;
    EdgeDescriptor operator()(Edge edge) const {
        const auto [source, target] = graph->edges().ends[edge];
        return {source, target, edge};
    }
};

struct BoostTraversal : boost::incidence_graph_tag,
                        boost::adjacency_graph_tag,
                        boost::vertex_list_graph_tag,
                        boost::edge_list_graph_tag,
                        boost::adjacency_matrix_tag {};

}  // namespace sigloom

namespace boost {

template <>
struct graph_traits<sigloom::KnowledgeGraph> {
    using vertex_descriptor = sigloom::Node;
    using edge_descriptor = sigloom::EdgeDescriptor;
    using directed_category = undirected_tag;
    using edge_parallel_category = disallow_parallel_edge_tag;
    using traversal_category = sigloom::BoostTraversal;
    using vertex_iterator = counting_iterator<sigloom::Node>;
    using adjacency_iterator = const sigloom::Node*;
    using out_edge_iterator =
        transform_iterator<sigloom::EdgeOfArc, counting_iterator<sigloom::Arc>>;
    using edge_iterator =
        transform_iterator<sigloom::EdgeOfNumber, counting_iterator<sigloom::Edge>>;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;

    static vertex_descriptor null_vertex() { return UINT32_MAX; }
};

}  // namespace boost

namespace sigloom {

using BoostTraits = boost::graph_traits<KnowledgeGraph>;

inline std::size_t num_vertices(const KnowledgeGraph& graph) {
    return graph.node_count();
}
inline std::size_t num_edges(const KnowledgeGraph& graph) {
    return graph.edge_count();
}
inline std::pair<BoostTraits::vertex_iterator, BoostTraits::vertex_iterator> vertices(
    const KnowledgeGraph& graph) {
    return {BoostTraits::vertex_iterator(0),
            BoostTraits::vertex_iterator(static_cast<Node>(graph.node_count()))};
}
inline std::pair<BoostTraits::edge_iterator, BoostTraits::edge_iterator> edges(
    const KnowledgeGraph& graph) {
    const auto at = [&graph](std::size_t edge) {
        return BoostTraits::edge_iterator(boost::counting_iterator<Edge>(static_cast<Edge>(edge)),
                                          EdgeOfNumber{&graph});
    };
    return {at(0), at(graph.edge_count())};
}
inline std::pair<BoostTraits::out_edge_iterator, BoostTraits::out_edge_iterator> out_edges(
    Node node, const KnowledgeGraph& graph) {
    const auto at = [&graph, node](Arc arc) {
        return BoostTraits::out_edge_iterator(boost::counting_iterator<Arc>(arc),
                                              EdgeOfArc{&graph, node});
    };
    return {at(graph.rows().begin[node]), at(graph.rows().begin[node + 1])};
}
inline std::pair<const Node*, const Node*> adjacent_vertices(Node node,
                                                             const KnowledgeGraph& graph) {
    const std::span<const Node> neighbors = graph.rows().neighbors(node);
    return {neighbors.data(), neighbors.data() + neighbors.size()};
}
inline std::size_t out_degree(Node node, const KnowledgeGraph& graph) {
    return graph.degree(node);
}
inline Node source(const EdgeDescriptor& edge, const KnowledgeGraph& /*graph*/) {
    return edge.source;
}
inline Node target(const EdgeDescriptor& edge, const KnowledgeGraph& /*graph*/) {
    return edge.target;
}
/// O(log degree).
inline std::pair<EdgeDescriptor, bool> edge(Node a, Node b, const KnowledgeGraph& graph) {
    const std::optional<Edge> found = graph.find_edge(a, b);
    return {EdgeDescriptor{a, b, found.value_or(0)}, found.has_value()};
}

/// Of each edge its number.
struct EdgeIndexMap {
    using key_type = EdgeDescriptor;
    using value_type = Edge;
    using reference = Edge;
    using category = boost::readable_property_map_tag;
    friend Edge get(const EdgeIndexMap& /*map*/, const EdgeDescriptor& edge) { return edge.edge; }
};

/// Of each edge its weight, a strength above 0. The graph outlives it.
struct WeightMap {
    using key_type = EdgeDescriptor;
    using value_type = double;
    using reference = double;
    using category = boost::readable_property_map_tag;
    const KnowledgeGraph* graph = nullptr;
    friend double get(const WeightMap& map, const EdgeDescriptor& edge) {
        return map.graph->edges().weight[edge.edge];
    }
};

/// Of each edge 1 / weight, as all measures by length have it. The graph outlives it.
struct DistanceMap {
    using key_type = EdgeDescriptor;
    using value_type = double;
    using reference = double;
    using category = boost::readable_property_map_tag;
    const KnowledgeGraph* graph = nullptr;
    friend double get(const DistanceMap& map, const EdgeDescriptor& edge) {
        return 1 / map.graph->edges().weight[edge.edge];
    }
};

inline WeightMap weight_map(const KnowledgeGraph& graph) {
    return {&graph};
}
inline DistanceMap distance_map(const KnowledgeGraph& graph) {
    return {&graph};
}

inline boost::typed_identity_property_map<Node> get(boost::vertex_index_t /*tag*/,
                                                    const KnowledgeGraph& /*graph*/) {
    return {};
}
inline EdgeIndexMap get(boost::edge_index_t /*tag*/, const KnowledgeGraph& /*graph*/) {
    return {};
}
inline WeightMap get(boost::edge_weight_t /*tag*/, const KnowledgeGraph& graph) {
    return weight_map(graph);
}
inline Node get(boost::vertex_index_t /*tag*/, const KnowledgeGraph& /*graph*/, Node node) {
    return node;
}
inline Edge get(boost::edge_index_t /*tag*/, const KnowledgeGraph& /*graph*/,
                const EdgeDescriptor& edge) {
    return edge.edge;
}
inline double get(boost::edge_weight_t tag, const KnowledgeGraph& graph,
                  const EdgeDescriptor& edge) {
    return get(get(tag, graph), edge);
}

}  // namespace sigloom

namespace boost {

template <>
struct property_map<sigloom::KnowledgeGraph, vertex_index_t> {
    using type = typed_identity_property_map<sigloom::Node>;
    using const_type = type;
};
template <>
struct property_map<sigloom::KnowledgeGraph, edge_index_t> {
    using type = sigloom::EdgeIndexMap;
    using const_type = type;
};
template <>
struct property_map<sigloom::KnowledgeGraph, edge_weight_t> {
    using type = sigloom::WeightMap;
    using const_type = type;
};
/// Some algorithms ask for the maps of a const graph.
template <typename Property>
struct property_map<const sigloom::KnowledgeGraph, Property>
    : property_map<sigloom::KnowledgeGraph, Property> {};

}  // namespace boost
