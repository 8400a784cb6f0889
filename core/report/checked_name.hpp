// What holds for every name of a report, whether it comes from a list or a table.
#pragma once

#include <string_view>

#include "core/report/file_reporter.hpp"

namespace sigloom {

/// The name, cut to limits::name_bytes (at a character), with a diagnostic if it was longer or
/// holds characters that are invisible or change how the text around them is shown.
std::string_view checked_name(std::string_view name, Position position, const FileReporter& report);

}  // namespace sigloom
