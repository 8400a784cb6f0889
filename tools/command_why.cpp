// `sigloom why`: the reports and rows behind the edge of two nodes.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/base/millionths.hpp"
#include "core/graph/edge_evidence.hpp"
#include "core/names/term_kinds.hpp"
#include "core/text/fold.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/commands.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
    InputOptions input;
    std::string kind;
    std::size_t top = 0;
    TableFormat format = TableFormat::table;
};

/// Two nodes, the edge between them, and what stands behind it.
struct Answer {
    const KnowledgeGraph& graph;
    Node a;
    Node b;
    Edge edge;
    std::vector<EdgeEvidence> evidence;
    std::size_t in_all;   ///< before --top cut it
    double by_relevancy;  ///< what all of it adds up to
};

/// Evidence is told in terms of --weight relevancy.
bool has_weight_of_another_scheme(const Answer& answer) {
    constexpr double rounding = 1e-6;  // some files keep 7 digits of a weight
    const double weight = answer.graph.edges().weight[answer.edge];
    return std::abs(weight - answer.by_relevancy) > rounding * answer.by_relevancy;
}

/// Only the text of a row can name a term.
bool joins_row_and_term(const Answer& answer) {
    const TextColumn& kind = answer.graph.nodes().kind;
    return is_term_kind(kind[answer.a]) != is_term_kind(kind[answer.b]);
}

Table evidence_table(const Answer& answer) {
    Table table{{"report", "title", "url", "line_a", "r_a", "line_b", "r_b", "named_in_row",
                 "contribution"},
                {}};
    for (const EdgeEvidence& e : answer.evidence) {
        const ReportEntry& report = answer.graph.evidence().reports[e.a.report];
        table.rows.push_back({report.path, report.title, report.url, std::int64_t{e.a.line},
                              millionths::to_double(e.a.relevancy), std::int64_t{e.b.line},
                              millionths::to_double(e.b.relevancy),
                              joins_row_and_term(answer) ? Cell(e.mentioned) : Cell(),
                              millionths::to_double(e.contribution)});
    }
    return table;
}

Json node_json(const KnowledgeGraph& graph, Node node) {
    return {{"id", graph.nodes().id[node]},
            {"label", graph.nodes().label[node]},
            {"kind", graph.nodes().kind[node]}};
}

Json cell_json(const Cell& cell) {
    return std::visit(
        [](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
                return Json(nullptr);
            } else {
                return Json(value);
            }
        },
        cell);
}

Json answer_json(const Answer& answer) {
    const EdgeTable& edges = answer.graph.edges();
    Json edge{{"kind", edges.kind[answer.edge]}, {"weight", edges.weight[answer.edge]}};
    for (const Column& column : edges.columns) {
        edge[column.name] = cell_json(cell_of(column, answer.edge));
    }
    const Table table = evidence_table(answer);
    Json evidence = Json::array();
    for (const auto& row : table.rows) {
        Json& object = evidence.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) object[table.header[i]] = cell_json(row[i]);
    }
    return {{"a", node_json(answer.graph, answer.a)},
            {"b", node_json(answer.graph, answer.b)},
            {"edge", edge},
            {"evidence", evidence}};
}

void write_place(const Answer& answer, Node node, const Place& place, Output& output) {
    output.write(fmt::format("    {}:{}: {}, r {:.6g}\n",
                             printable(answer.graph.evidence().reports[place.report].path),
                             place.line, printable(answer.graph.nodes().label[node]),
                             millionths::to_double(place.relevancy)));
}

void write_for_people(const Answer& answer, Output& output) {
    const KnowledgeGraph& graph = answer.graph;
    for (const Node node : {answer.a, answer.b}) {
        output.write(fmt::format("{}  {}\n", printable(graph.nodes().id[node]),
                                 printable(graph.nodes().label[node])));
    }
    output.write(fmt::format("{}, weight {:.6g}, {}\n", printable(graph.edges().kind[answer.edge]),
                             graph.edges().weight[answer.edge], counted(answer.in_all, "report")));
    if (has_weight_of_another_scheme(answer)) {
        output.write(
            fmt::format("the weight is of another scheme than relevancy, by which the reports add "
                        "{:.6g}\n",
                        answer.by_relevancy));
    }
    for (const EdgeEvidence& e : answer.evidence) {
        const ReportEntry& report = graph.evidence().reports[e.a.report];
        output.write(
            fmt::format("\n{}\n", printable(report.title.empty() ? report.path : report.title)));
        write_place(answer, answer.a, e.a, output);
        write_place(answer, answer.b, e.b, output);
        const char* named = !joins_row_and_term(answer) ? ""
                            : e.mentioned               ? "; the row's text names the term"
                                                        : "; the row's text does not name the term";
        output.write(
            fmt::format("    adds {:.6g}{}\n", millionths::to_double(e.contribution), named));
    }
    if (answer.evidence.size() < answer.in_all) {
        output.write(fmt::format("\n... and {} more\n", answer.in_all - answer.evidence.size()));
    }
}

using Reports = std::vector<std::uint32_t>;

Reports reports_of(const Evidence& evidence, Node node) {
    Reports reports;
    for (const Place& place : evidence.places[node]) reports.push_back(place.report);
    return reports;
}

std::string list(const Evidence& evidence, const Reports& reports) {
    constexpr std::size_t few = 10;
    std::string text = counted(reports.size(), "report");
    for (std::size_t i = 0; i < std::min(few, reports.size()); ++i) {
        text += fmt::format("\n    {}", printable(evidence.reports[reports[i]].path));
    }
    return reports.size() > few ? text + "\n    ..." : text;
}

/// Why there is no edge, as far as the evidence tells.
std::string no_edge(const KnowledgeGraph& graph, Node a, Node b) {
    const auto id = [&](Node node) { return printable(graph.nodes().id[node]); };
    std::string text = fmt::format("no edge joins {} and {}", id(a), id(b));
    if (graph.evidence().empty()) return text;
    const Reports of_a = reports_of(graph.evidence(), a);
    const Reports of_b = reports_of(graph.evidence(), b);
    Reports both;
    std::ranges::set_intersection(of_a, of_b, std::back_inserter(both));
    text += fmt::format("\n  {} stands in {}", id(a), list(graph.evidence(), of_a));
    text += fmt::format("\n  {} stands in {}", id(b), list(graph.evidence(), of_b));
    return text + fmt::format("\n  both stand in {}", list(graph.evidence(), both));
}

Answer explain(const KnowledgeGraph& graph, Node a, Node b, std::size_t top) {
    if (a == b) throw Failure(fmt::format("both names mean {}", printable(graph.nodes().id[a])));
    const auto edge = graph.find_edge(a, b);
    if (!edge) throw Failure(no_edge(graph, a, b));
    if (graph.evidence().empty()) {
        throw Failure(
            fmt::format("an edge joins {} and {}, but the file does not carry the reports "
                        "behind it; ask these, or a JSON file that `sigloom build` made of them",
                        printable(graph.nodes().id[a]), printable(graph.nodes().id[b])));
    }
    auto evidence = edge_evidence(graph, a, b);
    const std::size_t in_all = evidence.size();
    std::int64_t sum = 0;
    for (const EdgeEvidence& each : evidence) sum += each.contribution;
    evidence.resize(shown(top, in_all));
    return {graph, a, b, *edge, std::move(evidence), in_all, millionths::to_double(sum)};
}

int why(Arguments& arguments) {
    const auto ends = take_last(arguments.input, 2, "the two nodes A and B");
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    const NodeNames names(input.graph, input.name_table);
    const Node a = names.find(ends[0], arguments.kind, messages);
    const Node b = names.find(ends[1], arguments.kind, messages);
    const Answer answer = explain(input.graph, a, b, arguments.top);
    const int printed = print_results(messages, [&](Output& output) {
        if (arguments.format == TableFormat::table) {
            write_for_people(answer, output);
        } else if (arguments.format == TableFormat::json) {
            output.write(answer_json(answer).dump(2, ' ', false, Json::error_handler_t::replace));
            output.write('\n');
        } else {
            write_table(evidence_table(answer), arguments.format, output);
        }
    });
    return std::max(printed, input.exit_code());
}

}  // namespace

Run add_why(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_top(line, arguments->top, "How many reports to show");
    add_kind_of_name(line, arguments->kind);
    add_table_format(line, arguments->format);
    add_input_options(line, arguments->input);
    return [arguments] { return why(*arguments); };
}

}  // namespace sigloom
