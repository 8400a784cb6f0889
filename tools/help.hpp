// What `help`, --help and the manual page say: one declaration of the options, set in two ways.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/commands.hpp"

namespace sigloom {

/// An option as people read of it.
struct OptionHelp {
    std::string names;  ///< -o, --output FILE
    std::string text;   ///< with the default
};

std::vector<OptionHelp> option_help(const CommandLine& line);

/// A titled list that stands below the options of some commands: formats, measures.
struct Appendix {
    std::string_view title;
    std::vector<OptionHelp> rows;
};

Appendix format_appendix();
Appendix format_option_appendix();
Appendix measure_appendix();
Appendix edge_measure_appendix();
Appendix filter_appendix();
Appendix weight_appendix();
Appendix exit_code_appendix();

/// A subject that `help` explains beside the commands.
struct HelpPage {
    std::string_view name;
    std::string_view summary;  ///< one line
    std::string (*text)();
};
std::span<const HelpPage> help_pages();
const HelpPage* find_help_page(std::string_view name);  ///< null if there is none

std::string program_help();
std::string command_help(const Command& command);
/// The same on a screen of 80 columns and 24 lines: the options of the command itself, each with the
/// beginning of its help, and the names of all others.
std::string short_program_help();
std::string short_command_help(const Command& command);

/// Every measure with its meaning, formula, source and cost.
std::string measure_descriptions();
/// The manual page, in roff.
std::string manual_page();

}  // namespace sigloom
