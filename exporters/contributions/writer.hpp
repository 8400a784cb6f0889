// What a file of reports contributes, as a line of JSON: everything that the second half of building
// needs (docs/distributed.md). The members of every object are sorted by name, numbers are whole, and
// texts are UTF-8, so that the same contributions give the same line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/graph/contribute.hpp"

namespace sigloom {

/// The first member of each line says which form it has.
inline constexpr std::int64_t contribution_version = 2;

/// No line of a report is longer: texts stand in it at most three times, and each byte takes at most two.
inline constexpr std::size_t longest_contribution_line = std::size_t{128} << 20;

/// Appends the line, and its end, for a file that was read with this r of rows without a relevancy
/// (share_of_highest()). What only exact names need, and what only learned ones need, stand in it if
/// the contributions carry them. O(size).
void append_contribution_line(std::string& out, const FileContributions& file,
                              std::int32_t default_relevancy);

}  // namespace sigloom
