// What a command throws when it cannot do what was asked; run_program() turns it into a message and
// an exit code.
#pragma once

#include <stdexcept>

namespace sigloom {

/// The command line makes no sense: exit code 2.
struct WrongUse : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The command line makes sense, but the inputs do not give what it asks for: exit code 1.
struct Failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace sigloom
