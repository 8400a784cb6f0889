// Terms that stand in a line rather than in a list, and what a term is of the text that says it.
#pragma once

#include <cmark.h>

#include <string_view>
#include <vector>

#include "core/report/file_reporter.hpp"
#include "core/report/report.hpp"

namespace sigloom {

/// Appends one term, as an item of a list would be.
void add_term(std::string_view raw, Position position, const FileReporter& report, TextStore& texts,
              std::vector<Term>& terms);

/// Appends the terms of a paragraph: parted by semicolons or commas, one on each line, or tags.
/// False, and nothing appended, if it is prose.
bool read_term_lines(cmark_node* paragraph, const FileReporter& report, TextStore& texts,
                     std::vector<Term>& terms);

/// The same of a text that begins at a position.
bool read_term_line(std::string_view text, Position position, const FileReporter& report,
                    TextStore& texts, std::vector<Term>& terms);

/// Whether a text is nothing but tags: #privacy, #tidal_power.
bool is_tag_line(std::string_view text);

}  // namespace sigloom
