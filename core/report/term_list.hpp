// Bullet lists -> terms.
#pragma once

#include <cmark.h>

#include <span>
#include <string_view>
#include <vector>

#include "core/report/file_reporter.hpp"
#include "core/report/report.hpp"

namespace sigloom {

/// Appends the items of the lists of one section and of the lists inside them, their texts kept in
/// the store. A list stored as one character per bullet (eight items or more, an empty one being a
/// space) is joined and split at its commas again. Of an item, neither the box of a task list nor
/// the sign of a tag (#privacy) is part of the name, nor what explains a name in bold type.
void read_terms(std::span<cmark_node* const> lists, std::span<const std::string_view> lines,
                const FileReporter& report, TextStore& texts, std::vector<Term>& terms);

}  // namespace sigloom
