// --names, --aliases, --entities and --discover.
#pragma once

#include "tools/command_line.hpp"
#include "tools/input.hpp"

namespace sigloom {

/// Adds the options that say which surface forms are one name. What they name is
/// read at once: a Failure says what is wrong with a file, and where.
void add_name_options(CommandLine& line, InputOptions& options);

/// Notes how many names of the file stand in no list of the reports, are no abbreviation that their
/// texts explain and, of an alias file, no row's; and which is the first. O((names + rows) * log(rows)).
void note_unmatched_names(const FileOfNames& file, const Input& input, Messages& messages);

}  // namespace sigloom
