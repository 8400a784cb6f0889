#include "core/analysis/paths/hop_distances.hpp"

#include <algorithm>
#include <functional>

#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/twins.hpp"

namespace sigloom {
namespace {

constexpr std::size_t max_blocks = 16;
constexpr Vertex alone = UINT32_MAX;

/// Those of like numbers of copies together.
std::vector<Vertex> source_order(const PathProblem& problem) {
    std::vector<Vertex> sources(problem.vertices().begin(), problem.vertices().end());
    std::ranges::stable_sort(sources, {}, [&](Vertex vertex) { return problem.copies[vertex]; });
    return sources;
}

/// All but isolated nodes, those with many neighbours first: they are read most, and stay in the
/// cache. A component that is a clique is one class without neighbours.
std::vector<Vertex> joined_classes(const PathProblem& classes) {
    std::vector<Vertex> joined;
    for (const Vertex vertex : classes.vertices()) {
        if (classes.degree(vertex) > 0 || classes.copies[vertex] > 1) joined.push_back(vertex);
    }
    std::ranges::stable_sort(joined, std::greater(), [&](Vertex v) { return classes.degree(v); });
    return joined;
}

void add(DistanceSums& to, const DistanceSums& from) {
    for (std::size_t i = 0; i < to.reached.size(); ++i) {
        to.reached[i] += from.reached[i];
        to.distances[i] += from.distances[i];
        to.inverse_distances[i] += from.inverse_distances[i];
        to.farthest[i] = std::max(to.farthest[i], from.farthest[i]);
    }
}

DistanceSums search_from_all(const PathProblem& problem, const MeasureContext& context,
                             InstructionSet set) {
    const std::vector<Vertex> sources = source_order(problem);
    const std::size_t batches = (sources.size() + BitSearch::lanes - 1) / BitSearch::lanes;
    std::vector<std::optional<DistanceSums>> block_sums(std::min(batches, max_blocks));
    for_each_block(batches, max_blocks, context, [&](const Block& block) {
        DistanceSums& sums = block_sums[block.index].emplace(problem.size());
        const auto search = make_bit_search(problem, set);
        for (std::size_t batch = block.begin; batch < block.end; ++batch) {
            context.stop_if_cancelled();
            const std::size_t first = batch * BitSearch::lanes;
            const std::size_t count = std::min(BitSearch::lanes, sources.size() - first);
            search->add(std::span(sources).subspan(first, count), sums);
        }
    });
    DistanceSums total(problem.size());
    for (const auto& sums : block_sums) add(total, *sums);
    return total;
}

/// Breadth-first search from one vertex at a time.
class PlainSearch {
  public:
    explicit PlainSearch(const PathProblem& problem)
        : problem_(problem), hops_(problem.size(), far) {}

    /// What the source learns of the others. Returns the highest distance.
    std::uint32_t run(Vertex source, DistanceSums& sums) {
        for (const Vertex vertex : reached_) hops_[vertex] = far;
        reached_.assign(1, source);
        hops_[source] = 0;
        for (std::size_t next = 0; next < reached_.size(); ++next) {
            const std::uint32_t hops = hops_[reached_[next]] + 1;
            for (const Vertex vertex : problem_.neighbors(reached_[next])) {
                if (hops_[vertex] != far) continue;
                hops_[vertex] = hops;
                reached_.push_back(vertex);
                const auto copies = static_cast<std::uint64_t>(problem_.copies[vertex]);
                sums.reached[source] += copies;
                sums.distances[source] += copies * hops;
                sums.inverse_distances[source] += static_cast<double>(copies) / hops;
            }
        }
        return sums.farthest[source] = hops_[reached_.back()];
    }

    [[nodiscard]] std::size_t reached() const { return reached_.size(); }

  private:
    static constexpr std::uint32_t far = UINT32_MAX;

    const PathProblem& problem_;
    std::vector<std::uint32_t> hops_;
    std::vector<Vertex> reached_;
};

/// On a long path, 512 sources reach a vertex at 512 levels, and a bit for each gains nothing.
bool is_path_like(const PathProblem& problem) {
    if (problem.size() <= BitSearch::lanes) return false;
    DistanceSums ignored(problem.size());
    PlainSearch search(problem);
    return 8 * std::size_t{search.run(0, ignored)} > search.reached();
}

DistanceSums search_one_by_one(const PathProblem& problem, const MeasureContext& context) {
    DistanceSums sums(problem.size());
    for_each_block(problem.size(), 16 * max_blocks, context, [&](const Block& block) {
        PlainSearch search(problem);
        for (std::size_t source = block.begin; source < block.end; ++source) {
            context.stop_if_cancelled();
            search.run(static_cast<Vertex>(source), sums);
        }
    });
    return sums;
}

/// The other copies of the same class.
void add_twins(double copies, double distance, Vertex vertex, DistanceSums& sums) {
    const auto others = static_cast<std::uint64_t>(copies) - 1;
    if (others == 0) return;
    const auto hops = static_cast<std::uint32_t>(distance);
    sums.reached[vertex] += others;
    sums.distances[vertex] += others * hops;
    sums.inverse_distances[vertex] += static_cast<double>(others) / hops;
    sums.farthest[vertex] = std::max(sums.farthest[vertex], hops);
}

}  // namespace

DistanceSums hop_distances(const Adjacency& lists, const MeasureContext& context,
                           std::optional<InstructionSet> set) {
    const TwinClasses classes = merge_twins(path_problem(lists));
    const std::vector<Vertex> joined = joined_classes(classes.problem);
    const PathProblem problem = PartMaker(classes.problem).part(joined);
    DistanceSums sums =
        is_path_like(problem)
            ? search_one_by_one(problem, context)
            : search_from_all(problem, context, set.value_or(instruction_sets().back()));
    std::vector<Vertex> place(classes.problem.size(), alone);
    for (std::size_t i = 0; i < joined.size(); ++i) {
        place[joined[i]] = static_cast<Vertex>(i);
        add_twins(problem.copies[i], classes.distance[joined[i]], static_cast<Vertex>(i), sums);
    }
    DistanceSums of_nodes(lists.node_count());
    for (std::size_t node = 0; node < lists.node_count(); ++node) {
        const Vertex vertex = place[classes.class_of[node]];
        if (vertex == alone) continue;
        of_nodes.reached[node] = sums.reached[vertex];
        of_nodes.distances[node] = sums.distances[vertex];
        of_nodes.inverse_distances[node] = sums.inverse_distances[vertex];
        of_nodes.farthest[node] = sums.farthest[vertex];
    }
    return of_nodes;
}

std::shared_ptr<const DistanceSums> shared_hop_distances(const KnowledgeGraph& graph,
                                                         const MeasureContext& context) {
    return context.shared_result(&SharedResults::hop_distances,
                                 [&] { return hop_distances(adjacency(graph), context); });
}

}  // namespace sigloom
