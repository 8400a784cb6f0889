// `sigloom names`: what became of every surface form, and why.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>

#include "core/graph/column_names.hpp"
#include "core/names/name_file.hpp"
#include "core/names/suggest.hpp"
#include "core/text/fold.hpp"
#include "core/text/name_key.hpp"
#include "core/text/nearest.hpp"
#include "core/text/unknown_name.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/commands.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    std::vector<std::string> kinds;
    std::size_t top = 0;
    TableFormat format = TableFormat::table;
    ResultPlace place;                   ///< of what is printed
    std::optional<std::string> explain;  ///< a name
    bool suggest = false;
    std::string output;  ///< a path, or nothing
};

std::uint32_t bit_of_evidence(const std::string& wanted) {
    if (const auto evidence = value_named<KindEvidence>(wanted)) {
        return std::uint32_t{1} << static_cast<std::uint32_t>(*evidence);
    }
    throw WrongUse(unknown_name("--without", wanted, all_names<KindEvidence>()));
}

/// For a terminal: line ends stay, what would change how lines are shown does not.
std::string printable_lines(std::string_view text) {
    std::string safe;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        safe += printable(text.substr(0, end)) + '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return safe;
}

/// Kinds of rows, of which there is a ledger, too: of those that were merged.
constexpr std::array<std::string_view, 5> row_kinds{"signal", "concern", "behavior", "technology",
                                                    "issue"};

/// Terms of all kinds or, if some are asked for, terms and rows of these.
Table ledger(const Arguments& arguments, const Input& input) {
    Table table{{"surface", "canonical", "kind", "entity_type", "reports", "rule", "score",
                 "points", "evidence", "id"},
                {}};
    const auto& kinds = arguments.kinds;
    const auto is_meant = [&](const std::string& kind) {
        return std::ranges::find(kinds, kind) != kinds.end();
    };
    for (const NameEntry& name : input.names) {
        if (!kinds.empty() && !is_meant(name.kind)) continue;
        table.rows.push_back({name.surface, name.canonical, name.kind, name.entity_type,
                              std::int64_t{name.reports}, name.rule, name.score, name.points,
                              name.evidence, name.id});
    }
    for (const MergedRow& row : input.merged_rows) {
        if (!is_meant(row.kind)) continue;
        table.rows.push_back({row.surface, row.canonical, row.kind, "", std::int64_t{row.reports},
                              row.rule, 0.0, "", "", row.id});
    }
    table.rows.resize(shown(arguments.top, table.rows.size()));
    return table;
}

/// Terms and rows.
std::vector<MergeCandidate> names_to_compare(const Input& input) {
    std::vector<MergeCandidate> names = merge_candidates(input.name_table);
    const NodeTable& nodes = input.graph.nodes();
    const Column* reports = find_column(nodes.columns, column_names::reports);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (std::ranges::find(row_kinds, nodes.kind[i]) == row_kinds.end()) continue;
        const double count = reports == nullptr ? 0 : reports->number(i).value_or(0);
        names.push_back({name_key(nodes.label[i]), nodes.label[i], nodes.kind[i],
                         static_cast<std::uint32_t>(count)});
    }
    return names;
}

std::string in_double_quotes(std::string_view name) {
    return fmt::format("\"{}\"", name);
}

/// What it is called, or that it is dropped.
std::string outcome_of(const NameEntry& name) {
    if (name.kind == dropped_kind) return in_double_quotes(name.surface) + " is dropped";
    const std::string called = name.surface == name.canonical
                                   ? in_double_quotes(name.surface) + " is its own canonical name"
                                   : fmt::format("{} is called {}", in_double_quotes(name.surface),
                                                 in_double_quotes(name.canonical));
    if (name.kind != entity_kind) return called + ", a theme";
    if (name.entity_type.empty()) return called + ", an entity";
    return fmt::format("{}, an entity ({})", called, name.entity_type);
}

/// The rules and what they are made of, with the line of the alias file that decided, if one did.
std::string reasons_of(const NameEntry& name, std::uint32_t alias_line, const std::string& path) {
    std::string why = name.rule;
    if (alias_line > 0) {
        why.insert(std::min(alias_rule.size(), why.size()),
                   fmt::format(" (line {} of {})", alias_line, path));
    }
    if (name.kind == dropped_kind) return why.empty() ? "" : fmt::format("Why: {}.\n", why);
    if (!why.empty() && !name.points.empty()) why += "; ";
    why += name.points;
    return fmt::format("Why: {}. That makes {} points; above 0 is an entity.\n",
                       why.empty() ? "nothing speaks for or against it" : why, name.score);
}

/// What became of one surface form, in sentences.
class Explainer {
  public:
    Explainer(const Input& input, const InputOptions& options)
        : names_(input.names),
          table_(input.name_table),
          alias_path_(options.alias_file.path),
          discovers_(options.build.learning.discover > 0) {}

    /// Throws Failure when there is none like it.
    [[nodiscard]] std::string explain(const std::string& surface) const {
        const std::string key = name_key(surface);
        std::string text;
        const auto add_all = [&](auto is_meant) {
            for (const NameEntry& name : names_) {
                if (is_meant(name)) text += sentences_of(name);
            }
        };
        add_all([&](const NameEntry& name) { return name.surface == surface; });
        if (text.empty()) {
            add_all([&](const NameEntry& name) { return name_key(name.surface) == key; });
        }
        if (text.empty()) text = explain_unlisted(surface);
        if (text.empty()) fail(surface, key);
        return printable_lines(text);
    }

  private:
    [[nodiscard]] std::string sentences_of(const NameEntry& name) const {
        const std::uint32_t row = table_.find(name.surface);
        // A report may mean something else than the row says.
        const bool by_row = row != NameTable::none && name.rule.starts_with(alias_rule);
        const std::uint32_t alias_line = by_row ? table_.rows()[row].alias_line : 0;
        const bool is_listed = row == NameTable::none || table_.rows()[row].reports > 0;
        const std::string lists =
            name.reports == 0 ? "No list has it"
            : discovers_ && !is_listed
                ? counted(name.reports, "report mentions it", "reports mention it")
                : counted(name.reports, "report lists it", "reports list it");
        std::string text = fmt::format("{}. {}.\n{}", outcome_of(name), lists,
                                       reasons_of(name, alias_line, alias_path_));
        if (!name.evidence.empty()) text += fmt::format("See {}.\n", name.evidence);
        return text;
    }

    /// Of a form that only texts have, or only the table that was given; empty for any other.
    [[nodiscard]] std::string explain_unlisted(const std::string& surface) const {
        const std::uint32_t found = table_.find(surface);
        if (found == NameTable::none) return {};
        const NameRow& row = table_.rows()[found];
        const NameClass& meant = table_.classes()[row.name_class];
        return sentences_of({.surface = row.surface,
                             .canonical = meant.label,
                             .kind = std::string(kind_of(meant)),
                             .entity_type = std::string(name_of(meant.type)),
                             .reports = 0,
                             .rule = row.rule,
                             .score = meant.score,
                             .points = meant.parts,
                             .evidence = row.evidence,
                             .id = {}});
    }

    [[noreturn]] void fail(const std::string& surface, const std::string& key) const {
        std::map<std::string, std::string_view> surface_of_key;
        for (const NameEntry& name : names_) {
            surface_of_key.try_emplace(name_key(name.surface), name.surface);
        }
        std::vector<std::string_view> keys;
        for (const auto& [known, its_surface] : surface_of_key) keys.push_back(known);
        std::vector<std::string_view> near;
        for (const std::string_view known : nearest(key, keys, 3)) {
            near.push_back(surface_of_key.at(std::string(known)));
        }
        const std::string hint =
            near.empty() ? "" : fmt::format("; did you mean {}?", alternatives(near));
        throw Failure(fmt::format("no report lists {}{}", in_double_quotes(surface), hint));
    }

    const std::vector<NameEntry>& names_;
    const NameTable& table_;
    std::string alias_path_;
    bool discovers_;
};

int write_names(const std::string& path, const NameTable& table, Messages& messages) {
    Output output = open_output(path);
    output.write(save_names(table));
    return finish(output, messages);
}

/// The ledger, or the part or form of it that was asked for, to standard output.
int print_names(const Arguments& arguments, const Input& input, Messages& messages) {
    return print_results(arguments.place, messages, [&](Output& output) {
        if (arguments.explain) {
            const Explainer explainer(input, arguments.input);
            output.write(explainer.explain(*arguments.explain));
        } else if (arguments.suggest) {
            const std::size_t most = arguments.top == 0 ? SIZE_MAX : arguments.top;
            output.write(as_alias_file(suggest_merges(names_to_compare(input), most)));
        } else {
            write_table(ledger(arguments, input), arguments.format, output, arguments.place.room());
        }
    });
}

void add_own_options(CommandLine& line, Arguments& arguments) {
    line.add({.name = "--explain",
              .value_name = "NAME",
              .help = "Say in sentences what became of one name",
              .excludes = {"--kind", "--top", "--format", "--suggest"},
              .set = store_in(arguments.explain)});
    line.add({.name = "--suggest",
              .takes = Takes::nothing,
              .help = "Merges that the rules did not dare, as an alias file to be edited",
              .excludes = {"--kind", "--format"},
              .set = assign(arguments.suggest, true)});
    line.add({.name = "--output",
              .short_name = 'o',
              .takes = Takes::file,
              .value_name = "FILE",
              .help = "Write the table of names to a file instead, for --names FILE; - is "
                      "standard output",
              .group = OptionGroup::output,
              .excludes = {"--kind", "--top", "--format", "--explain", "--suggest"},
              .set = store_in(arguments.output)});
    const auto leave_out = [&arguments](const std::vector<std::string>& kinds) {
        for (const std::string& kind : kinds) {
            arguments.input.build.learning.left_out |= bit_of_evidence(kind);
        }
    };
    line.add(
        {.name = "--without",
         .count = Count::comma_list,
         .value_name = "EVIDENCE",
         .help = "Leave kinds of evidence out, to see what they are worth, for example head,words",
         .set = leave_out});
}

/// Throws WrongUse for what no report could give an answer to.
void require_sense(Arguments& arguments) {
    std::vector<std::string> kinds{std::string(entity_kind), std::string(theme_kind),
                                   std::string(dropped_kind)};
    kinds.insert(kinds.end(), row_kinds.begin(), row_kinds.end());
    for (std::string& kind : arguments.kinds) {
        const auto called = kind_called(kind, kinds);
        const std::vector<std::string_view> known(kinds.begin(), kinds.end());
        if (!called) throw WrongUse(unknown_name("--kind", kind, known));
        kind = *called;
    }
    if (arguments.explain && trim(*arguments.explain).empty()) {
        throw WrongUse("--explain needs a name");
    }
    if (arguments.input.build.names != NamesRule::exact) return;
    const auto refuse = [](const char* option) {
        throw WrongUse(fmt::format("{} needs names that are learned, not --names exact", option));
    };
    if (arguments.suggest) refuse("--suggest");
    if (!arguments.output.empty()) refuse("--output");
    if (arguments.input.build.learning.left_out != 0) refuse("--without");
}

}  // namespace

Run add_names(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.add({.name = "--kind",
              .count = Count::comma_list,
              .value_name = "KIND",
              .help =
                  "Only surface forms of these kinds: entity, theme or dropped; or rows that were "
                  "merged: signal, concern, behavior, technology, issue",
              .set = store_in(arguments->kinds)});
    add_top(line, arguments->top, "How many surface forms, or suggestions, to show");
    Option& format = add_choice(line, "--format", arguments->format, "How to print the result");
    format.standard = "table";
    format.group = OptionGroup::output;
    add_width(line, arguments->place);
    add_paging(line, arguments->place);
    add_own_options(line, *arguments);
    add_report_options(line, arguments->input);
    line.find("INPUT")->help = "Folders of reports, or reports; - is standard input";
    return [arguments] {
        require_sense(*arguments);
        Messages messages(arguments->input.verbosity);
        arguments->input.build.ledger = Ledger::keep;
        arguments->input.build.edges = Edges::leave_out;
        const Input input = load_input(arguments->input, messages);
        if (input.kind == InputKind::graph_file) {
            throw Failure("a graph file does not hold the ledger of names; give the reports");
        }
        const int done = arguments->output.empty()
                             ? print_names(*arguments, input, messages)
                             : write_names(arguments->output, input.name_table, messages);
        return std::max(done, input.exit_code());
    };
}

}  // namespace sigloom
