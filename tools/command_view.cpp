// `sigloom view`: a page to look at a graph in a browser.
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "tools/commands.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/scoring.hpp"

extern char** environ;

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    GraphOutputs outputs;
    std::vector<std::string> by{"pagerank", "betweenness"};
    bool open = false;
};

constexpr std::string_view page_format = "html";

void require_page() {
    if (find_format(page_format) != nullptr) return;
    throw Failure(
        "this sigloom was built without its page, for want of Node (see cmake/page.cmake)");
}

/// The graph with those measures that it does not have yet.
KnowledgeGraph with_measures(const Input& input, const Arguments& arguments, Messages& messages) {
    ScoringOptions options;
    for (const std::string& name : arguments.by) {
        if (find_column(input.graph.nodes().columns, name) == nullptr) options.by.push_back(name);
    }
    if (options.by.empty()) return input.graph;
    ColumnSet columns;
    for (Scores& scores : Scoring(options).compute(input.graph, {}, arguments.input, messages)) {
        columns.push_back(std::move(scores.values));
    }
    return input.graph.with_node_columns(columns);
}

/// Has the system open a file with the program that it keeps for it.
void open_file(const std::string& path, Messages& messages) {
#ifdef __APPLE__
    std::string opener = "open";
#else
    std::string opener = "xdg-open";
#endif
    std::string file = path;
    std::array<char*, 3> arguments{opener.data(), file.data(), nullptr};
    pid_t process = 0;
    int status =
        posix_spawnp(&process, opener.c_str(), nullptr, nullptr, arguments.data(), environ);
    if (status == 0) {
        while (waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
    }
    if (status != 0) messages.warning(fmt::format("{} could not open {}", opener, path));
}

int view(const Arguments& arguments) {
    require_page();
    const auto targets = graph_targets(arguments.outputs);
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    const KnowledgeGraph graph = with_measures(input, arguments, messages);
    const int written = write_graph(graph, targets, input, arguments.input, messages);
    if (written == 0) {
        messages.say(fmt::format("written to {}", fmt::join(arguments.outputs.paths, ", ")));
        if (arguments.open) {
            for (const std::string& path : arguments.outputs.paths) open_file(path, messages);
        }
    }
    return std::max(written, input.exit_code());
}

}  // namespace

Run add_view(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    arguments->outputs.format = page_format;
    line.add({.name = "--open",
              .takes = Takes::nothing,
              .help = "Open the page in the browser",
              .needs = {"--output"},
              .set = assign(arguments->open, true)});
    line.add(
        {.name = "--by",
         .count = Count::comma_list,
         .value_name = "MEASURE",
         .standard = "pagerank,betweenness",
         .help = "The measures that the page shows beside degree and strength",
         .set = [arguments](const std::vector<std::string>& names) { arguments->by = names; }});
    add_outputs(line, arguments->outputs, "The page to write; - is standard output");
    add_input_options(line, arguments->input);
    return [arguments] {
        if (arguments->outputs.paths.empty()) throw WrongUse("nothing to write: give -o FILE");
        return view(*arguments);
    };
}

}  // namespace sigloom
