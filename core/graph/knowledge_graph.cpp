#include "core/graph/knowledge_graph.hpp"

#include <tbb/parallel_invoke.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "core/graph/large_memory.hpp"

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

/// Of everything but the ends of the edges.
void require_valid(const NodeTable& nodes, const EdgeTable& edges) {
    require(nodes.label.size() == nodes.size() && nodes.kind.size() == nodes.size(),
            "every node needs an id, a label and a kind");
    require(edges.weight.size() == edges.size() && edges.kind.size() == edges.size(),
            "every edge needs two ends, a weight and a kind");
    require_columns(nodes.columns, nodes.size());
    require_columns(edges.columns, edges.size());
    require(edges.size() <= UINT32_MAX / 2, "arcs are numbered with 32 bits");
    for (const double weight : edges.weight) {
        require(std::isfinite(weight) && weight > 0, "a weight must be finite and above 0");
    }
}

/// Sorts edges by their lower end and, within that, by their higher end.
std::uint64_t order_of(EdgeEnds ends) {
    const auto [low, high] = std::minmax(ends.source, ends.target);
    return std::uint64_t{low} << 32 | high;
}

/// Calls visit(edge) in rising order. Edges that come in order, as those of reports do, need no
/// sorting.
template <typename Visit>
void for_each_in_order(std::span<const EdgeEnds> edges, Visit visit) {
    if (std::ranges::is_sorted(edges, std::ranges::less(), order_of)) {
        for (Edge edge = 0; edge < edges.size(); ++edge) visit(edge);
        return;
    }
    std::vector<Edge> order(edges.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [edges](Edge edge) { return order_of(edges[edge]); });
    std::ranges::for_each(order, visit);
}

/// Both directions of every edge. Boost.Graph's own constructors copy rows one by one on one
/// thread; its rows are therefore written in place. A row has the neighbours below its node first,
/// then those above. With the edges in order, both halves of every row fill in rising order.
Topology make_topology(std::size_t node_count, std::span<const EdgeEnds> edges) {
    Topology topology(static_cast<Node>(node_count));
    std::vector<std::uint32_t>& begin = topology.m_forward.m_rowstart;
    std::vector<Node>& target = topology.m_forward.m_column;
    std::vector<ArcProperty>& property = topology.m_forward.m_edge_properties;
    std::vector<std::uint32_t> below(node_count, 0);  // neighbours below each node
    for (const auto [a, b] : edges) {
        require(a < node_count && b < node_count, "an edge must join two nodes");
        require(a != b, "an edge must not be a loop");
        ++begin[a + 1];
        ++begin[b + 1];
        ++below[std::max(a, b)];
    }
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    resize_large(target, 2 * edges.size());
    resize_large(property, 2 * edges.size());
    // The two halves are written side by side: they have no place in common.
    tbb::parallel_invoke(
        [&] {
            std::vector<std::uint32_t> next(node_count);
            std::ranges::transform(begin.begin(), begin.end() - 1, below.begin(), below.end(),
                                   next.begin(), std::plus{});
            for_each_in_order(edges, [&](Edge edge) {
                const auto [low, high] = std::minmax(edges[edge].source, edges[edge].target);
                const std::uint32_t arc = next[low]++;
                target[arc] = high;
                property[arc] = {edge};
                require(arc == begin[low] + below[low] || target[arc - 1] != high,
                        "an edge must not stand twice");
            });
        },
        [&] {
            std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
            for_each_in_order(edges, [&](Edge edge) {
                const auto [low, high] = std::minmax(edges[edge].source, edges[edge].target);
                const std::uint32_t arc = next[high]++;
                target[arc] = low;
                property[arc] = {edge};
            });
        });
    return topology;
}

}  // namespace

KnowledgeGraph::KnowledgeGraph() : KnowledgeGraph(NodeTable{}, EdgeTable{}) {}

KnowledgeGraph::KnowledgeGraph(NodeTable nodes, EdgeTable edges, Evidence evidence)
    : nodes_(std::move(nodes)), edges_(std::move(edges)), evidence_(std::move(evidence)) {
    tbb::parallel_invoke([this] { require_valid(nodes_, edges_); },
                         [this] { topology_ = make_topology(nodes_.size(), edges_.ends); });
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
