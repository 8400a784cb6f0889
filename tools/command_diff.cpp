// `sigloom diff`: what changed from one scan to the next.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <tuple>

#include "core/graph/column_names.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/commands.hpp"
#include "tools/graph_differences.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/text_width.hpp"
#include "tools/two_inputs.hpp"

namespace sigloom {
namespace {

enum class DiffPart : std::uint8_t { nodes, edges, communities };

}  // namespace

template <>
inline constexpr auto enum_names<DiffPart> = enum_table<DiffPart>({{DiffPart::nodes, "nodes"},
                                                                   {DiffPart::edges, "edges"},
                                                                   {DiffPart::communities,
                                                                    "communities"}});

namespace {

struct Arguments {
    InputOptions input;
    DifferenceOptions options;
    std::vector<std::string> parts;
    std::vector<std::string> kinds;
    std::size_t top = 10;
    TableOrGraphOptions outputs;
};

constexpr std::size_t listed_members = 5;

/// One line of the table.
struct Row {
    std::string change;
    std::string_view of;
    std::string id, label, kind, target, target_label;
    const ComparedThing* thing = nullptr;  ///< of nodes and edges
    std::string details;
};

/// Labels with commas, at most `most` of them, and how many more there are.
std::string listed(const std::vector<std::string>& labels, std::size_t most) {
    const std::size_t count = std::min(most, labels.size());
    std::string text = fmt::format(
        "{}", fmt::join(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(count), ", "));
    if (count < labels.size()) text += fmt::format(" and {} more", labels.size() - count);
    return text;
}

/// The rows of the parts that are asked for, and of each change at most as many as are shown.
class Rows {
  public:
    Rows(const TwoInputs& inputs, const Differences& differences, const Arguments& arguments)
        : before_(inputs.before.graph),
          after_(inputs.after.graph),
          differences_(differences),
          arguments_(arguments) {
        for (const std::string& name : arguments.kinds) kinds_.push_back(kind_in_either(name));
    }

    std::vector<Row> list() {
        if (is_asked_for(DiffPart::nodes)) {
            add_standing();
            add_things(
                differences_.things.nodes, [&](std::uint32_t i) { return is_wanted(i); },
                [&](std::uint32_t i) { return node_row(i, "node"); });
        }
        if (is_asked_for(DiffPart::communities) && kinds_.empty()) add_communities();
        if (is_asked_for(DiffPart::edges)) {
            add_things(
                differences_.things.edges,
                [&](std::uint32_t i) {
                    const auto [low, high] = differences_.things.ends[i];
                    return is_wanted(low) && is_wanted(high);
                },
                [&](std::uint32_t i) { return edge_row(i); });
        }
        return std::move(rows_);
    }

  private:
    [[nodiscard]] std::string kind_in_either(const std::string& name) const {
        std::vector<std::string> kinds = node_kinds(before_);
        for (const std::string& kind : node_kinds(after_)) kinds.push_back(kind);
        std::ranges::sort(kinds);
        kinds.erase(std::ranges::unique(kinds).begin(), kinds.end());
        if (const auto kind = kind_called(name, kinds)) return *kind;
        throw Failure(
            fmt::format("no node is of kind '{}'; there are {}", name, fmt::join(kinds, ", ")));
    }
    [[nodiscard]] bool is_asked_for(DiffPart part) const {
        const auto& parts = arguments_.parts;
        return parts.empty() || std::ranges::find(parts, name_of(part)) != parts.end();
    }
    /// A node of a kind that is asked for.
    [[nodiscard]] bool is_wanted(std::uint32_t number) const {
        if (kinds_.empty()) return true;
        const ComparedThing& thing = differences_.things.nodes[number];
        const std::string_view kind = thing.after ? after_.nodes().kind[thing.after->number]
                                                  : before_.nodes().kind[thing.before->number];
        return std::ranges::find(kinds_, kind) != kinds_.end();
    }

    [[nodiscard]] Row node_row(std::uint32_t number, std::string_view of) const {
        const ComparedThing& thing = differences_.things.nodes[number];
        const NodeTable& table = thing.after ? after_.nodes() : before_.nodes();
        const Node node = thing.after ? thing.after->number : thing.before->number;
        return {std::string(name_of(thing.change)),
                of,
                std::string(table.id[node]),
                std::string(table.label[node]),
                std::string(table.kind[node]),
                {},
                {},
                &thing,
                {}};
    }

    [[nodiscard]] Row edge_row(std::uint32_t number) const {
        const ComparedThing& thing = differences_.things.edges[number];
        const auto [low, high] = differences_.things.ends[number];
        Row row = node_row(low, "edge");
        Row other = node_row(high, "edge");
        if (other.id < row.id) std::swap(row, other);
        row.change = name_of(thing.change);
        row.target = other.id;
        row.target_label = other.label;
        const EdgeTable& table = thing.after ? after_.edges() : before_.edges();
        row.kind = table.kind[(thing.after ? thing.after : thing.before)->number];
        row.thing = &thing;
        return row;
    }

    void add_standing() {
        std::string last;
        std::size_t of_one = 0;
        for (const StandingChange& change : differences_.standing) {
            if (!is_wanted(change.node)) continue;
            Row row = node_row(change.node, "node");
            row.change = in_words(change);
            of_one = row.change == last ? of_one + 1 : 1;
            last = row.change;
            if (of_one > shown(arguments_.top, of_one)) continue;
            row.details = fmt::format("rank {}", change.rank);
            rows_.push_back(std::move(row));
        }
    }

    /// What is most certain comes first, or else what is largest.
    template <typename IsWanted, typename RowOf>
    void add_things(const std::vector<ComparedThing>& things, IsWanted is_wanted_one,
                    RowOf row_of) {
        for (const Change change :
             {Change::stronger, Change::weaker, Change::appeared, Change::gone}) {
            std::vector<std::uint32_t> numbers;
            for (std::uint32_t i = 0; i < things.size(); ++i) {
                if (things[i].change == change && is_wanted_one(i)) numbers.push_back(i);
            }
            const auto key = [&](std::uint32_t i) {
                const ComparedThing& thing = things[i];
                const bool is_tested = change == Change::stronger || change == Change::weaker;
                return std::tuple(is_tested ? thing.p.value_or(1) : 1,
                                  -std::max(reports_of(thing.before), reports_of(thing.after)),
                                  -std::max(weight_of(thing.before), weight_of(thing.after)), i);
            };
            const auto end = numbers.begin() +
                             static_cast<std::ptrdiff_t>(shown(arguments_.top, numbers.size()));
            std::ranges::partial_sort(numbers, end, {}, key);
            for (auto i = numbers.begin(); i != end; ++i) rows_.push_back(row_of(*i));
        }
    }
    static std::int32_t reports_of(const std::optional<Presence>& then) {
        return then ? then->reports.value_or(0) : 0;
    }
    static double weight_of(const std::optional<Presence>& then) { return then ? then->weight : 0; }

    [[nodiscard]] std::vector<std::string> names(const std::vector<std::uint32_t>& groups,
                                                 const CommunitiesThen& then) const {
        std::vector<std::string> list;
        for (const std::uint32_t group : groups) list.push_back(then.names[group]);
        return list;
    }
    /// The labels of members of one group that are not in another.
    [[nodiscard]] std::string missing(const std::vector<std::uint32_t>& members,
                                      const std::vector<std::uint32_t>& others) const {
        std::vector<std::uint32_t> only;
        std::ranges::set_difference(members, others, std::back_inserter(only));
        std::vector<std::string> labels;
        for (const std::uint32_t number : only) labels.push_back(node_row(number, "node").label);
        return listed(labels, listed_members);
    }
    [[nodiscard]] std::string details_of(const GroupChange& change) const {
        const auto& [then, now] = std::tie(differences_.before, differences_.after);
        if (change.event == GroupEvent::split) {
            return fmt::format("into: {}", fmt::join(names(change.after, now), "; "));
        }
        if (change.event == GroupEvent::merged) {
            return fmt::format("from: {}", fmt::join(names(change.before, then), "; "));
        }
        if (change.event != GroupEvent::changed) {
            const auto& members = change.after.empty() ? then.members[change.before.front()]
                                                       : now.members[change.after.front()];
            return counted(members.size(), "term");
        }
        const auto& members_then = then.members[change.before.front()];
        const auto& members_now = now.members[change.after.front()];
        std::string text = fmt::format("{:.2g} of its terms are the same", change.jaccard);
        const std::string joined = missing(members_now, members_then);
        const std::string left = missing(members_then, members_now);
        if (!joined.empty()) text += "; joined: " + joined;
        if (!left.empty()) text += "; left: " + left;
        return text;
    }

    void add_communities() {
        std::size_t of_one = 0;
        const GroupChange* last = nullptr;
        for (const GroupChange& change : differences_.communities) {
            of_one = last != nullptr && last->event == change.event ? of_one + 1 : 1;
            last = &change;
            if (of_one > shown(arguments_.top, of_one)) continue;
            const bool of_before =
                change.event == GroupEvent::gone || change.event == GroupEvent::split;
            Row& row = rows_.emplace_back();
            row.change = name_of(change.event);
            row.of = "community";
            row.label = of_before ? differences_.before.names[change.before.front()]
                                  : differences_.after.names[change.after.front()];
            row.details = details_of(change);
        }
    }

    const KnowledgeGraph& before_;
    const KnowledgeGraph& after_;
    const Differences& differences_;
    const Arguments& arguments_;
    std::vector<std::string> kinds_;
    std::vector<Row> rows_;
};

Cell reports_cell(const std::optional<Presence>& then) {
    if (!then) return std::int64_t{0};
    return then->reports ? Cell(std::int64_t{*then->reports}) : Cell();
}

Cell share_cell(const std::optional<Presence>& then, std::size_t all) {
    if (all == 0) return {};
    if (!then) return 0.0;
    return then->reports ? Cell(*then->reports / static_cast<double>(all)) : Cell();
}

Cell optional_cell(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell();
}

Table table_of(const std::vector<Row>& rows, const Comparison& all) {
    Table table{{"change", "of", "id", column_names::label, column_names::kind, "target",
                 "target_label", "reports_before", "reports_after", "share_before", "share_after",
                 "p", "adjusted_p", "weight_before", "weight_after", "details"},
                {}};
    for (const Row& row : rows) {
        auto& cells = table.rows.emplace_back(std::vector<Cell>{row.change, std::string(row.of),
                                                                row.id, row.label, row.kind,
                                                                row.target, row.target_label});
        if (row.thing != nullptr) {
            const auto& [before, after, change, p, adjusted] = *row.thing;
            cells.push_back(reports_cell(before));
            cells.push_back(reports_cell(after));
            cells.push_back(share_cell(before, all.reports_before));
            cells.push_back(share_cell(after, all.reports_after));
            cells.push_back(optional_cell(p));
            cells.push_back(optional_cell(adjusted));
            cells.emplace_back(before ? before->weight : 0);
            cells.emplace_back(after ? after->weight : 0);
        } else {
            cells.resize(cells.size() + 8);
        }
        cells.emplace_back(row.details);
    }
    return table;
}

Table table_for_people(const std::vector<Row>& rows) {
    Table table{{"change", "of", column_names::label, column_names::kind, "reports_before",
                 "reports_after", "adjusted_p", "details"},
                {}};
    for (const Row& row : rows) {
        const std::string label =
            row.target_label.empty() ? row.label : row.label + " – " + row.target_label;
        auto& cells = table.rows.emplace_back(
            std::vector<Cell>{row.change, std::string(row.of), label, row.kind});
        if (row.thing != nullptr) {
            cells.push_back(reports_cell(row.thing->before));
            cells.push_back(reports_cell(row.thing->after));
            cells.push_back(optional_cell(row.thing->adjusted));
        } else {
            cells.resize(cells.size() + 3);
        }
        cells.emplace_back(row.details);
    }
    return table;
}

std::string counts_in_words(std::string_view what, const std::vector<ComparedThing>& things) {
    const auto count = [&](Change change) {
        return std::ranges::count(things, change, &ComparedThing::change);
    };
    return fmt::format("{}: {} new, {} gone, {} stronger, {} weaker, {} as before.", what,
                       count(Change::appeared), count(Change::gone), count(Change::stronger),
                       count(Change::weaker), count(Change::same));
}

/// What the table rests on.
std::string remarks_on(const Differences& differences, const Arguments& arguments) {
    const Comparison& all = differences.things;
    std::string text =
        counts_in_words("Nodes", all.nodes) + ' ' + counts_in_words("Edges", all.edges);
    if (all.reports_before == 0 || all.reports_after == 0) {
        return text +
               " Without the reports behind both graphs nothing is tested against chance: "
               "stronger is what has more strength or weight.";
    }
    text += fmt::format(" {} before, {} after, {} in both.", counted(all.reports_before, "report"),
                        counted(all.reports_after, "report"), all.reports_in_both);
    if (!all.is_tested) return text;
    return text + fmt::format(
                      " Stronger and weaker: exact test of the share of reports, corrected for "
                      "looking at all that {} or more reports name (Benjamini and Hochberg, {:.3g} "
                      "%){}.",
                      arguments.options.things.least, 100 * arguments.options.things.level,
                      all.reports_in_both == 0
                          ? ""
                          : "; reports that are in both say nothing of a change, and count only "
                            "where one side has no others");
}

int show_differences(Arguments& arguments) {
    const ResultTargets targets = result_targets(arguments.outputs);
    for (const std::string& part : arguments.parts) find_choice<DiffPart>("--of", part);
    Messages messages(arguments.input.verbosity);
    const TwoInputs inputs = load_two_inputs(arguments.input, messages);
    const KnowledgeGraph& before = inputs.before.graph;
    const KnowledgeGraph& after = inputs.after.graph;
    arguments.options.communities.context =
        measure_context(arguments.input, "communities", messages);
    const Differences found = differences(before, after, arguments.options);
    const std::vector<Row> rows = Rows(inputs, found, arguments).list();
    int exit_code = std::max(inputs.before.exit_code(), inputs.after.exit_code());
    if (!targets.graphs.empty()) {
        const KnowledgeGraph graph = graph_of_differences(before, after, found);
        exit_code = std::max(
            exit_code, write_graph(graph, targets.graphs, inputs.after, arguments.input, messages));
    }
    const std::string remarks = found.empty() ? "Nothing changed." : remarks_on(found, arguments);
    for (const TableTarget& target : targets.tables) {
        const bool is_for_people =
            target.format == TableFormat::table || target.format == TableFormat::markdown;
        if (target.format == TableFormat::table && rows.empty()) {
            const int printed = print_results(
                target.place, messages, [&](Output& output) { output.write(wrapped(remarks, 0)); });
            exit_code = std::max(exit_code, printed);
            continue;
        }
        const Table table = is_for_people ? table_for_people(rows) : table_of(rows, found.things);
        exit_code = std::max(
            exit_code, print_with_remarks(table, remarks, target.format, target.place, messages));
    }
    return exit_code;
}

}  // namespace

Run add_diff(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    DifferenceOptions& options = arguments->options;
    line.add({.name = "--of",
              .count = Count::comma_list,
              .value_name = "PART",
              .standard = "all",
              .help = fmt::format("Only the changes of these: {}",
                                  fmt::join(all_names<DiffPart>(), ", ")),
              .set = store_in(arguments->parts)});
    add_kind_filter(line, arguments->kinds, "Only nodes, or edges between nodes, of these kinds");
    add_top(line, arguments->top, "How many to show of each kind of change");
    add_whole_number(line, "--least", options.things.least, 1'000'000,
                     "Test only what so many reports name, before and after");
    add_whole_number(
        line, "--leading", options.leading, 1'000'000,
        "How many nodes count as central, and as bridging; at most a tenth of all terms");
    add_number(
        line, "--level", "SHARE",
        "Of what is called stronger or weaker, the share that may be chance; 1 shows every "
        "difference",
        "above 0, at most 1", [](double value) { return value > 0 && value <= 1; },
        [&options](double value) { options.things.level = value; })
        .standard = "0.05";
    add_number(
        line, "--inclusion", "SHARE",
        "Two communities belong together that have so much of the smaller one in common",
        "above 0, at most 1", [](double value) { return value > 0 && value <= 1; },
        [&options](double value) { options.groups.inclusion = value; })
        .standard = "0.5";
    add_whole_number(line, "--seed", options.communities.seed,
                     std::numeric_limits<std::uint64_t>::max(),
                     "Of the search for communities; the same seed gives the same result");
    for (const char* name : {"--level", "--inclusion", "--seed"}) {
        line.find(name)->group = OptionGroup::precision;
    }
    add_table_or_graph_options(line, arguments->outputs,
                               "the nodes and edges of both, and the column change",
                               {"--of", "--kind", "--top"});
    add_input_options(line, arguments->input);
    line.find("INPUT")->help =
        "OLD and NEW: each a folder of reports, a report, or a graph file; - is standard input";
    return [arguments] { return show_differences(*arguments); };
}

}  // namespace sigloom
