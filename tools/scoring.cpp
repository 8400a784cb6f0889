#include "tools/scoring.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "core/analysis/thinning/node_choices.hpp"
#include "core/text/unknown_name.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/failure.hpp"
#include "tools/graph_part.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"

namespace sigloom {
namespace {

std::vector<std::string> usual_measures(const ScoringOptions& options) {
    if (!options.from.empty()) return {"pagerank"};
    if (options.epsilon) return {"betweenness"};
    return {"pagerank", "betweenness"};
}

std::vector<const Measure*> chosen_measures(std::span<const std::string> names) {
    std::vector<const Measure*> chosen;
    const auto choose = [&](const Measure& measure) {
        if (std::ranges::find(chosen, &measure) == chosen.end()) chosen.push_back(&measure);
    };
    for (const std::string& name : names) {
        if (name == "all") {
            for (const Measure& measure : measures()) choose(measure);
        } else if (const Measure* measure = find_measure(name)) {
            choose(*measure);
        } else {
            std::vector<std::string_view> known;
            for (const Measure& each : measures()) known.push_back(each.name);
            throw WrongUse(unknown_name("measure", name, known));
        }
    }
    return chosen;
}

/// Throws WrongUse unless all that are chosen have what the option is about.
template <typename Has>
void require_all(std::string_view option, std::span<const Measure* const> chosen, const Has& has) {
    const auto without =
        std::ranges::find_if(chosen, [&](const Measure* measure) { return !has(*measure); });
    if (without == chosen.end()) return;
    std::string names;
    for (const Measure& measure : measures()) {
        if (has(measure)) names += (names.empty() ? "" : ", ") + std::string(measure.name);
    }
    throw WrongUse(fmt::format("{} is not for {}, only for {}", option, (*without)->name, names));
}

GraphPart part_without_hubs(const KnowledgeGraph& graph, double share, Messages& messages) {
    std::vector<bool> stays;
    try {
        stays = nodes_without_hubs(graph, share);
    } catch (const std::invalid_argument& error) {
        throw Failure(fmt::format("--without-hubs: {}", error.what()));
    }
    GraphPart part = part_of(graph, stays);
    messages.say(fmt::format("--without-hubs leaves {} of {} out of shortest paths",
                             graph.node_count() - part.nodes.size(),
                             counted(graph.node_count(), "node")));
    return part;
}

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Calls a computation off after so many seconds, or once the share that it has done tells that it
/// would take longer.
MeasureContext with_limit(MeasureContext context, double limit) {
    const Clock::time_point begin = Clock::now();
    context.deadline = begin + std::chrono::duration_cast<Clock::duration>(
                                   std::chrono::duration<double>(std::min(limit, 1e9)));
    context.progress = [progress = context.progress, limit, begin](double share) {
        const double seconds = seconds_since(begin);
        if (seconds > limit / 10 && seconds > limit * share) throw OutOfTime();
        if (progress) progress(share);
    };
    return context;
}

Scores of_estimate(const Measure& measure, Estimate estimate, const EstimateOptions& options) {
    const std::string name(measure.name);
    Scores scores{{name + "_estimate", std::move(estimate.value), {}}, {}, {}};
    scores.margins.push_back({name + "_low", std::move(estimate.low), {}});
    scores.margins.push_back({name + "_high", std::move(estimate.high), {}});
    if (scores.margins[0].data == scores.margins[1].data) {
        scores.values.name = name;
        scores.margins = {};
        return scores;  // the sample was all there is
    }
    scores.remark = fmt::format(
        "{}: estimated from {} {}; with probability {:.6g}, {} is within {:.6g} of the exact one, "
        "and all are between low and high. --epsilon {:.6g} --delta {:.6g} --seed {} repeats it.",
        name, estimate.samples, estimate.sampled, 1 - options.delta, estimate.promise,
        estimate.epsilon, estimate.epsilon, options.delta, options.seed);
    return scores;
}

Scores score(const Measure& measure, const KnowledgeGraph& graph, std::span<const Node> origins,
             const ScoringOptions& options, const MeasureContext& context) {
    const auto exact = [&](const MeasureContext& with) -> Scores {
        return {{std::string(measure.name),
                 origins.empty() ? measure.compute(graph, with)
                                 : measure.compute_from(graph, origins, with),
                 {}},
                {},
                {}};
    };
    if (measure.estimate == nullptr || (!options.epsilon && !options.time_limit)) {
        return exact(context);
    }
    EstimateOptions estimate{.delta = options.delta, .seed = options.seed, .context = context};
    if (options.epsilon) estimate.epsilon = *options.epsilon;
    if (options.time_limit) {
        const Clock::time_point begin = Clock::now();
        try {
            return exact(with_limit(context, *options.time_limit / 2));
        } catch (const OutOfTime&) {
            const double left = *options.time_limit - seconds_since(begin);
            if (!options.epsilon) estimate.seconds = std::max(left, *options.time_limit / 10);
        }
    }
    return of_estimate(measure, measure.estimate(graph, estimate), estimate);
}

}  // namespace

Scoring::Scoring(ScoringOptions options) : options_(std::move(options)) {
    measures_ = chosen_measures(options_.by.empty() ? usual_measures(options_) : options_.by);
    if (!options_.from.empty()) {
        require_all("--from", measures_,
                    [](const Measure& m) { return m.compute_from != nullptr; });
    }
    if (options_.epsilon) {
        require_all("--epsilon", measures_, [](const Measure& m) { return m.estimate != nullptr; });
    }
}

std::vector<Node> Scoring::origins(const Input& input, Messages& messages) const {
    std::vector<Node> nodes;
    if (options_.from.empty()) return nodes;
    const NodeNames known(input.graph, input.name_table);
    for (const std::string& name : options_.from) {
        nodes.push_back(known.find(name, "", messages));
    }
    return nodes;
}

std::vector<Scores> Scoring::compute(const KnowledgeGraph& graph, std::span<const Node> origins,
                                     const InputOptions& input, Messages& messages) const {
    std::optional<GraphPart> part;
    if (options_.without_hubs) part = part_without_hubs(graph, *options_.without_hubs, messages);
    SharedResults of_graph;
    SharedResults of_part;
    std::vector<Scores> all;
    for (const Measure* measure : measures_) {
        const bool on_part = part && measure->family == MeasureFamily::paths;
        MeasureContext context = measure_context(input, measure->name, messages);
        context.shared = on_part ? &of_part : &of_graph;
        context.stop_if_cancelled();
        Scores scores = score(*measure, on_part ? part->graph : graph, origins, options_, context);
        if (on_part) {
            scores.values = spread_out(scores.values, part->nodes, graph.node_count());
            ColumnSet margins;
            for (const Column& margin : scores.margins) {
                margins.push_back(spread_out(margin, part->nodes, graph.node_count()));
            }
            scores.margins = std::move(margins);
        }
        all.push_back(std::move(scores));
    }
    return all;
}

void Scoring::require_error_bars(const InputOptions& input) const {
    if (input.weight != nullptr && input.weight->name != "relevancy") {
        throw WrongUse(
            fmt::format("--bootstrap goes by the relevancy of reports, and not with "
                        "--weight {}",
                        input.weight->name));
    }
    if (options_.epsilon || options_.time_limit) {
        throw WrongUse("--bootstrap does not go with estimates");
    }
    if (options_.without_hubs) {
        throw WrongUse(
            "--bootstrap does not go with --without-hubs; --thin without-hubs:SHARE does");
    }
}

std::vector<Scorer> Scoring::scorers(const std::vector<Node>& origins) const {
    std::vector<Scorer> all;
    for (const Measure* measure : measures_) {
        if (origins.empty()) {
            all.emplace_back(measure->compute);
        } else {
            all.emplace_back(
                [measure, origins](const KnowledgeGraph& resampled, const MeasureContext& context) {
                    return measure->compute_from(resampled, origins, context);
                });
        }
    }
    return all;
}

void add_scoring(CommandLine& line, ScoringOptions& options) {
    line.add({.name = "--by",
              .count = Count::comma_list,
              .value_name = "MEASURE",
              .standard = "pagerank,betweenness",
              .help = "The measures to show; all shows every one",
              .set = store_in(options.by)});
    line.add(
        {.name = "--from",
         .count = Count::one_per_use,
         .value_name = "NAME",
         .help = "PageRank as seen from this node: near what is it? May be given several times",
         .set = store_in(options.from)});
    add_number(
        line, "--without-hubs", "SHARE",
        "For measures of shortest paths, leave out the nodes that more than this share of the "
        "reports name; they get no value. A term in every second report joins everything",
        "from 0 to 1", [](double value) { return value >= 0 && value <= 1; },
        [&](double value) { options.without_hubs = value; });
    add_number(
        line, "--epsilon", "E",
        "Estimate the measures from a sample, so that no value is farther from the exact one "
        "than this (--list-measures tells which can be estimated, docs/estimates.md what the "
        "distance is)",
        "0.0001 or more and below 1",
        [](double value) { return value >= least_epsilon && value < 1; },
        [&](double value) { options.epsilon = value; });
    add_number(
        line, "--delta", "P", "The probability that an estimate is farther off (without it 0.1)",
        "above 0 and below 1", [](double value) { return value > 0 && value < 1; },
        [&](double value) { options.delta = value; });
    add_number(
        line, "--time-limit", "SECONDS",
        "Estimate a measure that would take longer in full, as well as the time allows on this "
        "machine, or to --epsilon; the result tells which epsilon repeats it",
        "above 0", [](double value) { return value > 0; },
        [&](double value) { options.time_limit = value; });
    for (const char* name : {"--epsilon", "--delta", "--time-limit"}) {
        line.find(name)->group = OptionGroup::precision;
    }
}

}  // namespace sigloom
