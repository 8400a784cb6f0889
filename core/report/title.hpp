// The level-1 heading of a report: its title, and the page it was named on.
#pragma once

#include <cmark.h>

#include "core/report/file_reporter.hpp"
#include "core/report/report.hpp"

namespace sigloom {

/// `__Title__, (from page [20241006](url).)`, or in older reports
/// `__Title__, from ([20221031](url).)`. A heading of another form is a title without an origin.
void read_title(cmark_node* heading, const FileReporter& report, Report& into);

/// Whether a heading names the page that a report's title names.
bool is_report_title(cmark_node* heading);

}  // namespace sigloom
