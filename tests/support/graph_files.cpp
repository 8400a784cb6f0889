#include "tests/support/graph_files.hpp"

#include <fmt/format.h>

namespace sigloom::test {
namespace {

std::string values(const ColumnSet& columns, std::size_t row) {
    std::string text;
    for (const Column& column : columns) {
        if (!column.has(row)) continue;
        text += '|' + column.name + '=';
        std::visit(
            [&](const auto& of) {
                if constexpr (std::is_same_v<std::decay_t<decltype(of)>, std::vector<bool>>) {
                    text += of[row] ? "yes" : "no";
                } else if constexpr (std::is_same_v<std::decay_t<decltype(of)>,
                                                    std::vector<double>>) {
                    text += fmt::format("{}d", of[row]);  // told apart from a whole number
                } else {
                    text += fmt::format("{}", of[row]);
                }
            },
            column.data);
    }
    return text;
}

}  // namespace

std::vector<std::string> lines(const KnowledgeGraph& graph) {
    std::vector<std::string> result;
    const NodeTable& nodes = graph.nodes();
    for (std::size_t row = 0; row < nodes.size(); ++row) {
        result.push_back(fmt::format("{}|{}|{}{}", nodes.id[row], nodes.label[row], nodes.kind[row],
                                     values(nodes.columns, row)));
    }
    const EdgeTable& edges = graph.edges();
    for (std::size_t row = 0; row < edges.size(); ++row) {
        result.push_back(fmt::format("{} -- {} {}|{}{}", nodes.id[edges.ends[row].source],
                                     nodes.id[edges.ends[row].target], edges.weight[row],
                                     edges.kind[row], values(edges.columns, row)));
    }
    return result;
}

}  // namespace sigloom::test
