// How a measure is to be computed, as opposed to what: none of it changes a single bit of a result.
#pragma once

#include <functional>

namespace sigloom {

struct MeasureContext {
    unsigned threads = 0;  ///< 0, or more than the machine has: as many as it has
    /// May be empty; the share done, rising from 0 to 1. Called by long computations only, from any
    /// thread, one call at a time.
    std::function<void(double)> progress;
};

}  // namespace sigloom
