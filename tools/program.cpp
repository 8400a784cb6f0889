#include "tools/program.hpp"

namespace sigloom {

int run_program(int /*argc*/, const char* const* /*argv*/) {
    return 0;
}

}  // namespace sigloom
