// `sigloom why`: what reports say of two nodes, and the rows behind their edge.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/date.hpp"
#include "core/base/millionths.hpp"
#include "core/graph/edge_evidence.hpp"
#include "core/names/term_kinds.hpp"
#include "core/text/fold.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/commands.hpp"
#include "tools/mentions.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/text_width.hpp"

namespace sigloom {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
    InputOptions input;
    std::string kind;
    std::size_t top = 0;
    TableOptions output;
};

/// A report that names both.
struct Witness {
    std::uint32_t report;
    std::optional<EdgeEvidence> evidence;  ///< what it adds to the edge, if it does
    std::vector<Passage> quotes;           ///< that name both
    bool is_listed;                        ///< both stand in its lists or tables
};

/// Two nodes, the edge between them, and what stands behind it.
struct Answer {
    const KnowledgeGraph& graph;
    Node a;
    Node b;
    std::optional<Edge> edge;
    /// First those behind the edge, then those that list both, then those in text only.
    std::vector<Witness> witnesses;
    std::size_t behind_edge = 0;  ///< before --top cut it
    std::size_t in_all = 0;       ///< the same
    double by_relevancy = 0;      ///< what all of it adds up to
    bool has_text = false;        ///< the reports' text was looked into
};

/// Evidence is told in terms of --weight relevancy.
bool has_weight_of_another_scheme(const Answer& answer) {
    if (!answer.edge) return false;
    constexpr double rounding = 1e-6;  // some files keep 7 digits of a weight
    const double weight = answer.graph.edges().weight[*answer.edge];
    return std::abs(weight - answer.by_relevancy) > rounding * answer.by_relevancy;
}

/// Only the text of a row can name a term.
bool joins_row_and_term(const Answer& answer) {
    const TextColumn& kind = answer.graph.nodes().kind;
    return is_term_kind(kind[answer.a]) != is_term_kind(kind[answer.b]);
}

Table evidence_table(const Answer& answer) {
    Table table{{"report", "title", "date", "url", "line_a", "r_a", "line_b", "r_b", "named_in_row",
                 "contribution", "quotes"},
                {}};
    for (const auto& [number, evidence, quotes, is_listed] : answer.witnesses) {
        const ReportEntry& report = answer.graph.evidence().reports[number];
        auto& row = table.rows.emplace_back(
            std::vector<Cell>{report.path, report.title, date_of(report), report.url});
        constexpr std::size_t of_evidence = 6;
        if (evidence) {
            row.emplace_back(std::int64_t{evidence->a.line});
            row.emplace_back(millionths::to_double(evidence->a.relevancy));
            row.emplace_back(std::int64_t{evidence->b.line});
            row.emplace_back(millionths::to_double(evidence->b.relevancy));
            row.push_back(joins_row_and_term(answer) ? Cell(evidence->mentioned) : Cell());
            row.emplace_back(millionths::to_double(evidence->contribution));
        } else {
            row.resize(row.size() + of_evidence);
        }
        row.emplace_back(joined(quotes));
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

Json edge_json(const Answer& answer) {
    if (!answer.edge) return nullptr;
    const EdgeTable& edges = answer.graph.edges();
    Json edge{{"kind", edges.kind[*answer.edge]}, {"weight", edges.weight[*answer.edge]}};
    for (const Column& column : edges.columns) {
        edge[column.name] = cell_json(cell_of(column, *answer.edge));
    }
    return edge;
}

Json quotes_json(const std::vector<Passage>& quotes) {
    Json list = Json::array();
    for (const Passage& quote : quotes) {
        list.push_back({{"line", quote.line},
                        {"text", quote.text},
                        {"from", quote.is_row ? "row" : "summary"}});
    }
    return list;
}

Json answer_json(const Answer& answer) {
    const Table table = evidence_table(answer);
    Json evidence = Json::array();
    Json in_text = Json::array();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const Witness& witness = answer.witnesses[row];
        Json& object = (witness.evidence ? evidence : in_text).emplace_back();
        const std::size_t values = witness.evidence ? table.header.size() - 1 : 4;
        for (std::size_t i = 0; i < values; ++i) {
            object[table.header[i]] = cell_json(table.rows[row][i]);
        }
        object["quotes"] = quotes_json(witness.quotes);
    }
    return {{"a", node_json(answer.graph, answer.a)},
            {"b", node_json(answer.graph, answer.b)},
            {"edge", edge_json(answer)},
            {"evidence", evidence},
            {"in_text_only", in_text}};
}

/// "robots in line 7, Crewless ferries (r 0.8) in line 30; adds 0.8".
std::string places(const Answer& answer, const EdgeEvidence& evidence) {
    const auto place = [&](Node node, const Place& at) {
        const std::string_view label = answer.graph.nodes().label[node];
        if (at.relevancy == millionths::one) return fmt::format("{} in line {}", label, at.line);
        return fmt::format("{} (r {:.6g}) in line {}", label, millionths::to_double(at.relevancy),
                           at.line);
    };
    const char* named = !joins_row_and_term(answer) ? ""
                        : evidence.mentioned        ? "; the row's text names the term"
                                                    : "; the row's text does not name the term";
    return fmt::format("{}, {}; adds {:.6g}{}", place(answer.a, evidence.a),
                       place(answer.b, evidence.b), millionths::to_double(evidence.contribution),
                       named);
}

/// "cooccurs, weight 2, 2 reports" or what stands for it.
std::string about_edge(const Answer& answer) {
    if (!answer.edge) return "no edge joins them";
    const EdgeTable& edges = answer.graph.edges();
    const std::string text =
        fmt::format("{}, weight {:.6g}, {}", edges.kind[*answer.edge], edges.weight[*answer.edge],
                    counted(answer.behind_edge, "report"));
    if (!has_weight_of_another_scheme(answer)) return text;
    return text + fmt::format(
                      "; the weight is of another scheme than relevancy, by which the "
                      "reports add {:.6g}",
                      answer.by_relevancy);
}

/// What stands above the reports that add nothing.
std::string_view heading_of(const Witness& witness) {
    return witness.is_listed
               ? "These list both, and add nothing to an edge:"
               : "These name both in their text only, which adds nothing to the weight:";
}

/// Calls visit(witness, heading) with the heading of the first of each group; empty for all others.
template <typename Visit>
void for_each_witness(const Answer& answer, Visit visit) {
    std::string_view last;
    for (const Witness& witness : answer.witnesses) {
        const std::string_view heading = witness.evidence ? "" : heading_of(witness);
        visit(witness, heading == last ? "" : heading);
        last = heading;
    }
}

constexpr std::string_view without_text =
    "The file does not hold the reports' text; give the reports themselves for quotations.";

/// Texts for people, wrapped at the width of the terminal.
class TextAnswer {
  public:
    TextAnswer(const Answer& answer, std::size_t room, Output& output)
        : answer_(answer), room_(std::min<std::size_t>(room, 100)), output_(output) {}

    void write() {
        const KnowledgeGraph& graph = answer_.graph;
        for (const Node node : {answer_.a, answer_.b}) {
            line(fmt::format("{}  {}", graph.nodes().id[node], graph.nodes().label[node]), 0);
        }
        line(about_edge(answer_), 0);
        for_each_witness(answer_, [&](const Witness& witness, std::string_view heading) {
            if (!heading.empty()) {
                output_.write('\n');
                line(heading, 0);
            }
            write_witness(witness);
        });
        if (answer_.witnesses.size() < answer_.in_all) {
            output_.write(
                fmt::format("\n... and {} more\n", answer_.in_all - answer_.witnesses.size()));
        }
        if (!answer_.has_text) {
            output_.write('\n');
            line(without_text, 0);
        }
    }

  private:
    void line(std::string_view text, std::size_t indent) {
        output_.write(wrapped(printable(text), indent, room_));
    }

    void write_witness(const Witness& witness) {
        const ReportEntry& report = answer_.graph.evidence().reports[witness.report];
        output_.write('\n');
        const std::string date = date_of(report);
        line(title_of(report) + (date.empty() ? "" : ", " + date), 0);
        if (!report.url.empty()) line(report.url, 4);
        line(report.path, 4);
        for (const Passage& quote : witness.quotes) {
            line(fmt::format("\"{}\" (line {})", quote.text, quote.line), 4);
        }
        if (witness.evidence) {
            line(places(answer_, *witness.evidence), 4);
        } else if (witness.quotes.empty()) {
            line("both are named, not in one sentence", 4);
        }
    }

    const Answer& answer_;
    std::size_t room_;
    Output& output_;
};

/// A text of a report as a text of Markdown.
std::string escaped_markdown(std::string_view text) {
    std::string escaped;
    for (const char byte : text) {
        if (std::string_view("\\`*_[]<>#|").find(byte) != std::string_view::npos) escaped += '\\';
        escaped += byte;
    }
    return escaped;
}

/// The target of a link, for between < and >.
std::string link_target(std::string_view url) {
    std::string target;
    for (const char byte : url) {
        if (byte == '<' || byte == '>' || byte == '\\') target += '\\';
        if (byte != '\n' && byte != '\r') target += byte;
    }
    return target;
}

void write_witness_as_markdown(const Answer& answer, const Witness& witness, Output& output) {
    const ReportEntry& report = answer.graph.evidence().reports[witness.report];
    std::string title = escaped_markdown(title_of(report));
    if (!report.url.empty()) title = fmt::format("[{}](<{}>)", title, link_target(report.url));
    const std::string date = date_of(report);
    output.write(fmt::format("- {}{}\n", title, date.empty() ? "" : ", " + date));
    for (const Passage& quote : witness.quotes) {
        output.write(fmt::format("\n  > {} ({}, line {})\n", escaped_markdown(quote.text),
                                 escaped_markdown(report.path), quote.line));
    }
    if (witness.evidence) {
        output.write(fmt::format("\n  {}.\n", escaped_markdown(places(answer, *witness.evidence))));
    }
    output.write('\n');
}

void write_markdown(const Answer& answer, Output& output) {
    const TextColumn& label = answer.graph.nodes().label;
    output.write(fmt::format("**{}** and **{}**: {}.\n\n", escaped_markdown(label[answer.a]),
                             escaped_markdown(label[answer.b]),
                             escaped_markdown(about_edge(answer))));
    for_each_witness(answer, [&](const Witness& witness, std::string_view heading) {
        if (!heading.empty()) output.write(fmt::format("{}\n\n", heading));
        write_witness_as_markdown(answer, witness, output);
    });
    if (answer.witnesses.size() < answer.in_all) {
        output.write(fmt::format("... and {} more\n", answer.in_all - answer.witnesses.size()));
    }
    if (!answer.has_text) output.write(fmt::format("{}\n", without_text));
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

/// The reports behind the edge, and after them those that only their text makes name both.
Answer explain(const Input& input, Node a, Node b, const Arguments& arguments) {
    const KnowledgeGraph& graph = input.graph;
    if (a == b) throw Failure(fmt::format("both names mean {}", printable(graph.nodes().id[a])));
    Answer answer{.graph = graph, .a = a, .b = b, .edge = graph.find_edge(a, b), .witnesses = {}};
    if (answer.edge && graph.evidence().empty()) {
        throw Failure(
            fmt::format("an edge joins {} and {}, but the file does not carry the reports "
                        "behind it; ask these, or a JSON file that `sigloom build` made of them",
                        printable(graph.nodes().id[a]), printable(graph.nodes().id[b])));
    }
    std::map<std::uint32_t, Witness> in_text;
    answer.has_text = input.kind == InputKind::reports;
    if (answer.has_text) {
        const NamedThing things[] = {thing_of_nodes(input, {a}), thing_of_nodes(input, {b})};
        for (Mentions& each : find_mentions(input, things, arguments.input)) {
            in_text.emplace(each.report,
                            Witness{each.report, {}, std::move(each.quotes), each.is_listed});
        }
    }
    std::int64_t sum = 0;
    for (const EdgeEvidence& each : edge_evidence(graph, a, b)) {
        sum += each.contribution;
        Witness witness{each.a.report, each, {}, true};
        if (const auto found = in_text.find(each.a.report); found != in_text.end()) {
            witness.quotes = std::move(found->second.quotes);
            in_text.erase(found);
        }
        answer.witnesses.push_back(std::move(witness));
    }
    answer.behind_edge = answer.witnesses.size();
    for (auto& [report, witness] : in_text) answer.witnesses.push_back(std::move(witness));
    std::ranges::stable_partition(answer.witnesses,
                                  [](const Witness& w) { return w.evidence || w.is_listed; });
    answer.in_all = answer.witnesses.size();
    const auto says_something = [](const Witness& w) {
        return w.evidence || !w.is_listed || !w.quotes.empty();
    };
    if (std::ranges::none_of(answer.witnesses, says_something)) throw Failure(no_edge(graph, a, b));
    answer.witnesses.resize(shown(arguments.top, answer.in_all));
    answer.by_relevancy = millionths::to_double(sum);
    return answer;
}

int why(Arguments& arguments) {
    const auto ends = take_last(arguments.input, 2, "the two nodes A and B");
    const TableFormat format = format_of(arguments.output);
    const ResultPlace& place = arguments.output.place;
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    const NodeNames names(input.graph, input.name_table);
    const Node a = names.find(ends[0], arguments.kind, messages);
    const Node b = names.find(ends[1], arguments.kind, messages);
    const Answer answer = explain(input, a, b, arguments);
    const int printed = print_results(place, messages, [&](Output& output) {
        if (format == TableFormat::table) {
            TextAnswer(answer, place.room(), output).write();
        } else if (format == TableFormat::markdown) {
            write_markdown(answer, output);
        } else if (format == TableFormat::json) {
            output.write(answer_json(answer).dump(2, ' ', false, Json::error_handler_t::replace));
            output.write('\n');
        } else {
            write_table(evidence_table(answer), format, output);
        }
    });
    return std::max(printed, input.exit_code());
}

}  // namespace

Run add_why(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_top(line, arguments->top, "How many reports to show");
    add_kind_of_name(line, arguments->kind);
    add_table_options(line, arguments->output);
    add_input_options(line, arguments->input);
    return [arguments] { return why(*arguments); };
}

}  // namespace sigloom
