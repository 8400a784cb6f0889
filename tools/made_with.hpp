// What files say of where they come from, as far as the command line tells it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "exporters/common/provenance.hpp"
#include "tools/command_line.hpp"
#include "tools/input.hpp"

namespace sigloom {

/// The options that show in a result, with their values: those of names, pairs, weights and filters,
/// and of the command itself. Of files only the name is told, as folders are nobody's business.
std::vector<std::pair<std::string, std::string>> options_that_show(const CommandLine& line);

/// Of what is made of this input with these options. O(text of the reports).
Provenance provenance_of(const Input& input, const InputOptions& options);

}  // namespace sigloom
