#include "core/base/instruction_set.hpp"

namespace sigloom {

std::vector<InstructionSet> instruction_sets() {
    std::vector<InstructionSet> sets{InstructionSet::baseline};
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2")) sets.push_back(InstructionSet::avx2);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
        sets.push_back(InstructionSet::avx512);
    }
#endif
    return sets;
}

}  // namespace sigloom
