// The table of subcommands: one row each feeds parsing, `help`, the manual page and "did you mean".
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/command_line.hpp"

namespace sigloom {

/// What a command does once its arguments are known. Returns the exit code; throws WrongUse and
/// Failure.
using Run = std::function<int()>;

enum class Listing : std::uint8_t { shown, hidden };

struct Command {
    std::string_view name;
    std::string_view usage;    ///< what follows the name, without options
    std::string_view summary;  ///< one line
    /// Adds the command's options, and returns what uses them; it outlives their use.
    Run (*add)(CommandLine& line);
    /// What people call it who know other programs, words with a space between them.
    std::string_view also_called = {};
    Listing listing = Listing::shown;
};

/// A command with its options and what it does with them.
struct DeclaredCommand {
    explicit DeclaredCommand(const Command& row) : command(&row), run(row.add(line)) {}

    const Command* command;
    CommandLine line;
    Run run;
};

std::span<const Command> commands();
std::vector<DeclaredCommand> declared_commands();  ///< in the order of the table
/// The options of the program itself, which stand before any command.
CommandLine program_options();
const Command* find_command(std::string_view name);  ///< null if there is none
std::string unknown_command(std::string_view name);  ///< the message, with suggestions

}  // namespace sigloom
