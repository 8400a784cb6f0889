// The one form in which graphs are walked: compressed sparse rows, the neighbours of all nodes end
// to end in one array. The knowledge graph has them, and so have the graphs that measures make of
// it.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <ranges>
#include <span>
#include <vector>

#include "core/base/shared_vector.hpp"

namespace sigloom {

using Node = std::uint32_t;
/// One of the two directions of an edge: its place in `CompressedRows::target`.
using Arc = std::uint32_t;

/// Never changes, so that copies share the arrays; copying costs O(1). What a graph knows of its
/// arcs or nodes beyond that stands beside it in arrays of the same order.
class CompressedRows {
  public:
    /// No nodes.
    CompressedRows() = default;
    /// What `begin` and `target` view: the first has one number more than there are nodes, and rises
    /// from 0 to the size of the second.
    CompressedRows(std::vector<Arc> row_begin, std::vector<Node> arc_target);

    std::span<const Arc> begin = no_rows;  ///< nodes + 1 offsets into the arcs
    std::span<const Node> target;          ///< of each arc

    [[nodiscard]] std::size_t node_count() const { return begin.size() - 1; }
    [[nodiscard]] std::size_t arc_count() const { return target.size(); }
    [[nodiscard]] std::size_t degree(Node node) const { return begin[node + 1] - begin[node]; }
    /// The numbers of the arcs of a node.
    [[nodiscard]] auto arcs(Node node) const {
        return std::views::iota(begin[node], begin[node + 1]);
    }
    [[nodiscard]] std::span<const Node> neighbors(Node node) const {
        return target.subspan(begin[node], degree(node));
    }
    /// The arc between two nodes, or no_arc. O(log degree), where neighbours rise.
    [[nodiscard]] Arc find_arc(Node from, Node to) const;
    static constexpr Arc no_arc = UINT32_MAX;

  private:
    static constexpr std::uint32_t no_rows[1] = {0};

    std::shared_ptr<const void> arrays_;  ///< that the spans view
};

/// Makes compressed rows one arc after the other.
class RowBuilder {
  public:
    void reserve(std::size_t nodes, std::size_t arcs) {
        begin_.reserve(nodes + 1);
        target_.reserve(arcs);
    }
    /// One more arc of the node at hand.
    void add_arc(Node target) { target_.push_back(target); }
    /// Goes on to the next node.
    void end_row() { begin_.push_back(arc_count()); }
    /// The number of the next arc.
    [[nodiscard]] Arc arc_count() const { return static_cast<Arc>(target_.size()); }
    /// The targets of the arcs of the node at hand.
    [[nodiscard]] std::span<const Node> row() const {
        return std::span(target_).subspan(begin_.back());
    }

    CompressedRows rows() && { return {std::move(begin_), std::move(target_)}; }

  private:
    std::vector<Arc> begin_{0};
    std::vector<Node> target_;
};

/// The rows of both directions of every edge, with the neighbours of a node in rising order.
struct EdgeRows {
    CompressedRows rows;
    std::vector<std::uint32_t> edge;  ///< of each arc: the edge that it is a direction of
};

struct EdgeEnds {
    Node source;
    Node target;
    bool operator==(const EdgeEnds&) const = default;
};

/// O(nodes + edges), and edges * log(edges) where they do not stand in order. Throws
/// std::invalid_argument when an end is no node, or an edge is a loop or stands twice. At most
/// UINT32_MAX / 2 edges.
EdgeRows rows_of_edges(std::size_t node_count, std::span<const EdgeEnds> edges);

/// The rows of some edges, made when they are first asked for: 16 bytes an edge that whoever only
/// writes a graph does not need.
class RowsOnDemand {
  public:
    /// O(edges) for edges in order, each with its lower end first; others are made rows at once.
    /// Throws as rows_of_edges() does.
    RowsOnDemand(std::size_t node_count, SharedVector<EdgeEnds> edges);
    ~RowsOnDemand();
    RowsOnDemand(const RowsOnDemand&) = delete;
    RowsOnDemand& operator=(const RowsOnDemand&) = delete;

    /// From any thread. As rows_of_edges() the first time, then O(1).
    [[nodiscard]] const EdgeRows& get() const {
        const EdgeRows* const made = made_.load(std::memory_order_acquire);
        return made != nullptr ? *made : make();
    }

  private:
    struct Once;
    const EdgeRows& make() const;

    std::size_t node_count_;
    SharedVector<EdgeEnds> edges_;
    std::unique_ptr<Once> once_;
    mutable EdgeRows rows_;
    mutable std::atomic<const EdgeRows*> made_ = nullptr;
};

}  // namespace sigloom
