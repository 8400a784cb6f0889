#include "core/analysis/estimates/path_sampler.hpp"

#include <algorithm>

namespace sigloom {
namespace {

constexpr double many_paths = 1e140;  // a product of two such numbers is a double still

}  // namespace

PathSampler::PathSampler(const Adjacency& lists) : lists_(lists), visits_(lists.node_count()) {}

std::span<const Node> PathSampler::draw(Node from, Node to, Random& random) {
    for (const Node node : visited_) visits_[node] = {};
    visited_.clear();
    meetings_.clear();
    between_.clear();
    begin(Side::from, from);
    begin(Side::to, to);
    while (meetings_.empty()) {
        const Side side = border(Side::from).arcs <= border(Side::to).arcs ? Side::from : Side::to;
        if (!advance(side)) return {};
    }
    const auto [here, there] = drawn_meeting(random);
    draw_way_back(here, random);
    draw_way_back(there, random);
    return between_;
}

void PathSampler::begin(Side side, Node node) {
    visits_[node] = {1, 0, side};
    visited_.push_back(node);
    border(side).nodes.assign(1, node);
    border(side).arcs = lists_.arcs(node).size();
}

/// One level farther. False when there is nowhere to go.
bool PathSampler::advance(Side side) {
    next_.clear();
    std::uint64_t arcs = 0;
    for (const Node node : border(side).nodes) {
        const auto [paths, level, own] = visits_[node];
        for (const std::uint32_t arc : lists_.arcs(node)) {
            const Node target = lists_.target[arc];
            Visit& visit = visits_[target];
            if (visit.side == Side::none) {
                visit = {0, level + 1, side};
                visited_.push_back(target);
                next_.push_back(target);
                arcs += lists_.arcs(target).size();
            } else if (visit.side != side) {
                meetings_.push_back({node, target});
                continue;
            }
            if (visit.level == level + 1) visit.paths += paths;
        }
    }
    if (!meetings_.empty()) return true;
    border(side).nodes.swap(next_);
    border(side).arcs = arcs;
    scale_down(border(side));
    return !border(side).nodes.empty();
}

void PathSampler::scale_down(Border& border) {
    double most = 0;
    for (const Node node : border.nodes) most = std::max(most, visits_[node].paths);
    if (most < many_paths) return;
    for (const Node node : border.nodes) visits_[node].paths /= most;
}

const PathSampler::Meeting& PathSampler::drawn_meeting(Random& random) const {
    const auto paths = [&](const Meeting& meeting) {
        return visits_[meeting.here].paths * visits_[meeting.there].paths;
    };
    double total = 0;
    for (const Meeting& meeting : meetings_) total += paths(meeting);
    double left = random.share() * total;
    for (const Meeting& meeting : meetings_) {
        left -= paths(meeting);
        if (left < 0) return meeting;
    }
    return meetings_.back();
}

/// From a node to the end that its search began at, which is left out.
void PathSampler::draw_way_back(Node node, Random& random) {
    while (visits_[node].level > 0) {
        between_.push_back(node);
        node = drawn_step_back(node, random);
    }
}

Node PathSampler::drawn_step_back(Node node, Random& random) const {
    const Visit& visit = visits_[node];
    const auto paths_over = [&](std::uint32_t arc) {
        const Visit& before = visits_[lists_.target[arc]];
        const bool leads_here = before.side == visit.side && before.level + 1 == visit.level;
        return leads_here ? before.paths : 0;
    };
    double total = 0;
    for (const std::uint32_t arc : lists_.arcs(node)) total += paths_over(arc);
    double left = random.share() * total;
    Node drawn = node;
    for (const std::uint32_t arc : lists_.arcs(node)) {
        const double paths = paths_over(arc);
        if (paths == 0) continue;
        drawn = lists_.target[arc];
        left -= paths;
        if (left < 0) break;
    }
    return drawn;
}

}  // namespace sigloom
