// The configuration file: options, and the headings of other people's reports.
#pragma once

#include <string>

#include "core/report/report_schema.hpp"
#include "tools/command_line.hpp"

namespace sigloom {

/// Reads a TOML file: long names of options as keys (an option of the command line wins, one of
/// another command is passed over), and the tables
///   [sections]  heading = "meaning"
///   [columns]   column = "field"
/// Throws WrongUse as `path:line:column: what` for anything else, Failure when it cannot be read.
void apply_config(const std::string& path, CommandLine& line, ReportSchema& schema);

}  // namespace sigloom
