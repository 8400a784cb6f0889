#include "core/analysis/spectral/convergence.hpp"

#include <fmt/format.h>

namespace sigloom {

std::string describe(const Convergence& reached) {
    return fmt::format("the residual after {} iterations is {:.1e}; {:.1e} was wanted",
                       reached.iterations, reached.residual, reached.tolerance);
}

}  // namespace sigloom
