// What is said of a report by key and value: in front matter, and in lines below the title.
#pragma once

#include "core/report/file_reporter.hpp"
#include "core/report/front_matter.hpp"
#include "core/report/report.hpp"
#include "core/report/report_schema.hpp"

namespace sigloom {

enum class PropertyUse : std::uint8_t {
    used,
    unknown_key,
    no_value_for_key  ///< a date that is no date, or another one than is known already
};

/// Sets the title, the date, the source, category and type, unless they are set, and appends
/// keywords and themes (a list, or one text with commas). O(length).
PropertyUse set_property(const Property& property, const ReportSchema& schema,
                         const FileReporter& report, Report& into);

}  // namespace sigloom
