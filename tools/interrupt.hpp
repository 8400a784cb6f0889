// Ctrl-C, and the signal of `kill` and `timeout`: work under way is called off in good order.
//
//   signal -> the handler sets a flag -> whoever works looks at it now and then and throws
//   Cancelled -> unfinished files are removed on the way up -> the program says so and exits
#pragma once

#include <atomic>

namespace sigloom {

/// From now on the first SIGINT or SIGTERM only asks the work to end, and the second one ends the
/// program at once. A signal that is ignored, as in a job of nohup, stays ignored.
void catch_interrupts();

/// Set once a signal came.
const std::atomic<bool>& interrupted();

/// Throws Cancelled once a signal came.
void stop_if_interrupted();

/// What a shell expects of a program that a signal ended: 128 and the number of the signal.
int interrupted_exit_code();

}  // namespace sigloom
