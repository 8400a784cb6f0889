#include "tools/interrupt.hpp"

#include <signal.h>
#include <time.h>

#include <atomic>
#include <cstdint>

#include "core/base/cancelled.hpp"

namespace sigloom {
namespace {

constexpr std::int64_t patience = 500;  ///< milliseconds

std::atomic<int> first_signal = 0;
std::atomic<std::int64_t> first_time = 0;
static_assert(std::atomic<int>::is_always_lock_free &&
                  std::atomic<std::int64_t>::is_always_lock_free,
              "a signal handler may touch nothing else");

std::int64_t milliseconds_now() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

void ask_to_end(int signal) {
    const std::int64_t now = milliseconds_now();
    std::int64_t first = 0;
    if (first_time.compare_exchange_strong(first, now)) {
        first_signal = signal;
        cancel_all_work();
    } else if (signal != SIGHUP && now - first >= patience) {
        struct sigaction action {};
        action.sa_handler = SIG_DFL;
        sigemptyset(&action.sa_mask);
        sigaction(signal, &action, nullptr);
        raise(signal);  // delivered once this handler returns
    }
}

void catch_signal(int signal) {
    struct sigaction before {};
    if (sigaction(signal, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) return;
    struct sigaction action {};
    action.sa_handler = ask_to_end;
    // One at a time. Without SA_RESTART a read that waits for a terminal or a pipe ends too.
    sigemptyset(&action.sa_mask);
    for (const int other : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&action.sa_mask, other);
    sigaction(signal, &action, nullptr);
}

}  // namespace

void catch_interrupts() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) catch_signal(signal);
}

int interrupted_exit_code() {
    return 128 + first_signal;
}

}  // namespace sigloom
