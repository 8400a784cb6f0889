// `sigloom names`: what became of every surface form, and why.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "core/names/name_file.hpp"
#include "core/names/suggest.hpp"
#include "core/text/fold.hpp"
#include "core/text/name_key.hpp"
#include "tools/commands.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/suggest.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    std::vector<std::string> kinds;
    std::size_t top = 0;
    TableFormat format = TableFormat::table;
    std::string explain;  ///< a name, or nothing
    bool suggest = false;
    std::string output;  ///< a path, or nothing
};

std::uint32_t bit_of_evidence(const std::string& wanted) {
    std::vector<std::string_view> known;
    for (std::uint32_t i = 0; i < evidence_kinds; ++i) {
        known.push_back(name(static_cast<KindEvidence>(i)));
        if (known.back() == wanted) return std::uint32_t{1} << i;
    }
    throw WrongUse(unknown_name("--without", wanted, known));
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

Table ledger(const Arguments& arguments, const std::vector<NameEntry>& names) {
    Table table{{"surface", "canonical", "kind", "entity_type", "reports", "rule", "score",
                 "evidence", "id"},
                {}};
    for (const NameEntry& name : names) {
        const auto& kinds = arguments.kinds;
        if (!kinds.empty() && std::ranges::find(kinds, name.kind) == kinds.end()) continue;
        table.rows.push_back({name.surface, name.canonical, name.kind, name.entity_type,
                              std::int64_t{name.reports}, name.rule, name.score, name.evidence,
                              name.id});
    }
    table.rows.resize(shown(arguments.top, table.rows.size()));
    return table;
}

std::string sentence_of(const NameEntry& name) {
    const std::string called =
        name.surface == name.canonical
            ? fmt::format("\"{}\" is its own canonical name", name.surface)
            : fmt::format("\"{}\" is called \"{}\"", name.surface, name.canonical);
    const std::string kind = name.kind == "entity" && !name.entity_type.empty()
                                 ? fmt::format("an entity ({})", name.entity_type)
                             : name.kind == "entity" ? "an entity"
                                                     : "a theme";
    std::string text = fmt::format("{}, {}. {} {} it.\n", called, kind, name.reports,
                                   name.reports == 1 ? "report lists" : "reports list");
    text +=
        fmt::format("Why: {}. That makes {} points; above 0 is an entity.\n",
                    name.rule.empty() ? "nothing speaks for or against it" : name.rule, name.score);
    if (!name.evidence.empty()) text += fmt::format("See {}.\n", name.evidence);
    return text;
}

/// What became of one surface form, in sentences. Throws Failure when there is none like it.
std::string explain(const std::string& surface, const std::vector<NameEntry>& names) {
    std::string text;
    const auto add_all = [&](auto is_meant) {
        for (const NameEntry& name : names) {
            if (is_meant(name)) text += sentence_of(name);
        }
    };
    add_all([&](const NameEntry& name) { return name.surface == surface; });
    const std::string key = name_key(surface);
    if (text.empty()) add_all([&](const NameEntry& name) { return name_key(name.surface) == key; });
    if (text.empty()) throw Failure(fmt::format("no report lists \"{}\"", surface));
    return printable_lines(text);
}

int write_names(const std::string& path, const NameTable& table, Messages& messages) {
    Output output = open_output(path);
    output.write(save_names(table));
    return finish(output, messages);
}

/// The ledger, or the part or form of it that was asked for, to standard output.
int print_names(const Arguments& arguments, const Input& input, Messages& messages) {
    return print_results(messages, [&](Output& output) {
        if (!arguments.explain.empty()) {
            output.write(explain(arguments.explain, input.names));
        } else if (arguments.suggest) {
            const std::size_t most = arguments.top == 0 ? SIZE_MAX : arguments.top;
            output.write(as_alias_file(suggest_merges(input.name_table, most)));
        } else {
            write_table(ledger(arguments, input.names), arguments.format, output);
        }
    });
}

void add_own_options(CLI::App& app, Arguments& arguments) {
    app.add_option("--explain", arguments.explain, "Say in sentences what became of one name")
        ->type_name("NAME");
    app.add_flag("--suggest", arguments.suggest,
                 "Merges that the rules did not dare, as an alias file to be edited");
    CLI::Option* output =
        app.add_option("-o,--output", arguments.output,
                       "Write the table of names to a file instead, for --names FILE; - is "
                       "standard output")
            ->type_name("FILE");
    for (const char* option : {"--kind", "--top", "--format", "--explain", "--suggest"}) {
        output->excludes(app.get_option(option));
    }
    const auto leave_out = [&arguments](const std::vector<std::string>& kinds) {
        for (const std::string& kind : kinds) {
            arguments.input.build.learning.left_out |= bit_of_evidence(kind);
        }
    };
    as_comma_list(
        app.add_option_function<std::vector<std::string>>(
            "--without", leave_out,
            "Leave kinds of evidence out, to see what they are worth, for example head,words"),
        "EVIDENCE");
}

}  // namespace

Run add_names(CLI::App& app) {
    const auto arguments = std::make_shared<Arguments>();
    add_kind_filter(app, arguments->kinds);
    add_top(app, arguments->top, "How many surface forms to show");
    add_table_format(app, arguments->format);
    add_own_options(app, *arguments);
    add_report_options(app, arguments->input);
    return [arguments] {
        Messages messages(arguments->input.verbosity);
        arguments->input.build.ledger = Ledger::keep;
        arguments->input.build.edges = Edges::leave_out;
        const Input input = load_input(arguments->input, messages);
        if (input.kind == InputKind::graph_file) {
            throw Failure("a graph file does not hold the ledger of names; give the reports");
        }
        require_kinds(input.graph, arguments->kinds);
        const int done = arguments->output.empty()
                             ? print_names(*arguments, input, messages)
                             : write_names(arguments->output, input.name_table, messages);
        return std::max(done, input.exit_code());
    };
}

}  // namespace sigloom
