#include "core/analysis/paths/sweep_tasks.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>

#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/hop_sweep.hpp"
#include "core/analysis/paths/length_sweep.hpp"
#include "core/analysis/paths/pool.hpp"
#include "core/analysis/paths/source_order.hpp"

namespace sigloom {
namespace {

/// So many sources are searched from at a time in single precision.
constexpr std::size_t batch = 16;
constexpr std::size_t max_chunks = 64;
/// Up to so many arcs times sources, double precision takes no time worth speaking of.
constexpr std::uint64_t small_work = 20'000'000;
/// With fewer of 16 sources in step, one at a time is faster than eight in double precision.
constexpr double least_in_step = 3;

/// Sources of one problem whose sums are added up on one thread.
struct Chunk {
    std::size_t problem;
    std::span<const Vertex> sources;
};

std::vector<Chunk> cut_into_chunks(const std::vector<SweepProblem>& problems) {
    std::vector<Chunk> chunks;
    for (std::size_t i = 0; i < problems.size(); ++i) {
        const std::span<const Vertex> sources = problems[i].sources;
        const std::size_t batches = (sources.size() + batch - 1) / batch;
        const std::size_t count = std::min(max_chunks, batches);
        for (std::size_t chunk = 0; chunk < count; ++chunk) {
            const std::size_t begin = batch * (batches * chunk / count);
            const std::size_t end =
                std::min(sources.size(), batch * (batches * (chunk + 1) / count));
            chunks.push_back({i, sources.subspan(begin, end - begin)});
        }
    }
    return chunks;
}

/// Memory for sweeps over one problem.
class Sweeps {
  public:
    Sweeps(const SweepProblem& problem, InstructionSet set) : problem_(problem), set_(set) {}

    std::unique_ptr<Sweep> take(LanePrecision precision) {
        return pool(precision).take([&]() -> std::unique_ptr<Sweep> {
            if (!problem_.graph.length.empty()) return std::make_unique<LengthSweep>(problem_);
            if (precision == LanePrecision::full && !is_in_step()) {
                return std::make_unique<HopSweep>(problem_);
            }
            return make_sweep(problem_, precision, set_);
        });
    }
    void give_back(LanePrecision precision, std::unique_ptr<Sweep> sweep) {
        pool(precision).give_back(std::move(sweep));
    }

  private:
    Pool<Sweep>& pool(LanePrecision precision) {
        return precision == LanePrecision::single ? single_ : full_;
    }

    bool is_in_step() {
        std::call_once(once_, [this] {
            is_in_step_ = sources_in_step(problem_.graph, problem_.sources) >= least_in_step;
        });
        return is_in_step_;
    }

    const SweepProblem& problem_;
    InstructionSet set_;
    std::once_flag once_;  ///< set with is_in_step_, which most problems never ask for
    bool is_in_step_ = false;
    Pool<Sweep> single_;
    Pool<Sweep> full_;
};

/// How many of the sources were done before one did not fit.
std::size_t sweep_from(std::span<const Vertex> sources, LanePrecision precision, Sweeps& sweeps,
                       const MeasureContext& context, SweepSums& sums) {
    if (sources.empty()) return 0;  // and make no memory for sweeps that none needs
    std::unique_ptr<Sweep> sweep = sweeps.take(precision);
    std::size_t done = 0;
    while (done < sources.size()) {
        context.stop_if_cancelled();
        const std::size_t count = std::min(sweep->lanes(), sources.size() - done);
        if (!sweep->add(sources.subspan(done, count), sums)) break;
        done += count;
    }
    sweeps.give_back(precision, std::move(sweep));
    return done;
}

/// False when a double cannot count the paths.
bool run_chunk(std::span<const Vertex> sources, LanePrecision precision, Sweeps& sweeps,
               const MeasureContext& context, SweepSums& sums) {
    bool first = true;
    while (precision == LanePrecision::single && !sources.empty()) {
        sources = sources.subspan(sweep_from(sources, precision, sweeps, context, sums));
        // What does not fit at once will hardly fit later.
        const std::size_t again = first ? sources.size() : std::min(batch, sources.size());
        const std::size_t done =
            sweep_from(sources.first(again), LanePrecision::full, sweeps, context, sums);
        if (done < again) return false;
        sources = sources.subspan(again);
        first = false;
    }
    return sweep_from(sources, LanePrecision::full, sweeps, context, sums) == sources.size();
}

SweepSums no_sums(const SweepProblem& problem, ArcSums arcs) {
    return {std::vector<double>(problem.graph.size(), 0),
            std::vector<double>(arcs == ArcSums::wanted ? problem.graph.target.size() : 0, 0)};
}

/// Whether a float can count the paths from sources in the middle of the order.
bool fits_floats(const SweepProblem& problem, Sweeps& sweeps) {
    SweepSums ignored = no_sums(problem, ArcSums::left_out);
    std::unique_ptr<Sweep> sweep = sweeps.take(LanePrecision::single);
    const std::span sources(problem.sources);
    const std::size_t first = sources.size() / 2;
    const bool fits = sweep->add(
        sources.subspan(first, std::min(sweep->lanes(), sources.size() - first)), ignored);
    sweeps.give_back(LanePrecision::single, std::move(sweep));
    return fits;
}

LanePrecision precision_for(const SweepProblem& problem, PathPrecision wanted, Sweeps& sweeps) {
    if (!problem.graph.length.empty()) return LanePrecision::full;
    if (wanted == PathPrecision::single) return LanePrecision::single;
    const std::uint64_t work = problem.graph.target.size() * problem.sources.size();
    if (wanted == PathPrecision::full || work <= small_work) return LanePrecision::full;
    return fits_floats(problem, sweeps) ? LanePrecision::single : LanePrecision::full;
}

void add(std::vector<double>& to, const std::vector<double>& from) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
}

}  // namespace

std::optional<std::vector<SweepSums>> run_sweeps(const std::vector<SweepProblem>& problems,
                                                 const SweepOptions& options) {
    const InstructionSet set = options.set.value_or(instruction_sets().back());
    std::vector<std::unique_ptr<Sweeps>> sweeps;
    std::vector<SweepSums> totals;
    std::vector<LanePrecision> precisions;
    for (const SweepProblem& problem : problems) {
        sweeps.push_back(std::make_unique<Sweeps>(problem, set));
        totals.push_back(no_sums(problem, options.arcs));
        precisions.push_back(precision_for(problem, options.precision, *sweeps.back()));
    }
    const std::vector<Chunk> chunks = cut_into_chunks(problems);
    std::vector<SweepSums> sums(chunks.size());
    std::atomic<bool> fits = true;
    for_each_block(chunks.size(), chunks.size(), options.context, [&](const Block& block) {
        if (!fits) return;
        const auto& [number, sources] = chunks[block.index];
        const SweepProblem& problem = problems[number];
        SweepSums& sum = sums[block.index] = no_sums(problem, options.arcs);
        if (!run_chunk(sources, precisions[number], *sweeps[number], options.context, sum))
            fits = false;
    });
    if (!fits) return std::nullopt;
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        add(totals[chunks[i].problem].between, sums[i].between);
        add(totals[chunks[i].problem].arcs, sums[i].arcs);
    }
    return totals;
}

}  // namespace sigloom
