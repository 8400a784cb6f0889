// What can be quoted from a report: the sentences of its summary, and the rows of its tables.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/report.hpp"

namespace sigloom {

struct Passage {
    std::string text;    ///< without markup, on one line; cells of a row have " | " between them
    std::uint32_t line;  ///< where it begins in the file
    bool is_row;
};

/// In the order of the file's sections: the summary, then the rows. `markdown` is what the report
/// was read from. O(length).
std::vector<Passage> passages(const Report& report, std::string_view markdown);

/// The rows alone. O(length of the rows).
std::vector<Passage> row_passages(const Report& report);

}  // namespace sigloom
