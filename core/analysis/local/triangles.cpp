#include "core/analysis/local/triangles.hpp"

#include <algorithm>
#include <numeric>

namespace sigloom {

UpwardArcs::UpwardArcs(const KnowledgeGraph& graph) : node_(graph.node_count()), begin_{0} {
    std::iota(node_.begin(), node_.end(), Node{0});
    std::ranges::stable_sort(node_, {}, [&](Node node) { return graph.degree(node); });
    std::vector<std::uint32_t> place(node_.size());
    for (std::uint32_t i = 0; i < node_.size(); ++i) place[node_[i]] = i;
    target_.reserve(graph.edge_count());
    edge_.reserve(graph.edge_count());
    begin_.reserve(node_.size() + 1);
    for (std::uint32_t from = 0; from < node_.size(); ++from) {
        graph.for_each_neighbor(node_[from], [&](const Neighbor& neighbor) {
            const std::uint32_t to = place[neighbor.node];
            if (to <= from) return;
            target_.push_back(to);
            edge_.push_back(neighbor.edge);
        });
        begin_.push_back(static_cast<std::uint32_t>(target_.size()));
    }
}

}  // namespace sigloom
