// What holds for every name of a report, whether it comes from a list or a table.
#pragma once

#include <string_view>

#include "core/base/text_store.hpp"
#include "core/report/file_reporter.hpp"

namespace sigloom {

/// The name, cleaned (core/report/clean_text.hpp) and cut to limits::name_bytes (at a character),
/// with a diagnostic if it was longer or held characters that are invisible or change how the text
/// around them is shown. A view into it, or a text that the store keeps.
std::string_view checked_name(std::string_view name, Position position, const FileReporter& report,
                              TextStore& texts);

}  // namespace sigloom
