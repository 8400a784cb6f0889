#include "core/graph/compressed_rows.hpp"

#include <tbb/collaborative_call_once.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "core/base/cancelled.hpp"
#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"

namespace sigloom {
namespace {

void require(bool holds, const char* what) {
    if (!holds) throw std::invalid_argument(what);
}

/// Sorts edges by their lower end and, within that, by their higher end.
std::uint64_t rank_of(EdgeEnds ends) {
    const auto [low, high] = std::minmax(ends.source, ends.target);
    return std::uint64_t{low} << 32 | high;
}

/// The edges in rising order, or nothing if they stand in it, as those of reports do.
std::vector<std::uint32_t> order_of(std::span<const EdgeEnds> edges) {
    const bool in_order =
        std::ranges::adjacent_find(edges, std::ranges::greater_equal(), rank_of) == edges.end();
    if (in_order) return {};
    std::vector<std::uint32_t> order(edges.size());
    std::iota(order.begin(), order.end(), 0U);
    PacedCheck check;
    const auto rank = [edges, &check](std::uint32_t edge) {
        check.after(1);
        return rank_of(edges[edge]);
    };
    std::ranges::sort(order, {}, rank);
    require(std::ranges::adjacent_find(order, {}, rank) == order.end(),
            "an edge must not stand twice");
    return order;
}

/// Writes the rows of both directions of every edge. A row has the neighbours below its node first,
/// then those above. Threads take a share of the edges each: where the arcs of a share go follows
/// from how many it and those before it have in each row.
class RowWriter {
  public:
    RowWriter(std::size_t node_count, std::span<const EdgeEnds> edges)
        : node_count_(node_count), edges_(edges), order_(order_of(edges)) {}

    EdgeRows rows() {
        constexpr std::size_t most_shares = 8;  // each counts the arcs of all rows
        std::vector<Share> shares(std::min(threads_at_hand(), most_shares));
        std::vector<Arc> begin(node_count_ + 1);
        std::vector<Node> target;
        std::vector<std::uint32_t> edge_of_arc;
        invoke_together([&] { resize_large(target, 2 * edges_.size()); },
                        [&] { resize_large(edge_of_arc, 2 * edges_.size()); },
                        [&] {
                            for_each_task_in_parallel(shares.size(), [&](std::size_t i) {
                                shares[i].first = edges_.size() * i / shares.size();
                                shares[i].end = edges_.size() * (i + 1) / shares.size();
                                count(shares[i]);
                            });
                        });
        turn_into_places(shares, begin);
        for_each_task_in_parallel(shares.size(), [&](std::size_t i) {
            Share& share = shares[i];
            for_each_edge(share, [&](std::uint32_t edge, Node low, Node high) {
                target[share.below[high]] = low;
                edge_of_arc[share.below[high]++] = edge;
                target[share.above[low]] = high;
                edge_of_arc[share.above[low]++] = edge;
            });
        });
        return {{std::move(begin), std::move(target)}, std::move(edge_of_arc)};
    }

  private:
    /// A part of the edges in their order, and by node its neighbours below and above: first how
    /// many, then where the arc to the next one goes.
    struct Share {
        std::size_t first;
        std::size_t end;
        std::vector<Arc> below;
        std::vector<Arc> above;
    };

    template <typename Visit>
    void for_each_edge(const Share& share, Visit visit) const {
        constexpr std::size_t edges_between_checks = 1 << 16;
        for (std::size_t i = share.first; i < share.end;) {
            stop_if_cancelled();
            const std::size_t stretch_end = std::min(i + edges_between_checks, share.end);
            for (; i < stretch_end; ++i) {
                const auto edge = order_.empty() ? static_cast<std::uint32_t>(i) : order_[i];
                const auto [low, high] = std::minmax(edges_[edge].source, edges_[edge].target);
                visit(edge, low, high);
            }
        }
    }

    void count(Share& share) const {
        share.below.resize(node_count_);
        share.above.resize(node_count_);
        for_each_edge(share, [&](std::uint32_t, Node low, Node high) {
            require(high < node_count_, "an edge must join two nodes");
            require(low != high, "an edge must not be a loop");
            ++share.below[high];
            ++share.above[low];
        });
    }

    void turn_into_places(std::span<Share> shares, std::vector<Arc>& row_begin) const {
        Arc arc = 0;
        for (std::size_t node = 0; node < node_count_; ++node) {
            row_begin[node] = arc;
            for (Share& share : shares) arc += std::exchange(share.below[node], arc);
            for (Share& share : shares) arc += std::exchange(share.above[node], arc);
        }
        row_begin[node_count_] = arc;
    }

    std::size_t node_count_;
    std::span<const EdgeEnds> edges_;
    std::vector<std::uint32_t> order_;  ///< empty: as they stand
};

/// Whether the edges stand in order, the lower end of each first. Throws where an end is no node or
/// an edge is a loop.
bool are_in_order(std::size_t node_count, std::span<const EdgeEnds> edges) {
    bool are = true;
    std::uint64_t before = 0;
    for (const EdgeEnds& ends : edges) {
        require(std::max(ends.source, ends.target) < node_count, "an edge must join two nodes");
        require(ends.source != ends.target, "an edge must not be a loop");
        const std::uint64_t rank = std::uint64_t{ends.source} << 32 | ends.target;
        are = are && ends.source < ends.target && rank > before;
        before = rank;
    }
    return are;
}

struct Arrays {
    std::vector<Arc> begin;
    std::vector<Node> target;
};

}  // namespace

CompressedRows::CompressedRows(std::vector<Arc> row_begin, std::vector<Node> arc_target) {
    const auto arrays =
        std::make_shared<Arrays>(Arrays{std::move(row_begin), std::move(arc_target)});
    begin = arrays->begin;
    target = arrays->target;
    arrays_ = arrays;
}

Arc CompressedRows::find_arc(Node from, Node to) const {
    const std::span<const Node> others = neighbors(from);
    const auto place = std::ranges::lower_bound(others, to);
    if (place == others.end() || *place != to) return no_arc;
    return begin[from] + static_cast<Arc>(place - others.begin());
}

EdgeRows rows_of_edges(std::size_t node_count, std::span<const EdgeEnds> edges) {
    return RowWriter(node_count, edges).rows();
}

/// Whoever waits for the rows helps to make them, so that a loop that asks for them cannot wait for
/// itself.
struct RowsOnDemand::Once {
    tbb::collaborative_once_flag flag;
};

RowsOnDemand::RowsOnDemand(std::size_t node_count, SharedVector<EdgeEnds> edges)
    : node_count_(node_count), edges_(std::move(edges)), once_(std::make_unique<Once>()) {
    if (!are_in_order(node_count_, edges_.read())) make();
}

RowsOnDemand::~RowsOnDemand() = default;

const EdgeRows& RowsOnDemand::make() const {
    tbb::collaborative_call_once(once_->flag, [this] {
        rows_ = rows_of_edges(node_count_, edges_.read());
        made_.store(&rows_, std::memory_order_release);
    });
    return rows_;
}

}  // namespace sigloom
