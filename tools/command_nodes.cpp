// `sigloom nodes`: the nodes of a graph with the columns that they have, in the order of the graph.
#include <algorithm>
#include <memory>

#include "tools/commands.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/stored_columns.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    std::vector<std::string> kinds;
    std::vector<std::string> columns;
    std::size_t top = 0;
    TableOptions output;
};

int list_nodes(const Arguments& arguments) {
    const TableFormat format = format_of(arguments.output);
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    const auto columns = stored_node_columns(input.graph, arguments.columns);
    std::vector<Node> nodes =
        nodes_of_kinds(input.graph, kinds_called(input.graph, arguments.kinds));
    nodes.resize(shown(arguments.top, nodes.size()));
    Table table = node_table(input.graph, nodes);
    append_columns(columns, nodes, table);
    const int printed = print_table(table, format, arguments.output.place, messages);
    return std::max(printed, input.exit_code());
}

}  // namespace

Run add_nodes(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_kind_filter(line, arguments->kinds);
    add_columns(line, arguments->columns, "reports,first_seen,entity_type");
    Option& columns = *line.find("--columns");
    columns.standard = "all";
    columns.help =
        "Which columns to show beside id, label and kind, for example "
        "reports,first_seen,entity_type";
    add_top(line, arguments->top, "How many nodes to show");
    add_table_options(line, arguments->output);
    add_input_options(line, arguments->input);
    return [arguments] {
        if (arguments->columns.empty()) arguments->columns = {"all"};
        return list_nodes(*arguments);
    };
}

}  // namespace sigloom
