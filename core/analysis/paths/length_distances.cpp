#include "core/analysis/paths/length_distances.hpp"

#include <algorithm>
#include <limits>

#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/distance_search.hpp"
#include "core/analysis/paths/landmark.hpp"
#include "core/analysis/paths/twins.hpp"

namespace sigloom {
namespace {

constexpr std::size_t max_blocks = 256;
constexpr std::size_t landmark_count = 8;
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
    explicit Searches(const PathProblem& classes) : known_(with_landmark(classes)) {
        bounds_.push_back(known_.landmark.distance);
        DistanceSearch search(known_.graph, known_.landmark);
        std::vector<double> distance(known_.graph.size());
        for (const Vertex vertex : strongest_vertices(known_.graph, landmark_count)) {
            if (bounds_.front()[vertex] == 0) continue;
            set_bounds(vertex, bounds_, distance);
            search.run(vertex, distance);
            bounds_.push_back(distance);
        }
    }

    void run(const Block& block, const MeasureContext& context, std::span<LengthSums> sums) const {
        DistanceSearch search(known_.graph, known_.landmark);
        std::vector<double> distance(known_.graph.size());
        for (std::size_t i = block.begin; i < block.end; ++i) {
            context.stop_if_cancelled();
            const auto source = static_cast<Vertex>(i);
            set_bounds(source, bounds_, distance);
            search.run(source, distance);
            distance[source] = far;
            sums[known_.order[source]] = sum_of(distance);
        }
    }

  private:
    [[nodiscard]] LengthSums sum_of(const std::vector<double>& distance) const {
        LengthSums sums;
        for (std::size_t i = 0; i < distance.size(); ++i) {
            if (distance[i] < far) add(sums, known_.graph.ends[i], distance[i]);
        }
        return sums;
    }

    LandmarkedGraph known_;
    Bounds bounds_;
};

}  // namespace

std::vector<LengthSums> length_distances(const Adjacency& lists, const MeasureContext& context) {
    const TwinClasses classes = merge_twins(path_problem(lists, PathLength::inverse_weight));
    std::vector<LengthSums> of_classes(classes.problem.size());
    const Searches searches(classes.problem);
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
