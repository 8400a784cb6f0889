#include "tools/commands.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/text/unknown_name.hpp"

namespace sigloom {

// One per file: command_build.cpp, command_rank.cpp, ...
Run add_build(CommandLine& line);
Run add_rank(CommandLine& line);
Run add_edges(CommandLine& line);
Run add_communities(CommandLine& line);
Run add_info(CommandLine& line);
Run add_check(CommandLine& line);
Run add_why(CommandLine& line);
Run add_ego(CommandLine& line);
Run add_path(CommandLine& line);
Run add_names(CommandLine& line);
Run add_convert(CommandLine& line);
Run add_view(CommandLine& line);
Run add_help(CommandLine& line);
Run add_man(CommandLine& line);

namespace {

constexpr std::array table{
    Command{"build", "INPUT... -o FILE [-o FILE]...",
            "Build a graph from reports and write it to files", add_build},
    Command{"rank", "INPUT...", "List the nodes that stand out by one or more measures", add_rank},
    Command{"edges", "INPUT...", "List the edges that stand out by weight or another measure",
            add_edges},
    Command{"communities", "INPUT...",
            "List the groups of nodes that are tied to each other more than to the rest",
            add_communities},
    Command{"info", "INPUT...", "Say how large a graph is and what it is made of", add_info},
    Command{"check", "INPUT...", "List everything odd in reports or in a graph file", add_check},
    Command{"why", "INPUT... A B", "Show the reports and rows behind the edge of two nodes",
            add_why},
    Command{"ego", "INPUT... NAME", "List or write the surroundings of a node", add_ego},
    Command{"path", "INPUT... A B", "Show a shortest path between two nodes", add_path},
    Command{"names", "INPUT...", "List surface forms, their canonical names, and the rules",
            add_names},
    Command{"view", "INPUT... -o FILE", "Make a page to look at a graph in a browser", add_view},
    Command{"convert", "INPUT... OUT", "Write a graph in another format", add_convert},
    Command{"help", "[COMMAND]", "Explain the program or one of its commands", add_help},
    Command{"man", "[-o FILE]", "Print the manual page", add_man, Listing::hidden},
};

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
    for (const Command& command : commands()) {
        if (command.listing == Listing::shown) names.push_back(command.name);
    }
    return unknown_name("command", name, names);
}

}  // namespace sigloom
