// How many threads a piece of work may use.
#pragma once

#include <functional>

namespace sigloom {

/// Runs the work in a oneTBB arena: its parallel loops use up to so many threads, 0 meaning as many
/// as the machine has, and never more than that. Returns when it is done; rethrows what it threw.
void run_on_threads(unsigned threads, const std::function<void()>& work);

}  // namespace sigloom
