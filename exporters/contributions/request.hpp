// A report as another program hands it over to be read: a line of JSON with its path and its bytes.
#pragma once

#include <string>
#include <string_view>

#include "core/report/find_reports.hpp"
#include "exporters/contributions/line_parser.hpp"

namespace sigloom {

/// Reads `{"path": ..., "content": base64, "shown_path": ...}`, the last of which may be left out, into
/// the report: as one that was found in a folder. Throws LineFault for any other line; what was read
/// of the report's paths before stays. O(line).
void read_request(std::string_view line, ReportFile& report);

}  // namespace sigloom
