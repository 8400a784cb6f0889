// How far an iteration came.
#pragma once

#include <limits>

namespace sigloom {

/// What an iteration towards a residual reached: it ends when the residual is small enough, when it
/// stalls, that is when rounding keeps it from getting smaller, and after a number of iterations.
struct Convergence {
    double residual = 0;  ///< in the unit of the tolerance that was asked for
    double tolerance = 0;
    unsigned iterations = 0;

    [[nodiscard]] bool is_reached() const { return residual <= tolerance; }
};

/// Tells when residuals, which need not fall in every iteration, fall no more.
class StallGuard {
  public:
    /// True once so many residuals in a row were not clearly below the lowest before them.
    bool has_stalled(double residual) {
        if (residual < clearly_lower * lowest_) {
            lowest_ = residual;
            since_lowest_ = 0;
            return false;
        }
        return ++since_lowest_ >= patience;
    }

  private:
    static constexpr double clearly_lower = 0.9;
    static constexpr unsigned patience = 200;
    double lowest_ = std::numeric_limits<double>::infinity();
    unsigned since_lowest_ = 0;
};

}  // namespace sigloom
