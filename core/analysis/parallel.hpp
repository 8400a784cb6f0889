// The one place where measures start threads. Work is cut into blocks whose borders depend on the
// amount of work alone; what blocks compute is put together in block order. So the number of
// threads decides how fast a result comes, never what it is.
#pragma once

#include <cstddef>
#include <functional>

#include "core/analysis/measure_context.hpp"

namespace sigloom {

/// A range of items, begin to end-1.
struct Block {
    std::size_t index;
    std::size_t begin;
    std::size_t end;
};

/// Cuts 0 to items-1 into `blocks` ranges (or `items` ranges, if that is less) whose lengths differ
/// by one at most. Calls body(Block) once for each, on up to context.threads threads at a time, and
/// context.progress after each. Returns when all are done. When a body or context.progress throws,
/// or context.cancel is set, no further block is begun, and what was thrown (Cancelled) reaches the
/// caller once those under way have ended.
void for_each_block(std::size_t items, std::size_t blocks, const MeasureContext& context,
                    const std::function<void(const Block&)>& body);

}  // namespace sigloom
