// The project's own files: the reports of samples/, and what tests read beside them.
#pragma once

#include <filesystem>
#include <vector>

#include "core/report/find_reports.hpp"

namespace sigloom::test {

/// The root of the source tree.
std::filesystem::path source_folder();

/// The reports of samples/, which are all readable.
std::vector<ReportFile> sample_reports();

}  // namespace sigloom::test
