#include "core/analysis/weights/edge_contributions.hpp"

#include <stdexcept>
#include <vector>

#include "core/analysis/parallel.hpp"
#include "core/graph/edge_evidence.hpp"

namespace sigloom {
namespace {

constexpr std::size_t max_blocks = 256;

/// Of the edges of one block.
struct Lists {
    std::vector<std::uint32_t> sizes;
    std::vector<EdgeContribution> items;
};

Lists lists_of(const KnowledgeGraph& graph, const Block& block) {
    Lists lists;
    for (std::size_t edge = block.begin; edge < block.end; ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        const auto evidence = edge_evidence(graph, source, target);
        lists.sizes.push_back(static_cast<std::uint32_t>(evidence.size()));
        for (const EdgeEvidence& each : evidence) {
            lists.items.push_back({each.a.report, static_cast<std::int32_t>(each.contribution)});
        }
    }
    return lists;
}

}  // namespace

ListPerNode<EdgeContribution> edge_contributions(const KnowledgeGraph& graph,
                                                 const MeasureContext& context) {
    if (graph.evidence().empty()) {
        throw std::invalid_argument(
            "it takes the evidence, which reports and JSON files of ours carry");
    }
    std::vector<Lists> blocks(max_blocks);
    for_each_block(graph.edge_count(), max_blocks, context,
                   [&](const Block& block) { blocks[block.index] = lists_of(graph, block); });
    ListPerNode<EdgeContribution> all;
    all.begin.reserve(graph.edge_count() + 1);
    all.begin.push_back(0);
    for (const Lists& block : blocks) {
        for (const std::uint32_t size : block.sizes) all.begin.push_back(all.begin.back() + size);
        all.items.insert(all.items.end(), block.items.begin(), block.items.end());
    }
    return all;
}

}  // namespace sigloom
