// Work that may take long: the interpreter goes on meanwhile, Ctrl-C ends it, and progress is shown.
#pragma once

#include <nanobind/nanobind.h>

#include <functional>
#include <string>
#include <string_view>

namespace sigloom::python {

/// Tells how much of the work is done: what is being done, and the share from 0 to 1. From any thread, one call
/// at a time.
using Progress = std::function<void(std::string_view what, double share_done)>;

/// Calls `work` on a thread of its own and returns when it ends, throwing what it throws. Some ten times a
/// second meanwhile: `show` (None, or called with what is being done and the share) and a look for signals, of
/// which one that raises in Python calls the work off. Cancellation is the process's, so calls of other threads
/// wait. Call it with the GIL, which it gives up.
void run_apart(const std::function<void(const Progress&)>& work, const nanobind::object& show);

}  // namespace sigloom::python
