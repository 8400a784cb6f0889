// What `help`, --help and the manual page say: one declaration of the options, set in two ways.
#pragma once

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

/// Broken into lines of at most `width` columns that begin with `indent` spaces.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width = 80);

std::string program_help();
std::string command_help(const Command& command);
/// The manual page, in roff.
std::string manual_page();

}  // namespace sigloom
