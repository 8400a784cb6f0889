#include "core/base/pipeline.hpp"

#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

#include <cstddef>
#include <vector>

#include "core/base/cancelled.hpp"

namespace sigloom {

void run_pipeline_of_any(FunctionRef<std::shared_ptr<void>()> take, FunctionRef<void(void*)> work,
                         FunctionRef<void(void*)> finish) {
    using tbb::filter_mode;
    using Handle = std::shared_ptr<void>;
    // What is on its way when something throws is not destroyed by the library, so that it gets addresses only.
    // Pieces are taken and finished in order: the place of one is free for the one that comes so much later.
    std::vector<Handle> pieces(static_cast<std::size_t>(2 * tbb::info::default_concurrency()));
    std::size_t taken = 0;
    const auto taking = [&](tbb::flow_control& control) -> Handle* {
        stop_if_cancelled();
        Handle& piece = pieces[taken++ % pieces.size()];
        piece = take();
        if (piece == nullptr) control.stop();
        return &piece;
    };
    const auto working = [&](Handle* piece) {
        stop_if_cancelled();
        work(piece->get());
        return piece;
    };
    const auto finishing = [&](Handle* piece) {
        finish(piece->get());
        piece->reset();
    };
    // Not called off half-way by a loop around it, as in core/base/in_parallel.cpp.
    tbb::task_group_context own(tbb::task_group_context::isolated);
    tbb::parallel_pipeline(
        pieces.size(),
        tbb::make_filter<void, Handle*>(filter_mode::serial_in_order, taking) &
            tbb::make_filter<Handle*, Handle*>(filter_mode::parallel, working) &
            tbb::make_filter<Handle*, void>(filter_mode::serial_in_order, finishing),
        own);
}

}  // namespace sigloom
