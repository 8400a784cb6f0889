#include "tools/time_cut.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "core/base/threads.hpp"
#include "core/graph/graph_of_reports.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/failure.hpp"
#include "tools/options.hpp"

namespace sigloom {
namespace {

Date date_of_entry(const ReportEntry& report) {
    return Date::from_number(report.date).value_or(Date());
}

/// For a message.
std::string dates_of(const Evidence& evidence) {
    DateRange span;
    for (const ReportEntry& report : evidence.reports) {
        const Date date = date_of_entry(report);
        if (!date.is_known()) continue;
        span.first = span.first.is_known() ? std::min(span.first, date) : date;
        span.last = std::max(span.last, date);
    }
    if (span.is_open()) return "none of them has a date";
    return fmt::format("they are dated {} to {}", span.first.iso(), span.last.iso());
}

}  // namespace

const WeightScheme* weight_scheme_of(const Input& input, const InputOptions& options) {
    if (options.weight != nullptr) return options.weight;
    for (const auto& [name, value] : input.provenance.options) {
        if (name == "weight" && value != "relevancy") return find_weight_scheme(value);
    }
    return nullptr;
}

void say_undated(std::size_t reports, Messages& messages) {
    messages.warning(fmt::format("{} without a usable date {} left out", counted(reports, "report"),
                                 reports == 1 ? "is" : "are"));
}

KnowledgeGraph graph_of_days(const KnowledgeGraph& graph, const DateRange& days, unsigned threads) {
    KnowledgeGraph part;
    run_on_threads(threads, [&] {
        part = graph_of_reports(
            graph, [&](const ReportEntry& report) { return days.contains(date_of_entry(report)); });
    });
    return part;
}

KnowledgeGraph graph_of_time(const Input& input, const InputOptions& options, Messages& messages) {
    const DateRange& time = options.time;
    if (time.last.is_known() && time.first > time.last) {
        throw WrongUse(
            fmt::format("--since {} is later than --until {}", time.first.iso(), time.last.iso()));
    }
    const Evidence& evidence = input.graph.evidence();
    if (evidence.empty()) {
        throw Failure(
            "--since and --until take the evidence, which reports and JSON files of ours carry");
    }
    const auto undated =
        static_cast<std::size_t>(std::ranges::count(evidence.reports, 0, &ReportEntry::date));
    if (undated > 0) say_undated(undated, messages);
    KnowledgeGraph graph = graph_of_days(input.graph, time, options.build.threads);
    if (graph.evidence().empty()) {
        throw Failure(fmt::format("no report is dated {}; {}", in_words(time), dates_of(evidence)));
    }
    const WeightScheme* scheme = weight_scheme_of(input, options);
    if (scheme == nullptr || scheme == options.weight) return graph;  // that one is made later
    return weigh(graph, *scheme, measure_context(options, "weights", messages), messages);
}

Timeline timeline_for(std::string_view what, const KnowledgeGraph& graph,
                      std::optional<PeriodLength> period, Messages& messages) {
    constexpr std::size_t fewest_reports = 5;
    constexpr std::size_t fewest_periods = 3;
    const Evidence& evidence = graph.evidence();
    if (evidence.empty()) {
        throw Failure(
            fmt::format("{} take the evidence, which reports and JSON files of ours carry", what));
    }
    try {
        Timeline timeline = timeline_of(evidence.reports, period);
        require_enough(timeline, fewest_reports, fewest_periods);
        const std::size_t undated = evidence.reports.size() - timeline.dated;
        if (undated > 0) say_undated(undated, messages);
        return timeline;
    } catch (const std::invalid_argument& error) {
        throw Failure(fmt::format("no {}: {}", what, error.what()));
    }
}

}  // namespace sigloom
