// `build --slices`: one graph for each period, with the ids of all reports.
#pragma once

#include <string>

#include "core/foresight/periods.hpp"
#include "tools/input.hpp"
#include "tools/messages.hpp"
#include "tools/results.hpp"

namespace sigloom {

/// Throws WrongUse unless one folder is to be written, in a format that can be.
void require_slices_writable(const GraphOutputs& outputs);

/// Writes FOLDER/PERIOD.SUFFIX for each period that has reports, and says what was written. Without a
/// format it is JSON. Returns the exit code; throws Failure where there are no dates or no evidence.
int write_slices(Input input, PeriodLength length, const GraphOutputs& outputs,
                 const InputOptions& options, Messages& messages);

}  // namespace sigloom
