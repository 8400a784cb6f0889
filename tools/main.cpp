#include <fcntl.h>
#include <unistd.h>

#include "tools/program.hpp"

namespace {

/// A descriptor that is closed at the start would be given to the first file that is opened, and
/// results or messages would go into it. The stand-ins fail when they are used.
void occupy_standard_descriptors() {
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        if (fcntl(descriptor, F_GETFD) >= 0) continue;
        if (open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) != descriptor) {
            _exit(1);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    occupy_standard_descriptors();
    return sigloom::run_program(argc, argv);
}
