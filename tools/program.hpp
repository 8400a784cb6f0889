// The whole program but main(): the tests call it like a shell would.
#pragma once

namespace sigloom {

/// Runs `sigloom` with its arguments. Returns the exit code: 0; 1 when an input was damaged or an
/// output could not be written, after everything else was done; 2 for wrong use; 128 and the number
/// of the signal that called it off.
int run_program(int argc, const char* const* argv);

}  // namespace sigloom
