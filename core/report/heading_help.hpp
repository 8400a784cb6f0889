// For a page of Markdown that is no report: what to write into a configuration file so that it is.
#pragma once

#include <string>

#include "core/report/page.hpp"

namespace sigloom {

/// Lines to be pasted into a file for --config: the headings of the page, each with the section that
/// what stands below it looks like. Or, where it has no headings, which ones a report has. O(length).
std::string help_with_headings(Page& page);

}  // namespace sigloom
