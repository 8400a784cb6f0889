// The table of subcommands: one row each feeds parsing, `help`, the manual page and "did you mean".
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace sigloom {

/// What a command does once its arguments are known. Returns the exit code; throws WrongUse and
/// Failure.
using Run = std::function<int()>;

enum class Listing : std::uint8_t { shown, hidden };

struct Command {
    std::string_view name;
    std::string_view usage;    ///< what follows the name, without options
    std::string_view summary;  ///< one line
    /// Adds the options to the command's parser, and returns what uses them. The parser outlives
    /// it.
    Run (*add)(CLI::App& app);
    Listing listing = Listing::shown;
};

std::span<const Command> commands();
const Command* find_command(std::string_view name);  ///< null if there is none
std::string unknown_command(std::string_view name);  ///< the message, with suggestions

// One per file: command_build.cpp, command_rank.cpp, ...
Run add_build(CLI::App& app);
Run add_rank(CLI::App& app);
Run add_edges(CLI::App& app);
Run add_communities(CLI::App& app);
Run add_info(CLI::App& app);
Run add_check(CLI::App& app);
Run add_why(CLI::App& app);
Run add_ego(CLI::App& app);
Run add_path(CLI::App& app);
Run add_names(CLI::App& app);
Run add_convert(CLI::App& app);
Run add_help(CLI::App& app);
Run add_man(CLI::App& app);

}  // namespace sigloom
