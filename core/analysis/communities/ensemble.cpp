#include "core/analysis/communities/ensemble.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "core/analysis/communities/twin_classes.hpp"
#include "core/analysis/parallel.hpp"

namespace sigloom {
namespace {

constexpr unsigned iterations_of_a_run = 3;
/// On the small network and on the whole one, after all runs.
constexpr unsigned last_iterations = 5;
constexpr unsigned iterations_without_twins = 2;
constexpr unsigned most_iterations = 100;
/// What an iteration must gain to be followed by one more, as a part of all weight.
constexpr double least_gain = 1e-7;
/// Of refinement, in units of the mean weight of an edge (theta of Traag et al. 2019, section A.2).
constexpr double relative_temperature = 0.01;
/// Twins are taken for one node where that at least halves the arcs of a network of so many: it
/// rules divisions out that put twins apart, which can be the best ones of a small graph.
constexpr std::size_t fewest_arcs_to_reduce = 10'000;
/// How many runs begin with what others agree on, and how often that is done.
constexpr std::size_t runs_from_cores = 6;
constexpr std::size_t rounds_from_cores = 2;

/// The classes of nodes that are together in every one of the divisions.
Membership common_parts(const std::vector<Membership>& divisions) {
    Membership common(divisions.front().size(), 0);
    for (const Membership& division : divisions) {
        std::unordered_map<std::uint64_t, std::uint32_t> number;
        for (std::size_t i = 0; i < common.size(); ++i) {
            const std::uint64_t both = std::uint64_t{common[i]} << 32 | division[i];
            common[i] =
                number.try_emplace(both, static_cast<std::uint32_t>(number.size())).first->second;
        }
    }
    return common;
}

/// Adds to each stability the agreement of the node's community in `a` with that in `b`.
void add_agreement(const Membership& a, const Membership& b, std::vector<double>& stability) {
    std::unordered_map<std::uint64_t, double> shared;
    std::vector<double> size_a(a.size(), 0);
    std::vector<double> size_b(b.size(), 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        ++shared[std::uint64_t{a[i]} << 32 | b[i]];
        ++size_a[a[i]];
        ++size_b[b[i]];
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double both = shared[std::uint64_t{a[i]} << 32 | b[i]];
        stability[i] += both / (size_a[a[i]] + size_b[b[i]] - both);
    }
}

}  // namespace

double division_score(const Network& network, double penalty, const Membership& communities) {
    double inside = 0;
    double pairs = 0;
    std::vector<double> mass(network.node_count(), 0);
    for (std::uint32_t node = 0; node < network.node_count(); ++node) {
        double& other_mass = mass[communities[node]];
        pairs += network.mass[node] * other_mass;
        other_mass += network.mass[node];
        for (const auto arc : network.arcs(node)) {
            const bool is_inside = communities[network.target[arc]] == communities[node];
            inside += network.weight[arc] * (is_inside ? 0.5 : 0);
        }
    }
    return inside - penalty * pairs;
}

Ensemble::Ensemble(const Network& network, double penalty, std::uint64_t seed, unsigned runs,
                   const MeasureContext& context)
    : network_(network), context_(context), penalty_(penalty), seed_(seed), runs_(runs) {
    join_twins();
    const double arcs_weight = std::accumulate(network.weight.begin(), network.weight.end(), 0.0);
    temperature_ = relative_temperature * arcs_weight / static_cast<double>(network.weight.size());
    least_gain_ = least_gain * arcs_weight / 2;
}

Membership Ensemble::search() {
    first_runs();
    Membership best = best_from_cores();
    Leiden last = leiden(runs_.size() + rounds_from_cores * runs_from_cores);
    last.settle(small_, best, least_gain_, last_iterations, context_);
    report(0.85);
    if (small_.node_count() < network_.node_count()) {
        best = compose(twins_, best);
        last.settle(network_, best, least_gain_, iterations_without_twins, context_);
    }
    last.finish(network_, best, most_iterations, context_);
    report(1);
    return best;
}

std::vector<double> Ensemble::stability(const Membership& division) const {
    std::vector<double> sum(division.size(), 0);
    for (const Membership& run : runs_) add_agreement(division, compose(twins_, run), sum);
    for (double& each : sum) each /= static_cast<double>(runs_.size());
    return sum;
}

std::vector<Membership> Ensemble::parts(const Membership& division) const {
    return leiden(runs_.size() + rounds_from_cores * runs_from_cores + 1)
        .divisions(network_, division);
}

Leiden Ensemble::leiden(std::size_t stream) const {
    return {penalty_, temperature_, Random(seed_, stream)};
}

void Ensemble::join_twins() {
    if (network_.target.size() >= fewest_arcs_to_reduce) {
        twins_ = twin_classes(network_);
        small_ = aggregate(network_, twins_, std::ranges::max(twins_) + 1);
        if (2 * small_.target.size() <= network_.target.size()) return;
    }
    twins_ = singletons(network_.node_count());
    small_ = network_;
}

void Ensemble::report(double done) const {
    if (context_.progress) context_.progress(done);
}

/// Calls body(i) for 0 to count-1 on the threads, as the part of the work from `from` to `to`.
void Ensemble::for_each_run(std::size_t count, double from, double to,
                            const std::function<void(std::size_t)>& body) const {
    MeasureContext context = context_;
    context.progress = [&](double done) { report(from + (to - from) * done); };
    for_each_block(count, count, context, [&](const Block& block) { body(block.index); });
}

void Ensemble::first_runs() {
    for_each_run(runs_.size(), 0, 0.6, [&](std::size_t i) {
        runs_[i] = singletons(small_.node_count());
        leiden(i).settle(small_, runs_[i], least_gain_, iterations_of_a_run, context_);
    });
}

std::vector<Membership> Ensemble::runs_from(const Membership& cores, std::size_t round) const {
    std::vector<Membership> divisions(runs_from_cores);
    const std::uint32_t core_count = std::ranges::max(cores) + 1;
    const Network core_network = aggregate(small_, cores, core_count);
    const double begin = 0.6 + 0.1 * static_cast<double>(round);
    for_each_run(runs_from_cores, begin, begin + 0.1, [&](std::size_t i) {
        Membership division = singletons(core_count);
        leiden(runs_.size() + round * runs_from_cores + i)
            .settle(core_network, division, least_gain_, most_iterations, context_);
        divisions[i] = compose(cores, division);
    });
    return divisions;
}

/// The best of what becomes of the cores, and of the first runs.
Membership Ensemble::best_from_cores() const {
    std::vector<Membership> all = runs_;
    std::vector<Membership> last = runs_;
    for (std::size_t round = 0; round < rounds_from_cores; ++round) {
        last = runs_from(common_parts(last), round);
        all.insert(all.end(), last.begin(), last.end());
    }
    return std::ranges::max(all, {}, [&](const Membership& division) {
        return division_score(small_, penalty_, division);
    });
}

}  // namespace sigloom
