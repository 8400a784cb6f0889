// `sigloom info`: how large a graph is and what it is made of.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "core/analysis/local/clustering.hpp"
#include "core/analysis/local/component.hpp"
#include "core/analysis/local/degree.hpp"
#include "core/analysis/paths/eccentricity.hpp"
#include "core/analysis/profile/assortativity.hpp"
#include "core/analysis/profile/distribution.hpp"
#include "core/analysis/weight_sum.hpp"
#include "core/base/date.hpp"
#include "core/graph/column_names.hpp"
#include "core/text/fold.hpp"
#include "tools/commands.hpp"
#include "tools/community_search.hpp"
#include "tools/made_with.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/text_width.hpp"

namespace sigloom {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
    InputOptions input;
    TableOptions output;
    bool with_profile = false;
};

Json counts(const TextColumn& kinds) {
    std::map<std::string, std::size_t, std::less<>> count;
    for (std::size_t row = 0; row < kinds.size(); ++row) ++count[std::string(kinds[row])];
    Json object = Json::object();
    for (const auto& [kind, rows] : count) object[kind] = rows;
    return object;
}

Json names_of(const ColumnSet& columns) {
    Json names = Json::array();
    for (const Column& column : columns) names.push_back(column.name);
    return names;
}

std::size_t component_count(const KnowledgeGraph& graph) {
    const std::vector<std::int32_t> parts = component(graph);
    return std::set<std::int32_t>(parts.begin(), parts.end()).size();
}

/// The share of all possible edges that exist; null below two nodes.
Json density(const KnowledgeGraph& graph) {
    const auto nodes = static_cast<double>(graph.node_count());
    if (graph.node_count() < 2) return nullptr;
    return 2 * static_cast<double>(graph.edge_count()) / (nodes * (nodes - 1));
}

/// YYYY-MM-DD from a number YYYYMMDD; empty for one that is no day.
std::string iso_date(std::int64_t number) {
    return Date::from_number(number).value_or(Date()).iso();
}

/// The first and last date, of the reports where they are known, else of the nodes' columns.
Json dates(const KnowledgeGraph& graph) {
    std::set<std::string> seen;
    for (const ReportEntry& report : graph.evidence().reports) {
        seen.insert(iso_date(report.date));
    }
    for (const char* name : {column_names::first_seen, column_names::last_seen}) {
        const Column* column = find_column(graph.nodes().columns, name);
        if (!graph.evidence().empty() || column == nullptr) continue;
        for (std::size_t row = 0; row < column->size(); ++row) {
            const Cell cell = cell_of(*column, row);
            if (const auto* text = std::get_if<std::string>(&cell)) seen.insert(*text);
            if (const auto* date = std::get_if<std::int64_t>(&cell)) seen.insert(iso_date(*date));
        }
    }
    seen.erase("");
    if (seen.empty()) return nullptr;
    return Json::array({*seen.begin(), *seen.rbegin()});
}

Json or_null(std::optional<double> value) {
    return value ? Json(*value) : Json(nullptr);
}

Json degrees(const KnowledgeGraph& graph) {
    const std::vector<std::int32_t> all = degree(graph);
    const Distribution spread = distribution(std::vector<double>(all.begin(), all.end()));
    Json object;
    const auto add = [&](const char* name, double value) {
        object[name] = static_cast<std::int64_t>(value);
    };
    add("least", spread.least);
    add("25 %", spread.quarter);
    add("median", spread.median);
    add("75 %", spread.three_quarters);
    add("90 %", spread.tenth);
    add("99 %", spread.hundredth);
    add("most", spread.most);
    object["mean"] = spread.mean;
    object["gini"] = spread.gini;
    return object;
}

/// Closed triples by all triples: each node's share of closed pairs, by how many pairs it has.
Json transitivity(const KnowledgeGraph& graph, std::span<const double> closed) {
    double triples = 0;
    double closed_triples = 0;
    for (Node node = 0; node < graph.node_count(); ++node) {
        const auto neighbors = static_cast<double>(graph.degree(node));
        triples += neighbors * (neighbors - 1) / 2;
        closed_triples += closed[node] * neighbors * (neighbors - 1) / 2;
    }
    return triples > 0 ? Json(closed_triples / triples) : Json(nullptr);
}

/// What takes a moment, or on a large graph some seconds.
void add_profile(const KnowledgeGraph& graph, const InputOptions& options, Messages& messages,
                 Json& info) {
    const auto context = [&](std::string_view what) {
        return measure_context(options, what, messages);
    };
    info["degree"] = degrees(graph);
    info["assortativity"] = {{"degree", or_null(degree_assortativity(graph))},
                             {"kind", or_null(kind_assortativity(graph))}};
    const std::vector<double> closed = clustering(graph);
    const double sum = std::accumulate(closed.begin(), closed.end(), 0.0);
    info["clustering"] =
        closed.empty() ? Json(nullptr) : Json(sum / static_cast<double>(closed.size()));
    info["transitivity"] = transitivity(graph, closed);
    const std::vector<std::int32_t> farthest = eccentricity(graph, context("diameter"));
    info["diameter"] = farthest.empty() ? Json(nullptr) : Json(std::ranges::max(farthest));
    const auto [part, found, on] =
        find_communities(graph, CommunityNodes::terms, {.context = context("communities")});
    info["communities"] = found.count;
    info["modularity"] = found.quality;
}

Json describe(const KnowledgeGraph& graph) {
    WeightSum weight;
    for (const double each : graph.edges().weight) weight.add(each);
    Json info;
    info["nodes"] = graph.node_count();
    info["node_kinds"] = counts(graph.nodes().kind);
    info["edges"] = graph.edge_count();
    info["edge_kinds"] = counts(graph.edges().kind);
    info["weight"] = weight.value();
    info["density"] = density(graph);
    info["components"] = component_count(graph);
    info["reports"] =
        graph.evidence().empty() ? Json(nullptr) : Json(graph.evidence().reports.size());
    info["dates"] = dates(graph);
    info["node_columns"] = names_of(graph.nodes().columns);
    info["edge_columns"] = names_of(graph.edges().columns);
    return info;
}

/// Of a graph file, what it says of itself; of reports, what a file that is made of them would say.
void add_provenance(const Provenance& provenance, Json& info) {
    if (provenance.program.empty()) return;
    info["made_by"] = provenance.program;
    Json options = Json::object();
    for (const auto& [name, value] : provenance.options) options[name] = value;
    info["made_with"] = std::move(options);
    info["reports_hash"] = provenance.reports_hash;
}

std::string one_line(const Json& value) {
    if (value.is_null()) return "not known";
    if (value.is_number_float()) return fmt::format("{:.6g}", value.get<double>());
    if (value.is_string()) return printable(value.get<std::string>());
    if (!value.is_structured()) return value.dump();
    if (value.empty()) return "none";
    std::string text;
    for (const auto& [key, member] : value.items()) {
        if (!text.empty()) text += ", ";
        if (value.is_object()) text += (key.empty() ? "(none)" : printable(key)) + " ";
        text += one_line(member);
    }
    return text;
}

std::string as_text(const Json& info, std::size_t room) {
    constexpr std::size_t text_column = 14;
    std::string text;
    for (const auto& [key, value] : info.items()) {
        std::string title = key;
        std::ranges::replace(title, '_', ' ');
        const std::string lines = wrapped(one_line(value), text_column, room);
        text += fmt::format("{:<{}}{}", title, text_column,
                            std::string_view(lines).substr(text_column));
    }
    return text;
}

Cell cell_of_json(const Json& value) {
    if (value.is_null()) return {};
    if (value.is_boolean()) return value.get<bool>();
    if (value.is_number_integer()) return value.get<std::int64_t>();
    if (value.is_number()) return value.get<double>();
    return value.get<std::string>();
}

/// A row for each figure; those of one kind are called node_kinds.theme, and texts of a list have a
/// row each.
Table as_table(const Json& info) {
    Table table{{"name", "value"}, {}};
    for (const auto& [key, value] : info.items()) {
        if (!value.is_structured()) {
            table.rows.push_back({key, cell_of_json(value)});
            continue;
        }
        for (const auto& [inner, member] : value.items()) {
            const std::string name = value.is_object() ? fmt::format("{}.{}", key, inner) : key;
            table.rows.push_back({name, cell_of_json(member)});
        }
    }
    return table;
}

}  // namespace

Run add_info(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_table_options(line, arguments->output);
    line.add({.name = "--profile",
              .takes = Takes::nothing,
              .help = "Also the shape of the graph: degrees, assortativity, clustering, diameter, "
                      "and the communities that `sigloom communities` lists",
              .group = OptionGroup::output,
              .set = assign(arguments->with_profile, true)});
    add_input_options(line, arguments->input);
    return [arguments] {
        const TableFormat format = format_of(arguments->output);
        const ResultPlace& place = arguments->output.place;
        Messages messages(arguments->input.verbosity);
        const Input input = load_input(arguments->input, messages);
        Json info = describe(input.graph);
        add_provenance(input.kind == InputKind::reports ? provenance_of(input, arguments->input)
                                                        : input.provenance,
                       info);
        if (arguments->with_profile) {
            add_profile(input.graph, arguments->input, messages, info);
        }
        const int printed = print_results(place, messages, [&](Output& output) {
            if (format == TableFormat::table) {
                output.write(as_text(info, place.room()));
            } else if (format == TableFormat::json) {
                output.write(info.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
            } else {
                write_table(as_table(info), format, output);
            }
        });
        return std::max(printed, input.exit_code());
    };
}

}  // namespace sigloom
