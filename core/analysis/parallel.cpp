#include "core/analysis/parallel.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <mutex>

#include "core/base/threads.hpp"

namespace sigloom {

void for_each_block(std::size_t items, std::size_t blocks, const MeasureContext& context,
                    const std::function<void(const Block&)>& body) {
    blocks = std::min(blocks, items);
    if (blocks == 0) return;
    std::mutex reporting;
    std::size_t done = 0;
    const auto run = [&](std::size_t index) {
        context.stop_if_cancelled();
        body({index, items * index / blocks, items * (index + 1) / blocks});
        if (!context.progress) return;
        const std::lock_guard lock(reporting);
        context.progress(static_cast<double>(++done) / static_cast<double>(blocks));
    };
    run_on_threads(context.threads, [&] {
        // One block per task: blocks are few and long. Of a group of tasks of its own, as in
        // core/base/in_parallel.cpp.
        tbb::task_group_context own(tbb::task_group_context::isolated);
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, blocks, 1),
            [&](const auto& range) {
                for (std::size_t index = range.begin(); index != range.end(); ++index) run(index);
            },
            tbb::simple_partitioner(), own);
    });
}

}  // namespace sigloom
