#include "core/analysis/paths/length_distances.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/distance_search.hpp"
#include "core/analysis/paths/landmark.hpp"
#include "core/analysis/paths/lane_distances.hpp"
#include "core/analysis/paths/pool.hpp"
#include "core/analysis/paths/twins.hpp"

namespace sigloom {
namespace {

constexpr std::size_t max_blocks = 256;
constexpr std::size_t landmark_count = 8;
/// When searches reach more than this part of the graph, side by side is faster.
constexpr double most_reached = 0.4;
constexpr double far = std::numeric_limits<double>::infinity();

void add(LengthSums& sums, double nodes, double distance) {
    sums.reached += nodes;
    sums.distances += nodes * distance;
    sums.inverse_distances += nodes / distance;
}

/// Distances from each of some vertices to all.
using Bounds = std::vector<std::vector<double>>;

/// No more than they are over any of the vertices.
void set_bounds(Vertex source, const Bounds& bounds, std::vector<double>& distance) {
    std::ranges::fill(distance, far);
    for (const std::vector<double>& from : bounds) {
        const double first = from[source];
        for (std::size_t i = 0; i < distance.size(); ++i) {
            distance[i] = std::min(distance[i], first + from[i]);
        }
    }
}

/// From one class to another, each class for all of its ends.
class Searches {
  public:
    explicit Searches(const PathProblem& classes)
        : known_(with_landmark(classes)), sources_(known_.graph.size()) {
        std::iota(sources_.begin(), sources_.end(), Vertex{0});
        bounds_.push_back(known_.landmark.distance);
        DistanceSearch search(known_.graph, known_.landmark);
        std::vector<double> distance(known_.graph.size());
        for (const Vertex vertex : strongest_vertices(known_.graph, landmark_count)) {
            if (bounds_.front()[vertex] == 0) continue;
            set_bounds(vertex, bounds_, distance);
            search.run(vertex, distance);
            bounds_.push_back(distance);
        }
        are_side_by_side_ = landmarks_help_little() && paths_have_few_steps();
    }

    void run(const Block& block, const MeasureContext& context, std::span<LengthSums> sums) {
        std::span<const Vertex> sources =
            std::span(sources_).subspan(block.begin, block.end - block.begin);
        if (are_side_by_side_) sources = sources.subspan(run_side_by_side(sources, context, sums));
        DistanceSearch search(known_.graph, known_.landmark);
        std::vector<double> distance(known_.graph.size());
        for (const Vertex source : sources) {
            context.stop_if_cancelled();
            set_bounds(source, bounds_, distance);
            search.run(source, distance);
            distance[source] = far;
            sums[known_.order[source]] = sum_of(distance);
        }
    }

  private:
    /// Some sources that are neither near to the landmark nor far from it.
    [[nodiscard]] std::span<const Vertex> samples() const {
        const std::size_t count = std::min(LaneDistances::lanes, sources_.size());
        return std::span(sources_).subspan((sources_.size() - count) / 2, count);
    }

    [[nodiscard]] bool landmarks_help_little() const {
        DistanceSearch search(known_.graph, known_.landmark);
        std::vector<double> distance(known_.graph.size());
        std::size_t reached = 0;
        for (const Vertex source : samples()) {
            set_bounds(source, bounds_, distance);
            reached += search.run(source, distance);
        }
        const std::size_t all = samples().size() * sources_.size();
        return static_cast<double>(reached) > most_reached * static_cast<double>(all);
    }

    [[nodiscard]] bool paths_have_few_steps() const {
        LaneDistances::Sums ignored;
        return make_lane_distances(known_.graph, instruction_sets().back())
            ->add_up(samples(), ignored);
    }

    /// How many of the sources were done before some needed too many rounds.
    std::size_t run_side_by_side(std::span<const Vertex> sources, const MeasureContext& context,
                                 std::span<LengthSums> sums) {
        auto lanes = lanes_.take(
            [&] { return make_lane_distances(known_.graph, instruction_sets().back()); });
        LaneDistances::Sums found;
        std::size_t done = 0;
        while (done < sources.size()) {
            context.stop_if_cancelled();
            const std::size_t count = std::min(LaneDistances::lanes, sources.size() - done);
            if (!lanes->add_up(sources.subspan(done, count), found)) break;
            for (std::size_t i = 0; i < count; ++i)
                sums[known_.order[sources[done + i]]] = found[i];
            done += count;
        }
        lanes_.give_back(std::move(lanes));
        return done;
    }

    [[nodiscard]] LengthSums sum_of(const std::vector<double>& distance) const {
        LengthSums sums;
        for (std::size_t i = 0; i < distance.size(); ++i) {
            if (distance[i] < far) add(sums, known_.graph.ends[i], distance[i]);
        }
        return sums;
    }

    LandmarkedGraph known_;
    std::vector<Vertex> sources_;
    Bounds bounds_;
    bool are_side_by_side_ = false;
    Pool<LaneDistances> lanes_;
};

}  // namespace

std::vector<LengthSums> length_distances(const Adjacency& lists, const MeasureContext& context) {
    const TwinClasses classes = merge_twins(path_problem(lists, PathLength::inverse_weight));
    std::vector<LengthSums> of_classes(classes.problem.size());
    Searches searches(classes.problem);
    for_each_block(of_classes.size(), max_blocks, context,
                   [&](const Block& block) { searches.run(block, context, of_classes); });
    for (const Vertex vertex : classes.problem.vertices()) {
        const double twins = classes.problem.copies[vertex] - 1;
        if (twins > 0) add(of_classes[vertex], twins, classes.distance[vertex]);
    }
    std::vector<LengthSums> of_nodes;
    for (const Vertex vertex : classes.class_of) of_nodes.push_back(of_classes[vertex]);
    return of_nodes;
}

std::shared_ptr<const std::vector<LengthSums>> shared_length_distances(
    const KnowledgeGraph& graph, const MeasureContext& context) {
    return context.shared_result(&SharedResults::length_distances,
                                 [&] { return length_distances(adjacency(graph), context); });
}

}  // namespace sigloom
