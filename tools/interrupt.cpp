#include "tools/interrupt.hpp"

#include <signal.h>

#include "core/base/cancelled.hpp"

namespace sigloom {
namespace {

std::atomic<bool> flag = false;
std::atomic<int> signal_number = SIGINT;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free,
              "a signal handler may touch nothing else");

void ask_to_end(int signal) {
    signal_number = signal;
    flag = true;
}

void catch_signal(int signal) {
    struct sigaction before {};
    if (sigaction(signal, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) return;
    struct sigaction action {};
    action.sa_handler = ask_to_end;
    sigemptyset(&action.sa_mask);
    // The second one finds the default, which ends the program. Without SA_RESTART a read that
    // waits for a terminal or a pipe ends too.
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(signal, &action, nullptr);
}

}  // namespace

void catch_interrupts() {
    catch_signal(SIGINT);
    catch_signal(SIGTERM);
}

const std::atomic<bool>& interrupted() {
    return flag;
}

void stop_if_interrupted() {
    if (flag) throw Cancelled();
}

int interrupted_exit_code() {
    return 128 + signal_number;
}

}  // namespace sigloom
