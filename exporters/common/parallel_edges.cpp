#include "exporters/common/parallel_edges.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <variant>
#include <vector>

namespace sigloom {
namespace {

constexpr Node no_node = UINT32_MAX;

/// The rows that `keep` has, in their order.
template <typename Values>
Values kept(const Values& values, const std::vector<bool>& keep) {
    Values result;
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (keep[row]) result.push_back(values[row]);
    }
    return result;
}

ColumnSet kept_columns(const ColumnSet& columns, const std::vector<bool>& keep) {
    ColumnSet result;
    for (const Column& column : columns) {
        ColumnData data = std::visit(
            [&](const auto& values) { return ColumnData(kept(values, keep)); }, column.data);
        result.push_back(
            {column.name, std::move(data),
             column.present.empty() ? std::vector<bool>() : kept(column.present, keep)});
    }
    return result;
}

}  // namespace

std::size_t merge_parallel_edges(EdgeTable& edges, std::size_t nodes) {
    // Edges grouped by their lower end, in their order.
    std::vector<std::uint32_t> begin(nodes + 1, 0);
    const auto lower = [](const EdgeEnds& ends) { return std::min(ends.source, ends.target); };
    for (const EdgeEnds& ends : edges.ends) ++begin[lower(ends) + 1];
    for (std::size_t node = 0; node < nodes; ++node) begin[node + 1] += begin[node];
    std::vector<Edge> grouped(edges.size());
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    for (Edge edge = 0; edge < edges.size(); ++edge) {
        grouped[next[lower(edges.ends[edge])]++] = edge;
    }
    // The first edge to each higher end, and the group that it was seen in.
    std::vector<Edge> first(nodes);
    std::vector<std::uint32_t> seen_in(nodes, no_node);
    std::vector<bool> keep;
    std::size_t merged = 0;
    std::vector<double>& weights = edges.weight.write();
    for (Node node = 0; node < nodes; ++node) {
        for (std::uint32_t i = begin[node]; i < begin[node + 1]; ++i) {
            const Edge edge = grouped[i];
            const Node higher = std::max(edges.ends[edge].source, edges.ends[edge].target);
            if (seen_in[higher] != node) {
                seen_in[higher] = node;
                first[higher] = edge;
                continue;
            }
            if (keep.empty()) keep.assign(edges.size(), true);
            keep[edge] = false;
            double& weight = weights[first[higher]];
            weight = std::min(weight + weights[edge], std::numeric_limits<double>::max());
            ++merged;
        }
    }
    if (merged == 0) return 0;
    edges.ends = kept(edges.ends.read(), keep);
    edges.weight = kept(weights, keep);
    edges.kind = kept(edges.kind, keep);
    edges.columns = kept_columns(edges.columns, keep);
    return merged;
}

}  // namespace sigloom
