// The options that say how the program works, whatever a command does.
#pragma once

#include "tools/command_line.hpp"
#include "tools/messages.hpp"

namespace sigloom {

/// --force, --quiet and --verbose.
void add_program_options(CommandLine& line, Verbosity& verbosity);

}  // namespace sigloom
