#include "core/analysis/paths/source_order.hpp"

#include <algorithm>
#include <functional>

namespace sigloom {
namespace {

constexpr std::size_t group_size = 16;
/// Up to so many arcs for each vertex, distances are taken to be long.
constexpr std::size_t few_arcs = 6;
/// Where all around is in other groups already, a group stays small.
constexpr std::size_t most_looked_at = 64;

bool has_few_arcs(const PathProblem& graph) {
    return graph.target.size() <= few_arcs * graph.size();
}

void sort_by_falling_degree(const PathProblem& graph, std::vector<Vertex>& vertices) {
    std::ranges::stable_sort(vertices, std::greater(), [&](Vertex v) { return graph.degree(v); });
}

/// Calls visit(vertex, level) for each vertex within reach of the root that is not seen yet.
template <typename Visit>
void search_by_level(const PathProblem& graph, Vertex root, std::vector<char>& is_seen,
                     const Visit& visit) {
    if (is_seen[root] != 0) return;
    std::vector<Vertex> level{root};
    is_seen[root] = 1;
    for (std::size_t number = 0; !level.empty(); ++number) {
        std::vector<Vertex> next;
        for (const Vertex from : level) {
            visit(from, number);
            for (const Vertex to : graph.neighbors(from)) {
                if (is_seen[to] == 0) next.push_back(to);
                is_seen[to] = 1;
            }
        }
        level = std::move(next);
    }
}

std::vector<Vertex> by_breadth_first_search(const PathProblem& graph) {
    std::vector<char> is_seen(graph.size(), 0);
    std::vector<Vertex> order;
    for (const Vertex root : graph.vertices()) {
        search_by_level(graph, root, is_seen,
                        [&](Vertex vertex, std::size_t) { order.push_back(vertex); });
    }
    return order;
}

}  // namespace

std::vector<Vertex> memory_order(const PathProblem& graph) {
    if (has_few_arcs(graph)) return by_breadth_first_search(graph);
    std::vector<Vertex> order(graph.vertices().begin(), graph.vertices().end());
    sort_by_falling_degree(graph, order);
    return order;
}

double sources_in_step(const PathProblem& graph, std::span<const Vertex> sources) {
    const std::size_t middle = sources.size() / 2 / group_size * group_size;
    std::vector<std::vector<std::size_t>> levels(graph.size());
    std::size_t arrivals = 0;
    std::size_t steps = 0;
    for (std::size_t i = middle; i < std::min(sources.size(), middle + group_size); ++i) {
        std::vector<char> is_seen(graph.size(), 0);
        search_by_level(graph, sources[i], is_seen, [&](Vertex vertex, std::size_t level) {
            std::vector<std::size_t>& known = levels[vertex];
            ++arrivals;
            if (std::ranges::find(known, level) != known.end()) return;
            known.push_back(level);
            ++steps;
        });
    }
    return static_cast<double>(arrivals) / static_cast<double>(std::max<std::size_t>(steps, 1));
}

std::vector<Vertex> grouped_sources(const PathProblem& graph, std::vector<Vertex> sources) {
    if (!has_few_arcs(graph)) {
        sort_by_falling_degree(graph, sources);
        return sources;
    }
    std::vector<char> is_waiting(graph.size(), 0);
    for (const Vertex source : sources) is_waiting[source] = 1;
    std::vector<Vertex> seen_from(graph.size(), UINT32_MAX);
    std::vector<Vertex> order;
    for (const Vertex seed : sources) {
        if (is_waiting[seed] == 0) continue;
        const std::size_t full = order.size() + group_size;
        std::vector<Vertex> around{seed};
        seen_from[seed] = seed;
        for (std::size_t next = 0; next < around.size() && order.size() < full; ++next) {
            const Vertex vertex = around[next];
            if (is_waiting[vertex] != 0) order.push_back(vertex);
            is_waiting[vertex] = 0;
            for (const Vertex neighbor : graph.neighbors(vertex)) {
                if (around.size() >= most_looked_at) break;
                if (seen_from[neighbor] == seed) continue;
                seen_from[neighbor] = seed;
                around.push_back(neighbor);
            }
        }
    }
    return order;
}

}  // namespace sigloom
