#include "core/analysis/paths/shortest_paths.hpp"

#include <algorithm>

namespace sigloom {

HopSearch::HopSearch(const Adjacency& lists) : lists_(lists), hops_(lists.node_count(), far) {
    reached_.reserve(lists.node_count());
}

void HopSearch::run(Node source) {
    for (const Node node : reached_) hops_[node] = far;
    reached_.clear();
    reached_.push_back(source);
    hops_[source] = 0;
    for (std::size_t next = 0; next < reached_.size(); ++next) {
        const Node from = reached_[next];
        for (const std::uint32_t arc : lists_.arcs(from)) {
            const Node to = lists_.target[arc];
            if (hops_[to] != far) continue;
            hops_[to] = hops_[from] + 1;
            reached_.push_back(to);
        }
    }
}

LengthSearch::LengthSearch(const Adjacency& lists)
    : lists_(lists), length_(lists.weight.size()), distance_(lists.node_count(), far) {
    std::ranges::transform(lists.weight, length_.begin(), inverse_weight);
    reached_.reserve(lists.node_count());
}

void LengthSearch::run(Node source) {
    for (const Node node : reached_) distance_[node] = far;
    reached_.clear();
    distance_[source] = 0;
    offers_.assign(1, {0, source});
    while (!offers_.empty()) {
        std::ranges::pop_heap(offers_, std::less());
        const Offer best = offers_.back();
        offers_.pop_back();
        // Offers for a node fall strictly, so only its last one is not outdated.
        if (best.distance > distance_[best.node]) continue;
        reached_.push_back(best.node);
        for (const std::uint32_t arc : lists_.arcs(best.node)) {
            const Node to = lists_.target[arc];
            const double distance = best.distance + length_[arc];
            if (distance >= distance_[to]) continue;
            distance_[to] = distance;
            offers_.push_back({distance, to});
            std::ranges::push_heap(offers_, std::less());
        }
    }
}

}  // namespace sigloom
