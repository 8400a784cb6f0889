// How long work is called off.
#pragma once

#include <stdexcept>

namespace sigloom {

/// What long work throws when it was called off: there is no result, and nothing is damaged.
struct Cancelled : std::runtime_error {
    Cancelled() : std::runtime_error("cancelled") {}
};

}  // namespace sigloom
