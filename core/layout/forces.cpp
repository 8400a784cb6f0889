#include "core/layout/forces.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/in_parallel.hpp"
#include "core/layout/repulsion.hpp"

namespace sigloom {
namespace {

constexpr std::size_t block_size = 512;  ///< nodes; sums are added up block by block

float length(float x, float y) {
    return std::sqrt(x * x + y * y);
}

/// The global speed (equations 11 to 14 of [1], with the bounds of Gephi's implementation that the
/// section on the "Adaptive global temperature" motivates).
class Speed {
  public:
    explicit Speed(std::size_t nodes) : nodes_(static_cast<double>(nodes)) {}

    /// Swinging and traction are sums over the nodes, weighted by their masses.
    void adapt(double swinging, double traction) {
        if (swinging <= 0 || traction <= 0) return;
        constexpr double least_efficiency = 0.05;
        const double optimal = 0.05 * std::sqrt(nodes_);
        double tolerance =
            std::max(std::sqrt(optimal), std::min(10.0, optimal * traction / (nodes_ * nodes_)));
        if (swinging > 2 * traction) {
            if (efficiency_ > least_efficiency) efficiency_ *= 0.5;
            tolerance = std::max(tolerance, 1.0);
        }
        const double target = tolerance * efficiency_ * traction / swinging;
        if (swinging > tolerance * traction) {
            if (efficiency_ > least_efficiency) efficiency_ *= 0.7;
        } else if (value_ < 1000) {
            efficiency_ *= 1.3;
        }
        value_ += std::min(target - value_, 0.5 * value_);  // it never rises by more than half
    }
    [[nodiscard]] float value() const { return static_cast<float>(value_); }

  private:
    double nodes_;
    double value_ = 1;
    double efficiency_ = 1;
};

class Simulation {
  public:
    Simulation(const ForceGraph& graph, const ForceOptions& options, Points& positions)
        : graph_(graph),
          options_(options),
          positions_(positions),
          home_(options.anchor > 0 ? positions : Points()),
          force_(graph.size()),
          last_(graph.size()),
          swing_(graph.size()),
          blocks_((graph.size() + block_size - 1) / block_size),
          repulsion_(graph.mass, options.theta),
          speed_(graph.size()) {}

    void iterate() {
        repulsion_.forces(positions_, options_.scaling, force_);
        for_each_block([&](std::size_t block, std::size_t begin, std::size_t end) {
            blocks_[block] = {};
            for (std::size_t node = begin; node < end; ++node) pull(node, blocks_[block]);
        });
        Sums all;
        for (const Sums& each : blocks_) {
            all.swinging += each.swinging;
            all.traction += each.traction;
        }
        speed_.adapt(all.swinging, all.traction);
        for_each_block([&](std::size_t, std::size_t begin, std::size_t end) {
            for (std::size_t node = begin; node < end; ++node) move(node);
        });
        std::swap(force_, last_);
    }

  private:
    struct Sums {
        double swinging = 0;
        double traction = 0;
    };

    template <typename Run>
    void for_each_block(const Run& run) {
        for_each_range_in_parallel(blocks_.size(), 1, [&](std::size_t first, std::size_t last) {
            for (std::size_t block = first; block < last; ++block) {
                run(block, block * block_size, std::min(graph_.size(), (block + 1) * block_size));
            }
        });
    }

    void pull(std::size_t node, Sums& sums) {
        const float x = positions_.x[node];
        const float y = positions_.y[node];
        float to_x = 0;
        float to_y = 0;
        for (std::uint32_t arc = graph_.begin[node]; arc < graph_.begin[node + 1]; ++arc) {
            to_x += graph_.weight[arc] * (positions_.x[graph_.target[arc]] - x);
            to_y += graph_.weight[arc] * (positions_.y[graph_.target[arc]] - y);
        }
        const float mass = graph_.mass[node];
        to_x -= options_.gravity * mass * x;
        to_y -= options_.gravity * options_.flatness * mass * y;
        if (options_.anchor > 0) {
            to_x += options_.anchor * mass * (home_.x[node] - x);
            to_y += options_.anchor * mass * (home_.y[node] - y);
        }
        force_.x[node] += to_x;
        force_.y[node] += to_y;
        swing_[node] =
            mass * length(force_.x[node] - last_.x[node], force_.y[node] - last_.y[node]);
        sums.swinging += swing_[node];
        sums.traction +=
            mass * length(force_.x[node] + last_.x[node], force_.y[node] + last_.y[node]) / 2;
    }

    void move(std::size_t node) {
        const float speed = speed_.value();
        const float factor = speed / (1 + std::sqrt(speed * swing_[node]));
        positions_.x[node] += factor * force_.x[node];
        positions_.y[node] += factor * force_.y[node];
    }

    const ForceGraph& graph_;
    const ForceOptions& options_;
    Points& positions_;
    Points home_;
    Points force_;
    Points last_;  ///< the forces of the iteration before
    std::vector<float> swing_;
    std::vector<Sums> blocks_;
    Repulsion repulsion_;
    Speed speed_;
};

}  // namespace

void run_forces(const ForceGraph& graph, const ForceOptions& options, Points& positions) {
    Simulation simulation(graph, options, positions);
    for (unsigned iteration = 0; iteration < options.iterations; ++iteration) {
        options.before_iteration(iteration);
        simulation.iterate();
    }
}

float balancing_scale(const ForceGraph& graph, const ForceOptions& options,
                      const Points& positions) {
    double pull = 0;
    double mass = 0;
    double mass_squared = 0;
    for (std::size_t node = 0; node < graph.size(); ++node) {
        const double x = positions.x[node];
        const double y = positions.y[node];
        const double m = graph.mass[node];
        pull += options.gravity * m * (x * x + options.flatness * y * y);
        mass += m;
        mass_squared += m * m;
        for (std::uint32_t arc = graph.begin[node]; arc < graph.begin[node + 1]; ++arc) {
            const double dx = positions.x[graph.target[arc]] - x;
            const double dy = positions.y[graph.target[arc]] - y;
            pull += graph.weight[arc] * (dx * dx + dy * dy) / 2;  // each link is two arcs
        }
    }
    // E(f) = f^2 pull / 2 - scaling * (sum over pairs of the masses' product) * ln f
    const double push = options.scaling * (mass * mass - mass_squared) / 2;
    return pull > 0 && push > 0 ? static_cast<float>(std::sqrt(push / pull)) : 1;
}

}  // namespace sigloom
