// --names, --aliases, --entities and --discover.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "tools/input.hpp"

namespace sigloom {

/// Adds the options that say which surface forms are one name. Returns their names. What they name
/// is read at once: a Failure says what is wrong with a file, and where.
std::vector<std::string> add_name_options(CLI::App& app, InputOptions& options);

/// Notes how many names of the file stand in no list of the reports and are no abbreviation that
/// their texts explain, and which is the first. O(names * log(rows)).
void note_unmatched_names(const FileOfNames& file, const NameTable& table, Messages& messages);

}  // namespace sigloom
