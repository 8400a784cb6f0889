// `sigloom names`: what became of every surface form, and why.
#include <algorithm>
#include <memory>

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
};

Table ledger(const Arguments& arguments, const std::vector<NameEntry>& names) {
    Table table{{"surface", "canonical", "kind", "reports", "rule", "score", "id"}, {}};
    for (const NameEntry& name : names) {
        const auto& kinds = arguments.kinds;
        if (!kinds.empty() && std::ranges::find(kinds, name.kind) == kinds.end()) continue;
        table.rows.push_back({name.surface, name.canonical, name.kind, std::int64_t{name.reports},
                              name.rule, name.score, name.id});
    }
    table.rows.resize(shown(arguments.top, table.rows.size()));
    return table;
}

}  // namespace

Run add_names(CLI::App& app) {
    const auto arguments = std::make_shared<Arguments>();
    add_kind_filter(app, arguments->kinds);
    add_top(app, arguments->top, "How many surface forms to show");
    add_table_format(app, arguments->format);
    add_report_options(app, arguments->input);
    return [arguments] {
        Messages messages(arguments->input.verbosity);
        arguments->input.build.ledger = Ledger::keep;
        const Input input = load_input(arguments->input, messages);
        if (input.kind == InputKind::graph_file) {
            throw Failure("a graph file does not hold the ledger of names; give the reports");
        }
        require_kinds(input.graph, arguments->kinds);
        const Table table = ledger(*arguments, input.names);
        const int printed = print_results(
            messages, [&](Output& output) { write_table(table, arguments->format, output); });
        return std::max(printed, input.exit_code());
    };
}

}  // namespace sigloom
