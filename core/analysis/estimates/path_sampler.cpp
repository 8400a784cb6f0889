#include "core/analysis/estimates/path_sampler.hpp"

namespace sigloom {
namespace {

/// One of some items, each as likely as its share of the paths, of which there are `total`.
template <typename Items, typename Count, typename PathsOver>
auto drawn(const Items& items, const Count& total, Random& random, const PathsOver& paths_over) {
    const Count part = 1.0 / total;
    double left = random.share();
    auto chosen = std::begin(items);
    for (auto item = std::begin(items); item != std::end(items); ++item) {
        const Count paths = paths_over(*item);
        if (paths.is_zero()) continue;
        chosen = item;
        left -= paths * part;
        if (left < 0) break;
    }
    return *chosen;
}

template <typename Items, typename PathsOver>
auto sum(const Items& items, const PathsOver& paths_over) {
    decltype(paths_over(*std::begin(items))) total;
    for (const auto& item : items) total += paths_over(item);
    return total;
}

}  // namespace

template <typename Count>
PathSearch<Count>::PathSearch(const Adjacency& lists)
    : lists_(lists), visits_(lists.node_count()) {}

template <typename Count>
std::optional<std::span<const Node>> PathSearch<Count>::draw(Node from, Node to, Random& random) {
    clear();
    begin(Side::from, from);
    begin(Side::to, to);
    while (meetings_.empty()) {
        const Side side = border(Side::from).arcs <= border(Side::to).arcs ? Side::from : Side::to;
        if (!advance(side)) return between_;
    }
    const auto paths = [this](const Meeting& meeting) { return paths_over(meeting); };
    const Count total = sum(meetings_, paths);
    if (total.is_exhausted()) return std::nullopt;
    const auto [here, there] = drawn(meetings_, total, random, paths);
    draw_way_back(here, random);
    draw_way_back(there, random);
    return between_;
}

template <typename Count>
void PathSearch<Count>::clear() {
    for (const Node node : visited_) visits_[node] = {};
    visited_.clear();
    meetings_.clear();
    between_.clear();
}

template <typename Count>
void PathSearch<Count>::begin(Side side, Node node) {
    visits_[node] = {Count(1), 0, side};
    visited_.push_back(node);
    border(side).nodes.assign(1, node);
    border(side).arcs = lists_.arcs(node).size();
}

/// One level farther. False when there is nowhere to go.
template <typename Count>
bool PathSearch<Count>::advance(Side side) {
    next_.clear();
    std::uint64_t arcs = 0;
    for (const Node node : border(side).nodes) {
        const auto [paths, level, own] = visits_[node];
        for (const std::uint32_t arc : lists_.arcs(node)) {
            const Node target = lists_.target[arc];
            Visit& visit = visits_[target];
            if (visit.side == Side::none) {
                visit = {Count(), level + 1, side};
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
    border(side).nodes.swap(next_);
    border(side).arcs = arcs;
    return !meetings_.empty() || !border(side).nodes.empty();
}

template <typename Count>
Count PathSearch<Count>::paths_over(const Meeting& meeting) const {
    return product(visits_[meeting.here].paths, visits_[meeting.there].paths);
}

/// To a node over an arc of it, whose other end is a step nearer to where the search began.
template <typename Count>
Count PathSearch<Count>::paths_over(std::uint32_t arc, const Visit& after) const {
    const Visit& before = visits_[lists_.target[arc]];
    const bool leads_there = before.side == after.side && before.level + 1 == after.level;
    return leads_there ? before.paths : Count();
}

/// From a node to the end that its search began at, which is left out.
template <typename Count>
void PathSearch<Count>::draw_way_back(Node node, Random& random) {
    while (visits_[node].level > 0) {
        between_.push_back(node);
        node = drawn_step_back(node, random);
    }
}

template <typename Count>
Node PathSearch<Count>::drawn_step_back(Node node, Random& random) const {
    const auto paths = [&](std::uint32_t arc) { return paths_over(arc, visits_[node]); };
    const auto arcs = lists_.arcs(node);
    return lists_.target[drawn(arcs, visits_[node].paths, random, paths)];
}

template class PathSearch<PathCount>;
template class PathSearch<WidePathCount>;

std::span<const Node> PathSampler::draw(Node from, Node to, Random& random) {
    if (const auto path = search_.draw(from, to, random)) return *path;
    if (!wide_search_) wide_search_.emplace(lists_);
    return *wide_search_->draw(from, to, random);
}

}  // namespace sigloom
