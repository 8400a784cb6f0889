#include "core/graph/knowledge_graph.hpp"

#include <tbb/parallel_invoke.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <utility>

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
    require(edges.size() <= UINT32_MAX / 2, "arcs are numbered with 32 bits");
    for (const auto [source, target] : edges.ends) {
        require(source < nodes.size() && target < nodes.size(), "an edge must join two nodes");
        require(source != target, "an edge must not be a loop");
    }
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

/// Both directions of every edge: row i has the arcs that leave node i, by rising target.
struct ArcRows {
    std::vector<std::uint32_t> begin;
    std::unique_ptr<Node[]> target;
    std::unique_ptr<ArcProperty[]> edge;

    [[nodiscard]] std::uint32_t arcs() const { return begin.back(); }
};

/// A row has the neighbours below its node first, then those above. With the edges in order, both
/// halves of every row fill in rising order.
ArcRows arc_rows(std::size_t node_count, std::span<const EdgeEnds> edges) {
    ArcRows rows{std::vector<std::uint32_t>(node_count + 1, 0),
                 std::make_unique_for_overwrite<Node[]>(2 * edges.size()),
                 std::make_unique_for_overwrite<ArcProperty[]>(2 * edges.size())};
    std::vector<std::uint32_t> below(node_count, 0);  // neighbours below each node
    for (const auto [source, target] : edges) {
        ++rows.begin[source + 1];
        ++rows.begin[target + 1];
        ++below[std::max(source, target)];
    }
    std::partial_sum(rows.begin.begin(), rows.begin.end(), rows.begin.begin());
    // The two halves are written side by side: they have no place in common.
    tbb::parallel_invoke(
        [&] {
            std::vector<std::uint32_t> next(node_count);
            std::ranges::transform(rows.begin.begin(), rows.begin.end() - 1, below.begin(),
                                   below.end(), next.begin(), std::plus{});
            for_each_in_order(edges, [&](Edge edge) {
                const auto [low, high] = std::minmax(edges[edge].source, edges[edge].target);
                const std::uint32_t arc = next[low]++;
                rows.target[arc] = high;
                rows.edge[arc] = {edge};
                require(arc == rows.begin[low] + below[low] || rows.target[arc - 1] != high,
                        "an edge must not stand twice");
            });
        },
        [&] {
            std::vector<std::uint32_t> next(rows.begin.begin(), rows.begin.end() - 1);
            for_each_in_order(edges, [&](Edge edge) {
                const auto [low, high] = std::minmax(edges[edge].source, edges[edge].target);
                const std::uint32_t arc = next[high]++;
                rows.target[arc] = low;
                rows.edge[arc] = {edge};
            });
        });
    return rows;
}

/// Reads arc rows as the (source, target) pairs that Boost.Graph is constructed from.
class ArcIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = std::pair<Node, Node>;
    using difference_type = std::ptrdiff_t;
    using pointer = const value_type*;
    using reference = const value_type&;

    ArcIterator(const ArcRows& rows, std::uint32_t arc) : rows_(&rows), arc_(arc) { settle(); }
    reference operator*() const { return ends_; }
    pointer operator->() const { return &ends_; }
    ArcIterator& operator++() {
        ++arc_;
        settle();
        return *this;
    }
    ArcIterator operator++(int) {
        ArcIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const ArcIterator& other) const { return arc_ == other.arc_; }

  private:
    void settle() {
        if (arc_ == rows_->arcs()) return;
        while (rows_->begin[ends_.first + 1] <= arc_) ++ends_.first;
        ends_.second = rows_->target[arc_];
    }

    const ArcRows* rows_;
    std::uint32_t arc_;
    value_type ends_{0, 0};
};

Topology make_topology(std::size_t node_count, std::span<const EdgeEnds> edges) {
    const ArcRows rows = arc_rows(node_count, edges);
    return Topology(boost::edges_are_sorted, ArcIterator(rows, 0), ArcIterator(rows, rows.arcs()),
                    rows.edge.get(), static_cast<std::uint32_t>(node_count), rows.arcs());
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
