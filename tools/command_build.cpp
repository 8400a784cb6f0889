// `sigloom build`, `sigloom convert` and `sigloom merge`: INPUT or contributions -> graph files.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>

#include "core/text/fold.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/column_options.hpp"
#include "tools/commands.hpp"
#include "tools/contributed_input.hpp"
#include "tools/contribution_options.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    CacheOptions cache;
    GraphOutputs outputs;
    ColumnOptions columns;
};

void say_what_was_written(const Input& input, const std::vector<std::string>& outputs,
                          Messages& messages) {
    std::string reports;
    if (!input.graph.evidence().empty()) {
        reports = counted(input.graph.evidence().reports.size(), "report") + ", ";
    }
    std::vector<std::string> shown;
    for (const std::string& output : outputs) shown.push_back(printable(output));
    messages.say(fmt::format("{}{}, {}, written to {}", reports,
                             counted(input.graph.node_count(), "node"),
                             counted(input.graph.edge_count(), "edge"), fmt::join(shown, ", ")));
}

/// `load` reads INPUT with some messages.
int build(const Arguments& arguments, const std::function<Input(Messages&)>& load) {
    const auto targets = graph_targets(arguments.outputs);
    Messages messages(arguments.input.verbosity);
    Input input = load(messages);
    input.graph = with_chosen_columns(input.graph, arguments.columns, arguments.input, messages);
    const int written = write_graph(input.graph, targets, input, arguments.input, messages);
    if (written == 0) say_what_was_written(input, arguments.outputs.paths, messages);
    return std::max(written, input.exit_code());
}

}  // namespace

Run add_build(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_input_options(line, arguments->input);
    add_cache_options(line, arguments->cache);
    add_outputs(line, arguments->outputs);
    add_graph_format(line, arguments->outputs.format);
    add_column_options(line, arguments->columns, arguments->outputs.drawing);
    return [arguments] {
        if (arguments->outputs.paths.empty()) throw WrongUse("nothing to write: give -o FILE");
        return build(*arguments, [&](Messages& messages) {
            return load_with_cache(arguments->cache, arguments->input, messages, NoteCount::say);
        });
    };
}

Run add_merge(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_merging_options(line, arguments->input);
    add_outputs(line, arguments->outputs);
    add_graph_format(line, arguments->outputs.format);
    add_column_options(line, arguments->columns, arguments->outputs.drawing);
    return [arguments] {
        if (arguments->outputs.paths.empty()) throw WrongUse("nothing to write: give -o FILE");
        if (arguments->input.inputs.empty()) {
            throw WrongUse("no input: give files that `sigloom contribute` wrote");
        }
        return build(*arguments, [&](Messages& messages) {
            return load_contributions(arguments->input, messages, NoteCount::say);
        });
    };
}

Run add_convert(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_input_options(line, arguments->input);
    add_outputs(line, arguments->outputs, "File to write, in place of OUT");
    for (Option& option : line.options()) option.needs.clear();  // --output; OUT will do
    add_graph_format(line, arguments->outputs.format);
    add_column_options(line, arguments->columns, arguments->outputs.drawing);
    return [arguments] {
        if (arguments->outputs.paths.empty()) {
            arguments->outputs.paths = take_last(arguments->input, 1, "OUT, or -o FILE");
        }
        return build(*arguments, [&](Messages& messages) {
            return load_input(arguments->input, messages, NoteCount::say);
        });
    };
}

}  // namespace sigloom
