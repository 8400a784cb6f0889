#include "core/analysis/paths/route.hpp"

#include <algorithm>
#include <limits>
#include <queue>
#include <utility>

namespace sigloom {
namespace {

constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

/// The length that is asked for, then the one that decides between equals.
using Cost = std::pair<double, double>;

Cost longer_by(Cost cost, double weight, PathLength length) {
    const double distance = inverse_weight(weight);
    return length == PathLength::hops ? Cost{cost.first + 1, cost.second + distance}
                                      : Cost{cost.first + distance, cost.second + 1};
}

struct Step {
    Node from = nothing;
    Edge edge = nothing;
    Cost cost{std::numeric_limits<double>::infinity(), 0};
    bool settled = false;
};

Route walk_back(const std::vector<Step>& steps, Node to, PathLength length) {
    Route route;
    const Cost cost = steps[to].cost;
    route.inverse_weight = length == PathLength::hops ? cost.second : cost.first;
    for (Node node = to; node != nothing; node = steps[node].from) {
        route.nodes.push_back(node);
        if (steps[node].edge != nothing) route.edges.push_back(steps[node].edge);
    }
    std::ranges::reverse(route.nodes);
    std::ranges::reverse(route.edges);
    return route;
}

}  // namespace

std::optional<Route> shortest_route(const KnowledgeGraph& graph, Node from, Node to,
                                    PathLength length) {
    std::vector<Step> steps(graph.node_count());
    using Offer = std::pair<Cost, Node>;
    std::priority_queue<Offer, std::vector<Offer>, std::greater<>> offers;
    steps[from].cost = {0, 0};
    offers.emplace(steps[from].cost, from);
    while (!offers.empty()) {
        const Node node = offers.top().second;
        offers.pop();
        if (std::exchange(steps[node].settled, true)) continue;
        if (node == to) return walk_back(steps, to, length);
        graph.for_each_neighbor(node, [&](Neighbor neighbor) {
            Step& step = steps[neighbor.node];
            const double weight = graph.edges().weight[neighbor.edge];
            const Cost cost = longer_by(steps[node].cost, weight, length);
            if (step.settled || cost >= step.cost) return;
            step = {node, neighbor.edge, cost, false};
            offers.emplace(cost, neighbor.node);
        });
    }
    return std::nullopt;
}

}  // namespace sigloom
