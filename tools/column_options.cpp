#include "tools/column_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "core/analysis/edge_measures.hpp"
#include "core/analysis/measures.hpp"
#include "core/base/cancelled.hpp"
#include "core/graph/column_names.hpp"
#include "core/graph/edge_evidence.hpp"
#include "core/text/unknown_name.hpp"
#include "tools/failure.hpp"
#include "tools/options.hpp"

namespace sigloom {
namespace {

constexpr std::string_view evidence_column = "evidence";

constexpr std::array<std::string_view, 4> of_drawing{column_names::x, column_names::y,
                                                     column_names::size, column_names::color};

[[noreturn]] void fail_for_unknown_measure(std::string_view name) {
    std::vector<std::string_view> known;
    for (const Measure& each : measures()) known.push_back(each.name);
    for (const EdgeMeasure& each : edge_measures()) known.push_back(each.name);
    throw WrongUse(unknown_name("measure", name, known));
}

/// The weight is there already, and is no column.
bool is_column(const EdgeMeasure& measure) {
    return measure.name != column_names::weight;
}

void require_measures(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const EdgeMeasure* of_edges = find_edge_measure(name);
        if (find_measure(name) == nullptr && (of_edges == nullptr || !is_column(*of_edges))) {
            fail_for_unknown_measure(name);
        }
    }
}

KnowledgeGraph with_measures(const KnowledgeGraph& graph, const std::vector<std::string>& names,
                             const InputOptions& input, Messages& messages) {
    ColumnSet of_nodes;
    ColumnSet of_edges;
    for (const std::string& name : names) {
        const MeasureContext context = measure_context(input, name, messages);
        if (const Measure* measure = find_measure(name)) {
            if (find_column(of_nodes, name) != nullptr) continue;
            of_nodes.push_back({name, measure->compute(graph, context), {}});
        }
        const EdgeMeasure* measure = find_edge_measure(name);
        if (measure != nullptr && is_column(*measure) && find_column(of_edges, name) == nullptr) {
            of_edges.push_back({name, measure->compute(graph, context), {}});
        }
    }
    messages.end_progress();
    return graph.with_node_columns(of_nodes).with_edge_columns(of_edges);
}

/// The numbers of the measure or the column.
Column scores_for_sizes(const KnowledgeGraph& graph, const std::string& name,
                        const InputOptions& input, Messages& messages) {
    if (const Column* column = find_column(graph.nodes().columns, name)) {
        if (std::holds_alternative<TextColumn>(column->data)) {
            throw Failure(fmt::format("--size-by {}: this column has no numbers", name));
        }
        return *column;
    }
    const Measure* measure = find_measure(name);
    if (measure == nullptr) {
        std::vector<std::string_view> known;
        for (const Measure& each : measures()) known.push_back(each.name);
        for (const Column& column : graph.nodes().columns) known.push_back(column.name);
        throw Failure(unknown_name("measure or column", name, known));
    }
    const MeasureContext context = measure_context(input, name, messages);
    return {name, measure->compute(graph, context), {}};
}

Column sizes_by(const Column& scores) {
    constexpr double smallest = 2;
    constexpr double largest = 17;
    double highest = 0;
    for (std::size_t row = 0; row < scores.size(); ++row) {
        highest = std::max(highest, scores.number(row).value_or(0));
    }
    std::vector<double> sizes;
    for (std::size_t row = 0; row < scores.size(); ++row) {
        const double share =
            highest > 0 ? std::max(scores.number(row).value_or(0), 0.0) / highest : 0;
        sizes.push_back(
            std::sqrt(smallest * smallest + (largest * largest - smallest * smallest) * share));
    }
    return {column_names::size, std::move(sizes), {}};
}

std::string report_text(const ReportEntry& report) {
    const std::string& name = report.title.empty() ? report.path : report.title;
    return report.url.empty() ? name : fmt::format("{} <{}>", name, report.url);
}

/// Of each edge, the reports that add most to it, the latest first of those that add the same.
Column evidence_of_edges(const KnowledgeGraph& graph, std::uint32_t most) {
    const std::vector<ReportEntry>& reports = graph.evidence().reports;
    TextColumn texts;
    for (const EdgeEnds ends : graph.edges().ends) {
        if (texts.size() % 1024 == 0) stop_if_cancelled();
        auto evidence = edge_evidence(graph, ends.source, ends.target);
        std::ranges::stable_sort(evidence, [&](const EdgeEvidence& a, const EdgeEvidence& b) {
            if (a.contribution != b.contribution) return a.contribution > b.contribution;
            return reports[a.a.report].date > reports[b.a.report].date;
        });
        evidence.resize(std::min<std::size_t>(evidence.size(), most));
        std::string text;
        for (const EdgeEvidence& each : evidence) {
            if (!text.empty()) text += '\n';
            text += report_text(reports[each.a.report]);
        }
        texts.push_back(text);
    }
    return {std::string(evidence_column), std::move(texts), {}};
}

/// All columns but those that stay. How nodes are drawn stays always.
ColumnSet only(const ColumnSet& columns, const std::vector<std::string>& names) {
    ColumnSet chosen = columns;
    chosen.erase_if([&](const Column& column) {
        return std::ranges::count(names, column.name) == 0 &&
               std::ranges::count(of_drawing, column.name) == 0;
    });
    return chosen;
}

KnowledgeGraph only_columns(const KnowledgeGraph& graph, const std::vector<std::string>& names) {
    const ColumnSet& of_nodes = graph.nodes().columns;
    const ColumnSet& of_edges = graph.edges().columns;
    for (const std::string& name : names) {
        if (find_column(of_nodes, name) != nullptr || find_column(of_edges, name) != nullptr)
            continue;
        std::vector<std::string_view> known;
        for (const Column& column : of_nodes) known.push_back(column.name);
        for (const Column& column : of_edges) {
            if (std::ranges::count(known, column.name) == 0) known.push_back(column.name);
        }
        throw Failure(unknown_name("column", name, known));
    }
    NodeTable nodes = graph.nodes();
    EdgeTable edges = graph.edges();
    nodes.columns = only(of_nodes, names);
    edges.columns = only(of_edges, names);
    return {std::move(nodes), std::move(edges), graph.evidence()};
}

}  // namespace

KnowledgeGraph with_chosen_columns(const KnowledgeGraph& graph, const ColumnOptions& options,
                                   const InputOptions& input, Messages& messages) {
    KnowledgeGraph result = with_measures(graph, options.with, input, messages);
    if (!options.size_by.empty()) {
        const Column scores = scores_for_sizes(result, options.size_by, input, messages);
        result = result.with_node_columns(make_columns(sizes_by(scores)));
        messages.end_progress();
    }
    if (options.evidence > 0) {
        if (graph.evidence().empty()) {
            throw Failure("--evidence: the graph does not say which reports it rests on");
        }
        result = result.with_edge_columns(make_columns(evidence_of_edges(graph, options.evidence)));
    }
    return options.columns.empty() ? result : only_columns(result, options.columns);
}

void add_column_options(CommandLine& line, ColumnOptions& options, DrawingOptions& drawing) {
    line.add({.name = "--with",
              .count = Count::comma_list,
              .value_name = "MEASURE",
              .help = "Compute these measures of nodes or edges, and add them as columns, for "
                      "example pagerank,community",
              .group = OptionGroup::output,
              .set = [&options](const std::vector<std::string>& names) {
                  require_measures(names);
                  options.with = names;
              }});
    line.add({.name = "--size-by",
              .value_name = "MEASURE",
              .help = "What the sizes of nodes tell: a measure, or a column of theirs",
              .group = OptionGroup::output,
              .set = pass_to([&options, &drawing](const std::string& name) {
                  options.size_by = name;
                  drawing.sizes = GivenSizes::keep;
              })});
    Option& evidence =
        add_whole_number(line, "--evidence", options.evidence, UINT32_MAX,
                         "Add a column with the titles and links of so many reports of each edge");
    evidence.group = OptionGroup::output;
    line.add(
        {.name = "--columns",
         .count = Count::comma_list,
         .value_name = "COLUMN",
         .help = "Write only these columns of nodes and edges, beside labels, kinds and weights",
         .group = OptionGroup::output,
         .set = store_in(options.columns)});
}

}  // namespace sigloom
