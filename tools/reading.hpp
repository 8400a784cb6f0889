// The steps of load_input(), for commands that come by reports in another way.
#pragma once

#include <functional>
#include <vector>

#include "tools/input.hpp"

namespace sigloom {

/// The reports of INPUT, yet to be read but for standard input; what is no report is reported. Throws
/// WrongUse where there is no INPUT.
std::vector<ReportFile> report_files(const InputOptions& options, Reporter& reporter);

/// How the reports of an input become a graph; may say more of the input.
using BuildReports = std::function<BuildResult(Input&, const BuildOptions&, Reporter&)>;

/// As load_input(), with reports built so.
Input load_input_by(const BuildReports& build, const InputOptions& options, Messages& messages,
                    NoteCount count);

/// The same where nothing of INPUT is opened: `build` does it.
Input load_built(const BuildReports& build, const InputOptions& options, Messages& messages,
                 NoteCount count);

}  // namespace sigloom
