#include "tools/commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "core/text/unknown_name.hpp"

namespace sigloom {

// One per file: command_build.cpp, command_rank.cpp, ...
Run add_build(CommandLine& line);
Run add_contribute(CommandLine& line);
Run add_merge(CommandLine& line);
Run add_rank(CommandLine& line);
Run add_nodes(CommandLine& line);
Run add_edges(CommandLine& line);
Run add_reports(CommandLine& line);
Run add_communities(CommandLine& line);
Run add_trends(CommandLine& line);
Run add_signals(CommandLine& line);
Run add_diff(CommandLine& line);
Run add_next(CommandLine& line);
Run add_gaps(CommandLine& line);
Run add_map(CommandLine& line);
Run add_brief(CommandLine& line);
Run add_info(CommandLine& line);
Run add_check(CommandLine& line);
Run add_doctor(CommandLine& line);
Run add_why(CommandLine& line);
Run add_ego(CommandLine& line);
Run add_path(CommandLine& line);
Run add_names(CommandLine& line);
Run add_convert(CommandLine& line);
Run add_view(CommandLine& line);
Run add_help(CommandLine& line);
Run add_man(CommandLine& line);
Run add_completions(CommandLine& line);

namespace {

constexpr std::array table{
    Command{"build", "INPUT... -o FILE [-o FILE]...",
            "Build a graph from reports and write it to files", add_build,
            "make create weave generate import compile"},
    Command{"contribute", "INPUT... [-o FILE]",
            "Write what each report contributes to a graph, a line each, to be merged",
            add_contribute, "partition spark distribute part parts"},
    Command{"merge", "FILE... -o GRAPH", "Add contributions up to the graph of all their reports",
            add_merge, "reduce combine join add sum update"},
    Command{"rank", "INPUT...", "List the nodes that stand out by one or more measures", add_rank,
            "top centrality centralities measure measures score sort pagerank betweenness"},
    Command{"nodes", "INPUT...", "List the nodes with their columns", add_nodes,
            "list ls vertices entities themes terms"},
    Command{"edges", "INPUT...", "List the edges that stand out by weight or another measure",
            add_edges, "links relations ties pairs"},
    Command{"reports", "INPUT [NAME...]", "List the reports, or those that name all of these",
            add_reports, "documents files sources articles search find grep mentions"},
    Command{"communities", "INPUT...",
            "List the groups of nodes that are tied to each other more than to the rest",
            add_communities,
            "community clusters cluster clustering groups topics partition leiden"},
    Command{"trends", "INPUT...", "List what rises, what fades and what had its burst", add_trends,
            "trend growth rising fading burst bursts time series emerging new hot declining"},
    Command{"signals", "INPUT...", "List weak signals: what is rare and comes up", add_signals,
            "signal weak emergence emerging novelty early warning"},
    Command{"diff", "OLD NEW", "List what changed between two scans, or two graphs", add_diff,
            "compare difference changes delta new gone versus"},
    Command{"next", "INPUT...", "List pairs of terms that are likely to meet next", add_next,
            "predict prediction forecast links future link-prediction missing upcoming"},
    Command{"gaps", "INPUT...", "Ask what is missing: between topics, and in what they cover",
            add_gaps, "gap holes structural blind spots coverage questions missing"},
    Command{"map", "INPUT...", "Place topics by how central and dense they are, and follow them",
            add_map, "strategic thematic diagram quadrants callon evolution sankey themes"},
    Command{"brief", "INPUT... -o FILE", "Write what a scan found as one document that can be sent",
            add_brief, "document summary digest newsletter write markdown"},
    Command{"info", "INPUT...", "Say how large a graph is and what it is made of", add_info,
            "stats stat statistics summary describe show status count"},
    Command{"check", "INPUT...", "List everything odd in reports or in a graph file", add_check,
            "lint validate verify test"},
    Command{"doctor", "FILE [--fix -o FILE]",
            "List what programs will do to a graph file, and repair it", add_doctor,
            "diagnose fix repair mend heal compatibility"},
    Command{"why", "INPUT... A B",
            "Show what reports say of two nodes, and the rows behind an edge", add_why,
            "explain evidence because quote quotes"},
    Command{"ego", "INPUT... NAME", "List or write the surroundings of a node", add_ego,
            "neighbors neighbours neighborhood surroundings around search find node"},
    Command{"path", "INPUT... A B", "Show a shortest path between two nodes", add_path,
            "route shortest shortest-path connect distance"},
    Command{"names", "INPUT...", "List surface forms, their canonical names, and the rules",
            add_names, "aliases synonyms labels thesaurus ledger"},
    Command{"view", "INPUT... -o FILE", "Make a page to look at a graph in a browser", add_view,
            "draw plot picture html browse visualize visualise page"},
    Command{"convert", "INPUT... OUT", "Write a graph in another format", add_convert,
            "export save transform write"},
    Command{"help", "[COMMAND|PAGE]", "Explain the program, a command or a subject", add_help,
            "usage manual docs"},
    Command{"completions", "SHELL [-o FILE]", "Print the completions of a shell", add_completions,
            "complete completion bash zsh fish", Listing::hidden},
    Command{"man", "[-o FILE]", "Print the manual page", add_man, {}, Listing::hidden},
};

/// Of a command and its usage, in a list of those that were meant.
constexpr std::size_t meant_width = 28;

bool is_also_called(const Command& command, std::string_view name) {
    for (std::string_view rest = command.also_called; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (rest.substr(0, end) == name) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

}  // namespace

std::span<const Command> commands() {
    return table;
}

std::vector<DeclaredCommand> declared_commands() {
    return {table.begin(), table.end()};
}

CommandLine program_options() {
    CommandLine line("Explain the program, or the command before it");
    line.add({.name = "--version",
              .takes = Takes::nothing,
              .help = "Print the version",
              .group = OptionGroup::program});
    return line;
}

const Command* find_command(std::string_view name) {
    const auto row = std::ranges::find(table, name, &Command::name);
    return row == table.end() ? nullptr : row;
}

std::string unknown_command(std::string_view name) {
    std::vector<std::string_view> names;
    std::string meant;
    for (const Command& command : commands()) {
        if (command.listing == Listing::shown) names.push_back(command.name);
        if (!is_also_called(command, name)) continue;
        meant +=
            fmt::format("\n  sigloom {} {:<{}}  {}", command.name, command.usage,
                        meant_width - std::min(meant_width, command.name.size()), command.summary);
    }
    if (meant.empty()) return unknown_name("command", name, names);
    return fmt::format("unknown command '{}'; this may be it:{}", name, meant);
}

}  // namespace sigloom
