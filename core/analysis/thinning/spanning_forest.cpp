#include "core/analysis/thinning/spanning_forest.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace sigloom {
namespace {

/// Which nodes are joined already (a disjoint-set forest).
class Trees {
  public:
    explicit Trees(std::size_t nodes) : parent_(nodes), size_(nodes, 1) {
        std::iota(parent_.begin(), parent_.end(), Node{0});
    }

    /// False when they were joined before.
    bool join(Node a, Node b) {
        a = root(a);
        b = root(b);
        if (a == b) return false;
        if (size_[a] < size_[b]) std::swap(a, b);
        parent_[b] = a;
        size_[a] += size_[b];
        return true;
    }

  private:
    Node root(Node node) {
        for (; parent_[node] != node; node = parent_[node]) parent_[node] = parent_[parent_[node]];
        return node;
    }

    std::vector<Node> parent_;
    std::vector<Node> size_;  ///< of the tree of a root
};

}  // namespace

std::vector<bool> maximum_spanning_forest(const KnowledgeGraph& graph) {
    std::vector<Edge> strongest_first(graph.edge_count());
    std::iota(strongest_first.begin(), strongest_first.end(), Edge{0});
    std::ranges::stable_sort(strongest_first, std::greater(),
                             [&](Edge edge) { return graph.edges().weight[edge]; });
    Trees trees(graph.node_count());
    std::vector<bool> stays(graph.edge_count());
    for (const Edge edge : strongest_first) {
        const auto [source, target] = graph.edges().ends[edge];
        stays[edge] = trees.join(source, target);
    }
    return stays;
}

}  // namespace sigloom
