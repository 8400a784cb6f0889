#include "tools/slices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "core/base/threads.hpp"
#include "core/foresight/timeline.hpp"
#include "core/graph/graph_of_reports.hpp"
#include "core/text/fold.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/failure.hpp"
#include "tools/options.hpp"
#include "tools/time_cut.hpp"

namespace sigloom {
namespace {

/// How one slice is written.
GraphTarget target_of(const GraphOutputs& outputs, const std::string& label) {
    GraphOutputs one = outputs;
    if (one.format.empty()) one.format = "json";
    std::string file = label;
    if (const Format* format = find_format(one.format)) file += format->suffixes.front();
    one.paths = {(std::filesystem::path(outputs.paths.front()) / file).string()};
    return graph_targets(one).front();
}

Timeline timeline_for(const Evidence& evidence, PeriodLength length) {
    if (evidence.empty()) {
        throw Failure("--slices take the evidence, which reports and JSON files of ours carry");
    }
    try {
        return timeline_of(evidence.reports, length);
    } catch (const std::invalid_argument& error) {
        throw Failure(fmt::format("--slices: {}", error.what()));
    }
}

}  // namespace

void require_slices_writable(const GraphOutputs& outputs) {
    if (outputs.paths.size() != 1 || outputs.paths.front() == "-") {
        throw WrongUse("--slices write many files: give one folder, -o DIR/");
    }
    target_of(outputs, "slice");
}

int write_slices(Input input, PeriodLength length, const GraphOutputs& outputs,
                 const InputOptions& options, Messages& messages) {
    const KnowledgeGraph whole = input.graph;
    const Evidence& evidence = whole.evidence();
    const Timeline timeline = timeline_for(evidence, length);
    const std::size_t undated = evidence.reports.size() - timeline.dated;
    if (undated > 0) say_undated(undated, messages);
    std::error_code error;
    std::filesystem::create_directories(outputs.paths.front(), error);
    if (error) {
        throw Failure(fmt::format("{}: {}", printable(outputs.paths.front()), error.message()));
    }
    const WeightScheme* scheme = weight_scheme_of(input, options);
    int exit_code = 0;
    for (std::size_t period = 0; period < timeline.periods.size(); ++period) {
        if (timeline.reports[period] == 0) continue;
        input.graph = graph_of_days(whole, timeline.periods.days(period), options.build.threads);
        if (scheme != nullptr) {
            const MeasureContext context = measure_context(options, "weights", messages);
            input.graph = weigh(input.graph, *scheme, context, messages);
        }
        const GraphTarget target = target_of(outputs, timeline.periods.label(period));
        exit_code = std::max(
            exit_code, write_graph(input.graph, std::span(&target, 1), input, options, messages));
    }
    if (exit_code == 0) {
        messages.say(fmt::format("{} written to {}", counted(timeline.filled(), "graph"),
                                 printable(outputs.paths.front())));
    }
    return exit_code;
}

}  // namespace sigloom
