// Pieces of a file that several threads work on and one hands on in order.
#pragma once

#include <memory>

#include "core/base/function_ref.hpp"

namespace sigloom {

/// run_pipeline() below for pieces of whatever type.
void run_pipeline_of_any(FunctionRef<std::shared_ptr<void>()> take, FunctionRef<void(void*)> work,
                         FunctionRef<void(void*)> finish);

/// Calls `take()`, which makes a piece (a std::unique_ptr, null at the end), then `work(piece)` on
/// any thread and several at a time, then `finish(piece)` in the order of taking. What `finish`
/// sees does not depend on the number of threads, and only a few pieces are there at once. Asks
/// stop_if_cancelled() for every piece. When one of them throws, nothing more is taken, and once
/// those under way have ended the caller gets what was thrown.
template <typename Piece, typename Take, typename Work, typename Finish>
void run_pipeline(Take take, Work work, Finish finish) {
    run_pipeline_of_any([&] { return std::shared_ptr<Piece>(take()); },
                        [&](void* piece) { work(*static_cast<Piece*>(piece)); },
                        [&](void* piece) { finish(*static_cast<Piece*>(piece)); });
}

}  // namespace sigloom
