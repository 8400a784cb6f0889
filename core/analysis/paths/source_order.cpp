#include "core/analysis/paths/source_order.hpp"

namespace sigloom {
namespace {

constexpr std::size_t group_size = 16;
/// Up to so many arcs for each vertex, distances are taken to be long.
constexpr std::size_t few_arcs = 6;
/// Where all around is in other groups already, a group stays small.
constexpr std::size_t most_looked_at = 64;

}  // namespace

std::vector<Vertex> grouped_sources(const PathProblem& graph, std::vector<Vertex> sources) {
    if (graph.target.size() > few_arcs * graph.size()) return sources;
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
