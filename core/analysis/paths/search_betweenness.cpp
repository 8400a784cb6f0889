#include "core/analysis/paths/search_betweenness.hpp"

#include <algorithm>

#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/dependencies.hpp"

namespace sigloom {
namespace {

constexpr std::size_t max_blocks = 64;

PathSums no_sums(const Adjacency& lists, ArcSums arcs) {
    return {std::vector<double>(lists.node_count(), 0),
            std::vector<double>(arcs == ArcSums::wanted ? lists.target.size() : 0, 0)};
}

void add(std::vector<double>& to, const std::vector<double>& from) {
    for (std::size_t i = 0; i < from.size(); ++i) to[i] += from[i];
}

template <typename Search>
PathSums sum_dependencies(const Adjacency& lists, ArcSums arcs, const MeasureContext& context) {
    const std::size_t n = lists.node_count();
    std::vector<PathSums> block_sums(std::min(n, max_blocks));
    for_each_block(n, max_blocks, context, [&](const Block& block) {
        PathSums& sums = block_sums[block.index] = no_sums(lists, arcs);
        Dependencies<Search> dependencies(lists);
        for (std::size_t source = block.begin; source < block.end; ++source) {
            context.stop_if_cancelled();
            dependencies.add(static_cast<Node>(source), sums.nodes, sums.arcs);
        }
    });
    PathSums total = no_sums(lists, arcs);
    for (const PathSums& sums : block_sums) {
        add(total.nodes, sums.nodes);
        add(total.arcs, sums.arcs);
    }
    return total;
}

}  // namespace

PathSums search_betweenness(const Adjacency& lists, PathLength length, ArcSums arcs,
                            const MeasureContext& context) {
    return length == PathLength::hops ? sum_dependencies<HopSearch>(lists, arcs, context)
                                      : sum_dependencies<LengthSearch>(lists, arcs, context);
}

}  // namespace sigloom
