// OLD and NEW, for commands that compare two graphs.
#pragma once

#include "tools/input.hpp"

namespace sigloom {

struct TwoInputs {
    Input before;
    Input after;
};

/// Reads both as load_input() does. Where both are reports and their names are to be learned, these are learned
/// from all of them, so that a thing has one name and one kind on either side. Throws WrongUse unless there are two.
TwoInputs load_two_inputs(const InputOptions& options, Messages& messages);

}  // namespace sigloom
