#include "core/base/free_memory.hpp"

#include <malloc.h>

namespace sigloom {

void give_back_free_memory() {
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

}  // namespace sigloom
