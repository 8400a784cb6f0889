// The program, which sends itself a signal while it works, and no sooner:
//
//   interrupted_program SIGNAL N ARGUMENTS...
//
// The signal comes when the work asks for the Nth time whether it is cancelled, which only loops do
// that run. With N = 0 none comes, and the last line on standard error is how often it asked.
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>

#include "core/base/cancelled.hpp"
#include "tools/program.hpp"

namespace {

int signal_number = 0;
long when = 0;
std::atomic<long> asked = 0;

void count() {
    if (++asked == when) kill(getpid(), signal_number);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    signal_number = std::atoi(argv[1]);
    when = std::atol(argv[2]);
    sigloom::set_cancellation_check(count);
    const int exit_code = sigloom::run_program(argc - 2, argv + 2);
    if (when == 0) std::fprintf(stderr, "%ld\n", asked.load());
    return exit_code;
}
