#include "tools/graph_part.hpp"

#include <type_traits>
#include <variant>

#include "core/graph/subgraph.hpp"

namespace sigloom {

GraphPart part_of(const KnowledgeGraph& graph, const std::vector<bool>& stays) {
    GraphPart part;
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (stays[node]) part.nodes.push_back(node);
    }
    part.graph = induced_subgraph(graph, part.nodes);
    return part;
}

Column spread_out(const Column& column, std::span<const Node> nodes, std::size_t count) {
    const auto spread = [&](const auto& values) -> ColumnData {
        using Values = std::decay_t<decltype(values)>;
        if constexpr (std::is_same_v<Values, TextColumn>) {
            TextColumn all;
            std::size_t row = 0;
            for (std::size_t i = 0; i < nodes.size(); ++i, ++row) {
                for (; row < nodes[i]; ++row) all.push_back("");
                all.push_back(values[i]);
            }
            for (; row < count; ++row) all.push_back("");
            return all;
        } else {
            std::vector<typename Values::value_type> all(count);
            for (std::size_t i = 0; i < nodes.size(); ++i) all[nodes[i]] = values[i];
            return all;
        }
    };
    Column result{column.name, std::visit(spread, column.data), std::vector<bool>(count, false)};
    for (std::size_t i = 0; i < nodes.size(); ++i) result.present[nodes[i]] = column.has(i);
    return result;
}

}  // namespace sigloom
