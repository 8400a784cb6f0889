// Pieces of a file that several threads work on and one hands on in order.
#pragma once

#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

#include <cstddef>
#include <memory>

namespace sigloom {

/// Calls `take()`, which makes a piece (a std::unique_ptr, null at the end), then `work(piece)` on
/// any thread and several at a time, then `finish(piece)` in the order of taking. What `finish`
/// sees does not depend on the number of threads, and only a few pieces are there at once.
template <typename Piece, typename Take, typename Work, typename Finish>
void run_pipeline(Take take, Work work, Finish finish) {
    using tbb::filter_mode;
    // The library copies what it passes on.
    using Handle = std::shared_ptr<Piece>;
    const auto taking = [&](tbb::flow_control& control) -> Handle {
        Handle piece = take();
        if (piece == nullptr) control.stop();
        return piece;
    };
    const auto working = [&](Handle piece) {
        work(*piece);
        return piece;
    };
    const auto finishing = [&](const Handle& piece) { finish(*piece); };
    tbb::parallel_pipeline(
        static_cast<std::size_t>(2 * tbb::info::default_concurrency()),
        tbb::make_filter<void, Handle>(filter_mode::serial_in_order, taking) &
            tbb::make_filter<Handle, Handle>(filter_mode::parallel, working) &
            tbb::make_filter<Handle, void>(filter_mode::serial_in_order, finishing));
}

}  // namespace sigloom
