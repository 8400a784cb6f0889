// How long-running work is cancelled.
//
//   somebody calls cancel_all_work() -> every loop that may take long asks stop_if_cancelled() now
//   and then -> Cancelled is thrown -> what is unfinished is taken back on the way up
//
// The library catches no signals: a program that wants to end by one calls cancel_all_work() from
// its own handler.
#pragma once

#include <atomic>
#include <cstddef>

namespace sigloom {

/// What long-running work throws when it was cancelled: there is no result, and nothing is damaged.
/// It is no std::exception, so that nobody takes it for the fault of an input.
struct Cancelled {};

/// What stop_if_cancelled() calls, from any thread; it may throw. Null: nothing.
using CancellationCheck = void (*)();

namespace cancellation {
inline std::atomic<CancellationCheck> check = nullptr;
static_assert(std::atomic<CancellationCheck>::is_always_lock_free, "signal handlers set it");
}  // namespace cancellation

/// Costs a load from memory that is never written meanwhile.
inline void stop_if_cancelled() {
    const CancellationCheck check = cancellation::check.load(std::memory_order_relaxed);
    if (check != nullptr) [[unlikely]]
        check();
}

/// Replaces what stop_if_cancelled() calls. Returns what it called before.
inline CancellationCheck set_cancellation_check(CancellationCheck check) noexcept {
    return cancellation::check.exchange(check);
}

/// From now on stop_if_cancelled() throws Cancelled on every thread. May be called by any thread
/// and in a signal handler.
inline void cancel_all_work() noexcept {
    set_cancellation_check([] { throw Cancelled(); });
}

/// Once Cancelled was caught: work that is begun from now on goes on.
inline void allow_work() noexcept {
    set_cancellation_check(nullptr);
}

/// Asks once in some ten thousand steps: for loops of which a single turn is too short to ask.
class PacedCheck {
  public:
    /// To be called after so many steps of a few nanoseconds each.
    void after(std::size_t steps) {
        if (steps < left_) {
            left_ -= steps;
        } else {
            left_ = steps_between;
            stop_if_cancelled();
        }
    }

  private:
    static constexpr std::size_t steps_between = 1 << 14;
    std::size_t left_ = steps_between;
};

}  // namespace sigloom
