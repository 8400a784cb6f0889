// `sigloom build` and `sigloom convert`: INPUT -> graph files.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "exporters/common/numbers.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    GraphOutputs outputs;
};

void say_what_was_written(const Input& input, const std::vector<std::string>& outputs,
                          Messages& messages) {
    std::string reports;
    if (!input.graph.evidence().empty()) {
        reports = counted(input.graph.evidence().reports.size(), "report") + ", ";
    }
    messages.say(fmt::format("{}{}, {}, written to {}", reports,
                             counted(input.graph.node_count(), "node"),
                             counted(input.graph.edge_count(), "edge"), fmt::join(outputs, ", ")));
}

int build(const Arguments& arguments) {
    const auto targets = graph_targets(arguments.outputs);
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages, NoteCount::say);
    const int written = write_graph(input.graph, targets, arguments.input, messages);
    if (written == 0) say_what_was_written(input, arguments.outputs.paths, messages);
    return std::max(written, input.exit_code());
}

}  // namespace

Run add_build(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_input_options(line, arguments->input);
    add_outputs(line, arguments->outputs);
    add_graph_format(line, arguments->outputs.format);
    return [arguments] {
        if (arguments->outputs.paths.empty()) throw WrongUse("nothing to write: give -o FILE");
        return build(*arguments);
    };
}

Run add_convert(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_input_options(line, arguments->input);
    add_graph_format(line, arguments->outputs.format);
    add_format_options(line, arguments->outputs);
    return [arguments] {
        arguments->outputs.paths = take_last(arguments->input, 1, "OUT");
        return build(*arguments);
    };
}

}  // namespace sigloom
