// Ctrl-C, the signal of `kill` and `timeout`, and a terminal that is closed: work under way is
// called off in good order.
//
//   signal -> the handler cancels all work (core/base/cancelled.hpp) -> unfinished files are removed
//   on the way up -> the program says so and exits
#pragma once

namespace sigloom {

/// From now on the first SIGINT, SIGTERM or SIGHUP only asks the work to end, and so do those that
/// come together with it: `timeout` sends two. A SIGINT or SIGTERM half a second later ends the
/// program at once. A signal that is ignored, as SIGHUP in a job of nohup, stays ignored.
void catch_interrupts();

/// What a shell expects of a program that a signal ended: 128 and the number of the first signal.
int interrupted_exit_code();

}  // namespace sigloom
