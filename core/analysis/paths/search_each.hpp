// For measures whose value at a node is a function of the distances from it.
#pragma once

#include <vector>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/measure_context.hpp"
#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/shortest_paths.hpp"

namespace sigloom {

/// value(search) of every node, search having run from it. Search is HopSearch or LengthSearch;
/// value must be callable from several threads at a time.
template <typename Search, typename Value>
std::vector<double> search_each(const KnowledgeGraph& graph, const MeasureContext& context,
                                const Value& value) {
    const Adjacency lists = adjacency(graph);
    std::vector<double> values(lists.node_count());
    for_each_block(values.size(), 256, context, [&](const Block& block) {
        Search search(lists);
        for (std::size_t source = block.begin; source < block.end; ++source) {
            search.run(static_cast<Node>(source));
            values[source] = value(search);
        }
    });
    return values;
}

}  // namespace sigloom
