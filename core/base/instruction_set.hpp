// Which vector registers the kernels use. One binary holds all variants and picks one by the
// processor; their results are the same to the bit.
#pragma once

#include <cstdint>
#include <vector>

namespace sigloom {

/// Each has what those before it have.
enum class InstructionSet : std::uint8_t {
    baseline,  ///< what every machine of the architecture has: SSE2 on x86-64, NEON on ARM
    avx2,
    avx512
};

/// Those of this machine, the widest last.
std::vector<InstructionSet> instruction_sets();

}  // namespace sigloom
