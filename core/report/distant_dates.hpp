// Dates that nobody can have meant: 1900-01-01 among the reports of two years.
#pragma once

#include <span>
#include <string>

#include "core/base/date.hpp"
#include "core/report/diagnostic.hpp"

namespace sigloom {

struct DatedReport {
    Date date;  ///< may be unknown
    std::string_view path;
};

/// Says of the reports that gaps of more than twenty years part from the median of all that they are
/// far from it; of fewer than three dates none is. In the order given. O(n log n).
void report_distant_dates(std::span<const DatedReport> reports, Reporter& reporter);

}  // namespace sigloom
