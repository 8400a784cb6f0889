// `sigloom build`, `sigloom convert` and `sigloom merge`: INPUT or contributions -> graph files.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "core/text/fold.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/column_options.hpp"
#include "tools/commands.hpp"
#include "tools/contributed_input.hpp"
#include "tools/contribution_options.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/slices.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    GraphOutputs outputs;
    ColumnOptions columns;
    CacheOptions cache;  ///< of build
    std::optional<PeriodLength> slices;
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

int build_slices(const Arguments& arguments) {
    require_slices_writable(arguments.outputs);
    Messages messages(arguments.input.verbosity);
    Input input = load_with_cache(arguments.cache, arguments.input, messages, NoteCount::say);
    input.graph = with_chosen_columns(input.graph, arguments.columns, arguments.input, messages);
    const int exit_code = input.exit_code();
    const int written = write_slices(std::move(input), *arguments.slices, arguments.outputs,
                                     arguments.input, messages);
    return std::max(written, exit_code);
}

using Load = Input (*)(const Arguments& arguments, Messages& messages, KeepSpellings spellings);

Input load_given(const Arguments& arguments, Messages& messages, KeepSpellings spellings) {
    return load_with_cache(arguments.cache, arguments.input, messages, NoteCount::say, spellings);
}

Input load_merged(const Arguments& arguments, Messages& messages, KeepSpellings spellings) {
    return load_contributions(arguments.input, messages, NoteCount::say, spellings);
}

int build(const Arguments& arguments, Load load = load_given) {
    const auto targets = graph_targets(arguments.outputs);
    Messages messages(arguments.input.verbosity);
    Input input = load(arguments, messages, spellings_for(targets));
    input.graph = with_chosen_columns(input.graph, arguments.columns, arguments.input, messages);
    const int written = write_graph(input.graph, targets, input, arguments.input, messages);
    if (written == 0) say_what_was_written(input, arguments.outputs.paths, messages);
    return std::max(written, input.exit_code());
}

}  // namespace

Run add_build(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_input_options(line, arguments->input);
    add_memory_option(line, arguments->input.build);
    add_cache_options(line, arguments->cache);
    add_outputs(line, arguments->outputs);
    add_graph_format(line, arguments->outputs.format);
    add_column_options(line, arguments->columns, arguments->outputs.drawing);
    add_choice(
        line, "--slices", arguments->slices,
        "Write a graph of each period that has reports, with the same ids, as DIR/PERIOD.SUFFIX "
        "(-o DIR/; json without --format)");
    return [arguments] {
        if (arguments->outputs.paths.empty()) throw WrongUse("nothing to write: give -o FILE");
        if (arguments->slices) return build_slices(*arguments);
        return build(*arguments);
    };
}

Run add_merge(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_merging_options(line, arguments->input);
    add_memory_option(line, arguments->input.build);
    line.add({.name = "--nodes-only",
              .takes = Takes::nothing,
              .help = "Leave edges out, and the work and memory that they take: nodes, and where "
                      "they stand in which reports",
              .group = OptionGroup::pairs,
              .set = assign(arguments->input.build.edges, Edges::evidence_alone)});
    add_outputs(line, arguments->outputs);
    add_graph_format(line, arguments->outputs.format);
    add_column_options(line, arguments->columns, arguments->outputs.drawing);
    return [arguments] {
        if (arguments->outputs.paths.empty()) throw WrongUse("nothing to write: give -o FILE");
        if (arguments->input.inputs.empty()) {
            throw WrongUse("no input: give files that `sigloom contribute` wrote");
        }
        return build(*arguments, load_merged);
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
        return build(*arguments);
    };
}

}  // namespace sigloom
