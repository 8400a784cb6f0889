// How long-running work is cancelled.
#pragma once

#include <stdexcept>

namespace sigloom {

/// What long-running work throws when it was cancelled: there is no result, and nothing is damaged.
struct Cancelled : std::runtime_error {
    Cancelled() : std::runtime_error("cancelled") {}
};

}  // namespace sigloom
