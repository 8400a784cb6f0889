#include "core/base/threads.hpp"

#include <tbb/info.h>
#include <tbb/task_arena.h>

#include <algorithm>

namespace sigloom {

void run_on_threads(unsigned threads, const std::function<void()>& work) {
    const auto available = static_cast<unsigned>(tbb::info::default_concurrency());
    const unsigned used = threads == 0 ? available : std::min(threads, available);
    tbb::task_arena arena(static_cast<int>(used));
    arena.execute(work);
}

}  // namespace sigloom
