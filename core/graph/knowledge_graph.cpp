#include "core/graph/knowledge_graph.hpp"

#include <tbb/parallel_for.h>
#include <tbb/parallel_for_each.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"

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
std::uint64_t rank_of(EdgeEnds ends) {
    const auto [low, high] = std::minmax(ends.source, ends.target);
    return std::uint64_t{low} << 32 | high;
}

/// The edges in rising order, or nothing if they stand in it, as those of reports do.
std::vector<Edge> order_of(std::span<const EdgeEnds> edges) {
    const bool in_order =
        std::ranges::adjacent_find(edges, std::ranges::greater_equal(), rank_of) == edges.end();
    if (in_order) return {};
    std::vector<Edge> order(edges.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto rank = [edges](Edge edge) { return rank_of(edges[edge]); };
    std::ranges::sort(order, {}, rank);
    require(std::ranges::adjacent_find(order, {}, rank) == order.end(),
            "an edge must not stand twice");
    return order;
}

/// Writes the rows of both directions of every edge. Boost.Graph's own constructors copy rows one
/// by one on one thread; its rows are therefore written in place. A row has the neighbours below
/// its node first, then those above. Threads take a share of the edges each: where the arcs of a
/// share go follows from how many it and those before it have in each row.
class RowWriter {
  public:
    RowWriter(std::size_t node_count, std::span<const EdgeEnds> edges)
        : node_count_(node_count), edges_(edges), order_(order_of(edges)) {}

    Topology topology() {
        constexpr int most_shares = 8;  // each counts the arcs of all rows
        Topology topology(static_cast<Node>(node_count_));
        std::vector<Node>& target = topology.m_forward.m_column;
        std::vector<ArcProperty>& property = topology.m_forward.m_edge_properties;
        std::vector<Share> shares(static_cast<std::size_t>(
            std::min(tbb::this_task_arena::max_concurrency(), most_shares)));
        invoke_together([&] { resize_large(target, 2 * edges_.size()); },
                        [&] { resize_large(property, 2 * edges_.size()); },
                        [&] {
                            tbb::parallel_for(std::size_t{0}, shares.size(), [&](std::size_t i) {
                                shares[i].first = edges_.size() * i / shares.size();
                                shares[i].end = edges_.size() * (i + 1) / shares.size();
                                count(shares[i]);
                            });
                        });
        turn_into_places(shares, topology.m_forward.m_rowstart);
        tbb::parallel_for_each(shares, [&](Share& share) {
            for_each_edge(share, [&](Edge edge, Node low, Node high) {
                target[share.below[high]] = low;
                property[share.below[high]++] = {edge};
                target[share.above[low]] = high;
                property[share.above[low]++] = {edge};
            });
        });
        return topology;
    }

  private:
    /// A part of the edges in their order, and by node its neighbours below and above: first how
    /// many, then where the arc to the next one goes.
    struct Share {
        std::size_t first;
        std::size_t end;
        std::vector<std::uint32_t> below;
        std::vector<std::uint32_t> above;
    };

    template <typename Visit>
    void for_each_edge(const Share& share, Visit visit) const {
        for (std::size_t i = share.first; i < share.end; ++i) {
            const Edge edge = order_.empty() ? static_cast<Edge>(i) : order_[i];
            const auto [low, high] = std::minmax(edges_[edge].source, edges_[edge].target);
            visit(edge, low, high);
        }
    }

    void count(Share& share) const {
        share.below.resize(node_count_);
        share.above.resize(node_count_);
        for_each_edge(share, [&](Edge, Node low, Node high) {
            require(high < node_count_, "an edge must join two nodes");
            require(low != high, "an edge must not be a loop");
            ++share.below[high];
            ++share.above[low];
        });
    }

    void turn_into_places(std::span<Share> shares, std::vector<std::uint32_t>& row_begin) const {
        std::uint32_t arc = 0;
        for (Node node = 0; node < node_count_; ++node) {
            row_begin[node] = arc;
            for (Share& share : shares) arc += std::exchange(share.below[node], arc);
            for (Share& share : shares) arc += std::exchange(share.above[node], arc);
        }
        row_begin[node_count_] = arc;
    }

    std::size_t node_count_;
    std::span<const EdgeEnds> edges_;
    std::vector<Edge> order_;  ///< empty: as they stand
};

}  // namespace

KnowledgeGraph::KnowledgeGraph() : KnowledgeGraph(NodeTable{}, EdgeTable{}) {}

KnowledgeGraph::KnowledgeGraph(NodeTable nodes, EdgeTable edges, Evidence evidence)
    : nodes_(std::move(nodes)), edges_(std::move(edges)), evidence_(std::move(evidence)) {
    invoke_together([this] { require_valid(nodes_, edges_); },
                    [this] { topology_ = RowWriter(nodes_.size(), edges_.ends).topology(); });
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
