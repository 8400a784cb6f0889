#include "core/layout/layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/analysis/local/component.hpp"
#include "core/base/in_parallel.hpp"
#include "core/base/threads.hpp"
#include "core/layout/forces.hpp"
#include "core/layout/overlaps.hpp"
#include "core/layout/packing.hpp"
#include "core/layout/sunflower.hpp"

namespace sigloom {
namespace {

constexpr std::int32_t last_rank = 12;
constexpr double most_weight = 30;
constexpr double weight_inside = 5;
constexpr Distances between_nodes{1.02, 0.3};
constexpr double most_gap = 24;  ///< between parts

/// A connected component, or what an earlier layout has of several.
struct Part {
    std::vector<Node> nodes;
    bool is_known = false;  ///< some of its nodes have earlier positions
};

unsigned iterations_for(std::size_t nodes, const LayoutOptions& options) {
    if (options.iterations > 0) return options.iterations;
    return nodes <= 20'000 ? 300 : nodes <= 50'000 ? 150 : 60;
}

std::vector<Part> parts_of(const KnowledgeGraph& graph, const LayoutInput& input) {
    std::vector<Part> parts;
    const std::vector<std::int32_t> number = component(graph);
    for (Node node = 0; node < graph.node_count(); ++node) {
        const auto place = static_cast<std::size_t>(number[node]);
        if (place >= parts.size()) parts.resize(place + 1);
        parts[place].nodes.push_back(node);
        if (!input.earlier.empty() && input.earlier[node]) parts[place].is_known = true;
    }
    // Those that were there keep their places towards each other: one part.
    Part known{{}, true};
    for (const Part& part : parts) {
        if (part.is_known) {
            known.nodes.insert(known.nodes.end(), part.nodes.begin(), part.nodes.end());
        }
    }
    std::erase_if(parts, [](const Part& part) { return part.is_known; });
    if (!known.nodes.empty()) parts.insert(parts.begin(), std::move(known));
    return parts;
}

/// Lays out one part after the other; they share what is per node of the whole graph.
class Layouts {
  public:
    Layouts(const KnowledgeGraph& graph, const LayoutInput& input, const LayoutOptions& options)
        : graph_(graph), input_(input), options_(options), place_(graph.node_count()) {
        std::vector<double> weights;
        for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
            if (input.backbone[edge] <= last_rank) weights.push_back(input.weight[edge]);
        }
        if (weights.empty()) return;
        const auto middle = weights.begin() + static_cast<std::ptrdiff_t>(weights.size() / 2);
        std::ranges::nth_element(weights, middle);
        median_ = *middle;
    }

    /// `is_main`: progress goes by this one.
    Piece lay_out(const Part& part, bool is_main) {
        for (std::uint32_t i = 0; i < part.nodes.size(); ++i) place_[part.nodes[i]] = i;
        Piece piece;
        if (part.nodes.size() == 1 && !part.is_known) {
            piece.points = {{0, 0}};
        } else {
            const ForceGraph forces = force_graph(part);
            piece.points =
                part.is_known ? moved_on(part, forces, is_main) : laid_out(part, forces, is_main);
        }
        piece.radius = radii(part);
        for (std::size_t i = 0; i < piece.size(); ++i) {
            const Point& point = piece.points[i];
            piece.extent = std::max(
                piece.extent, std::sqrt(point.x * point.x + point.y * point.y) + piece.radius[i]);
        }
        return piece;
    }

  private:
    [[nodiscard]] ForceGraph force_graph(const Part& part) const {
        ForceGraph forces;
        forces.begin.push_back(0);
        for (const Node node : part.nodes) {
            graph_.for_each_neighbor(node, [&](const Neighbor& neighbor) {
                if (input_.backbone[neighbor.edge] > last_rank) return;
                const bool inside = input_.community[node] == input_.community[neighbor.node];
                forces.target.push_back(place_[neighbor.node]);
                forces.weight.push_back(static_cast<float>(
                    std::min(input_.weight[neighbor.edge] / median_, most_weight) *
                    (inside ? weight_inside : 1)));
            });
            const auto arcs = static_cast<std::uint32_t>(forces.target.size());
            forces.mass.push_back(static_cast<float>(arcs - forces.begin.back() + 1));
            forces.begin.push_back(arcs);
        }
        return forces;
    }

    /// The radius of a disc of which the discs of all nodes of a part cover as much as they should:
    /// large parts need room for their shape, small ones would be mostly empty.
    [[nodiscard]] double radius_of(const Part& part) const {
        double squared = 0;
        for (const Node node : part.nodes) squared += input_.radius[node] * input_.radius[node];
        const double n = static_cast<double>(part.nodes.size());
        return std::sqrt(squared * std::clamp(8 + n / 25, 8.0, 50.0));
    }

    [[nodiscard]] ForceOptions force_options(std::size_t nodes, bool is_main) const {
        ForceOptions forces;
        forces.flatness = 1.8F;
        forces.iterations = iterations_for(nodes, options_);
        forces.before_iteration = [this, is_main, all = forces.iterations](unsigned iteration) {
            options_.context.stop_if_cancelled();
            if (is_main && options_.context.progress) {
                options_.context.progress(static_cast<double>(iteration) / all);
            }
        };
        return forces;
    }

    /// Where the nodes begin: communities apart, and each node among those of its own.
    [[nodiscard]] Points beginning(const Part& part, const ForceGraph& forces) const;

    [[nodiscard]] std::vector<Point> laid_out(const Part& part, const ForceGraph& forces,
                                              bool is_main) const;
    [[nodiscard]] std::vector<Point> moved_on(const Part& part, const ForceGraph& forces,
                                              bool is_main) const;

    [[nodiscard]] std::vector<double> radii(const Part& part) const {
        std::vector<double> radius;
        for (const Node node : part.nodes) radius.push_back(input_.radius[node]);
        return radius;
    }

    const KnowledgeGraph& graph_;
    const LayoutInput& input_;
    const LayoutOptions& options_;
    std::vector<std::uint32_t> place_;  ///< of each node in its part
    double median_ = 1;
};

/// The communities of a part, renumbered from 0 as they come up.
struct LocalCommunities {
    std::vector<std::uint32_t> of_node;
    std::vector<std::vector<std::uint32_t>> members;
};

LocalCommunities local_communities(const Part& part, std::span<const std::int32_t> community) {
    LocalCommunities local;
    std::vector<std::pair<std::int32_t, std::uint32_t>> sorted;
    for (std::uint32_t i = 0; i < part.nodes.size(); ++i) {
        sorted.emplace_back(community[part.nodes[i]], i);
    }
    std::ranges::sort(sorted);
    local.of_node.resize(part.nodes.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (i == 0 || sorted[i].first != sorted[i - 1].first) local.members.emplace_back();
        local.members.back().push_back(sorted[i].second);
        local.of_node[sorted[i].second] = static_cast<std::uint32_t>(local.members.size() - 1);
    }
    return local;
}

/// The communities as nodes. The weight of a link is that between two communities, as a share of
/// what the smaller one has of its own size.
ForceGraph coarse_graph(const ForceGraph& fine, const LocalCommunities& local) {
    ForceGraph coarse;
    coarse.begin.push_back(0);
    const std::size_t count = local.members.size();
    std::vector<double> to(count, 0);
    std::vector<std::uint32_t> touched;
    for (std::size_t from = 0; from < count; ++from) {
        touched.clear();
        for (const std::uint32_t node : local.members[from]) {
            for (std::uint32_t arc = fine.begin[node]; arc < fine.begin[node + 1]; ++arc) {
                const std::uint32_t other = local.of_node[fine.target[arc]];
                if (other == from) continue;
                if (to[other] == 0) touched.push_back(other);
                to[other] += fine.weight[arc];
            }
        }
        std::ranges::sort(touched);
        const auto size = static_cast<double>(local.members[from].size());
        for (const std::uint32_t other : touched) {
            const auto other_size = static_cast<double>(local.members[other].size());
            coarse.target.push_back(other);
            coarse.weight.push_back(static_cast<float>(to[other] / std::min(size, other_size)));
            to[other] = 0;
        }
        coarse.begin.push_back(static_cast<std::uint32_t>(coarse.target.size()));
        coarse.mass.push_back(static_cast<float>(std::sqrt(size)));
    }
    return coarse;
}

Points Layouts::beginning(const Part& part, const ForceGraph& forces) const {
    const LocalCommunities local = local_communities(part, input_.community);
    const std::size_t count = local.members.size();
    std::vector<double> radius;
    for (const auto& members : local.members) {
        double squared = 0;
        for (const std::uint32_t member : members) {
            squared += input_.radius[part.nodes[member]] * input_.radius[part.nodes[member]];
        }
        radius.push_back(10 * std::sqrt(squared));
    }
    std::vector<Point> centers(count);
    if (count > 1) {
        std::vector<std::uint32_t> largest_first(count);
        std::iota(largest_first.begin(), largest_first.end(), 0U);
        std::ranges::stable_sort(largest_first, [&](std::uint32_t a, std::uint32_t b) {
            return local.members[a].size() > local.members[b].size();
        });
        Points coarse(count);
        Sunflower sunflower(60);
        for (const std::uint32_t community : largest_first) {
            const Point at = sunflower.next();
            coarse.x[community] = static_cast<float>(at.x);
            coarse.y[community] = static_cast<float>(at.y);
        }
        const ForceGraph coarse_forces = coarse_graph(forces, local);
        ForceOptions options = force_options(count, false);
        options.iterations = 300;
        run_forces(coarse_forces, options, coarse);
        // As wide as the discs need, or they would be pushed out of their order.
        double all = 0;
        double spread = 0;
        for (std::size_t i = 0; i < count; ++i) {
            all += radius[i] * radius[i];
            spread += static_cast<double>(coarse.x[i]) * coarse.x[i] +
                      static_cast<double>(coarse.y[i]) * coarse.y[i];
        }
        const double scale =
            spread > 0 ? std::sqrt(all / (spread / static_cast<double>(count))) : 1;
        for (std::size_t i = 0; i < count; ++i) {
            centers[i] = {coarse.x[i] * scale, coarse.y[i] * scale};
        }
        remove_overlaps(centers, radius, {1.05, 0});
    }
    Points points(part.nodes.size());
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<std::uint32_t> members = local.members[i];
        std::ranges::stable_sort(members, [&](std::uint32_t a, std::uint32_t b) {
            return input_.radius[part.nodes[a]] > input_.radius[part.nodes[b]];
        });
        Sunflower sunflower(radius[i] / std::sqrt(static_cast<double>(members.size())));
        for (const std::uint32_t member : members) {
            const Point at = sunflower.next();
            points.x[member] = static_cast<float>(centers[i].x + at.x);
            points.y[member] = static_cast<float>(centers[i].y + at.y);
        }
    }
    return points;
}

void scale_by(Points& points, float factor) {
    for (float& x : points.x) x *= factor;
    for (float& y : points.y) y *= factor;
}

/// So that the middle of all is the origin.
void center(std::vector<Point>& points) {
    Point sum{0, 0};
    for (const Point& point : points) sum = {sum.x + point.x, sum.y + point.y};
    const auto n = static_cast<double>(points.size());
    for (Point& point : points) point = {point.x - sum.x / n, point.y - sum.y / n};
}

/// The distances from the origin, and of them the one below which 99 of 100 are.
double pull_in_outliers(std::vector<Point>& points) {
    std::vector<double> distances;
    for (const Point& point : points) {
        distances.push_back(std::sqrt(point.x * point.x + point.y * point.y));
    }
    std::vector<double> sorted = distances;
    const auto at =
        sorted.begin() + static_cast<std::ptrdiff_t>(((sorted.size() - 1) * 99 + 99) / 100);
    std::ranges::nth_element(sorted, at);
    const double border = 1.15 * *at;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (distances[i] <= border || border == 0) continue;
        const double factor = (border + 0.1 * (distances[i] - border)) / distances[i];
        points[i] = {points[i].x * factor, points[i].y * factor};
    }
    return *at;
}

/// So that the axis along which they vary most is level (the first principal component).
void turn_level(std::vector<Point>& points) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (const Point& point : points) {
        xx += point.x * point.x;
        xy += point.x * point.y;
        yy += point.y * point.y;
    }
    const double half = (xx - yy) / 2;
    const double root = std::sqrt(half * half + xy * xy);
    if (root == 0) return;
    // The eigenvector of the larger eigenvalue, by whichever of its two forms does not cancel.
    Point axis = half >= 0 ? Point{half + root, xy} : Point{xy, root - half};
    const double length = std::sqrt(axis.x * axis.x + axis.y * axis.y);
    if (length == 0) return;
    axis = {axis.x / length, axis.y / length};
    if (axis.x < 0) axis = {-axis.x, -axis.y};
    for (Point& point : points) {
        point = {point.x * axis.x + point.y * axis.y, point.y * axis.x - point.x * axis.y};
    }
}

std::vector<Point> as_points(const Points& points) {
    std::vector<Point> all;
    for (std::size_t i = 0; i < points.size(); ++i) all.push_back({points.x[i], points.y[i]});
    return all;
}

std::vector<Point> Layouts::laid_out(const Part& part, const ForceGraph& forces,
                                     bool is_main) const {
    Points positions = beginning(part, forces);
    const ForceOptions options = force_options(part.nodes.size(), is_main);
    scale_by(positions, balancing_scale(forces, options, positions));
    run_forces(forces, options, positions);
    std::vector<Point> points = as_points(positions);
    center(points);
    const double extent = pull_in_outliers(points);
    turn_level(points);
    const double scale = extent > 0 ? radius_of(part) / extent : 1;
    for (Point& point : points) point = {point.x * scale, point.y * scale};
    remove_overlaps(points, radii(part), between_nodes);
    center(points);
    return points;
}

std::vector<Point> Layouts::moved_on(const Part& part, const ForceGraph& forces,
                                     bool is_main) const {
    const std::size_t n = part.nodes.size();
    std::vector<std::optional<Point>> at(n);
    for (std::size_t i = 0; i < n; ++i) at[i] = input_.earlier[part.nodes[i]];
    // What is new begins in the middle of its neighbours, those of known ones first.
    for (bool found = true; found;) {
        found = false;
        const std::vector<std::optional<Point>> known = at;
        for (std::size_t i = 0; i < n; ++i) {
            if (known[i]) continue;
            Point sum{0, 0};
            double weight = 0;
            for (std::uint32_t arc = forces.begin[i]; arc < forces.begin[i + 1]; ++arc) {
                const auto& other = known[forces.target[arc]];
                if (!other) continue;
                weight += forces.weight[arc];
                sum = {sum.x + forces.weight[arc] * other->x,
                       sum.y + forces.weight[arc] * other->y};
            }
            if (weight == 0) continue;
            at[i] = Point{sum.x / weight, sum.y / weight};
            found = true;
        }
    }
    Points positions(n);
    for (std::size_t i = 0; i < n; ++i) {
        positions.x[i] = static_cast<float>(at[i]->x);
        positions.y[i] = static_cast<float>(at[i]->y);
    }
    ForceOptions options = force_options(n, is_main);
    options.iterations = std::max(options.iterations / 4, 1U);
    options.anchor = 100 * options.gravity;
    const float scale = balancing_scale(forces, options, positions);
    scale_by(positions, scale);
    run_forces(forces, options, positions);
    scale_by(positions, 1 / scale);
    std::vector<Point> points = as_points(positions);
    remove_overlaps(points, radii(part), between_nodes);
    return points;
}

double rounded(double coordinate) {
    return std::round(coordinate * 100) / 100;
}

}  // namespace

std::vector<Point> lay_out(const KnowledgeGraph& graph, const LayoutInput& input,
                           const LayoutOptions& options) {
    std::vector<Point> positions(graph.node_count());
    run_on_threads(options.context.threads, [&] {
        const std::vector<Part> parts = parts_of(graph, input);
        Layouts layouts(graph, input, options);
        std::vector<Piece> pieces;
        for (const Part& part : parts) pieces.push_back(layouts.lay_out(part, pieces.empty()));
        std::vector<std::size_t> order(pieces.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        if (!pieces.empty()) {
            // What was there before stays where it was.
            const auto others = order.begin() + (parts.front().is_known ? 1 : 0);
            std::stable_sort(others, order.end(), [&](std::size_t a, std::size_t b) {
                return pieces[a].extent > pieces[b].extent;
            });
        }
        std::vector<Piece> ordered;
        for (const std::size_t i : order) ordered.push_back(std::move(pieces[i]));
        const std::vector<Point> moved = pack(ordered, most_gap);
        for (std::size_t i = 0; i < order.size(); ++i) {
            const std::vector<Node>& nodes = parts[order[i]].nodes;
            for (std::size_t j = 0; j < nodes.size(); ++j) {
                const Point& point = ordered[i].points[j];
                positions[nodes[j]] = {rounded(moved[i].x + point.x),
                                       rounded(moved[i].y + point.y)};
            }
        }
    });
    return positions;
}

}  // namespace sigloom
