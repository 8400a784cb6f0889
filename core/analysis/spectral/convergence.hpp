// How far an iteration came.
#pragma once

#include <limits>
#include <string>

namespace sigloom {

/// What an iteration towards a residual reached: it ends when the residual is small enough, when it
/// stalls, that is when rounding keeps it from getting smaller, and after a number of iterations.
struct Convergence {
    double residual = 0;  ///< in the unit of the tolerance that was asked for
    double tolerance = 0;
    unsigned iterations = 0;

    [[nodiscard]] bool is_reached() const { return residual <= tolerance; }
};

/// For people: how far the iteration came, and what was wanted.
std::string describe(const Convergence& reached);

/// Tells when an iteration gets no nearer: its residuals, which need not fall in every turn, fall no
/// more, and neither does what it maximizes grow.
class StallGuard {
  public:
    /// True once so many residuals in a row were not clearly below the lowest before them. Of an
    /// iteration that maximizes something, `quality` (0 or more) is that.
    bool has_stalled(double residual, double quality = 0) {
        if (residual < clearly_lower * lowest_ || quality > clearly_higher * highest_) {
            lowest_ = residual < lowest_ ? residual : lowest_;
            highest_ = quality > highest_ ? quality : highest_;
            turns_ = 0;
            return false;
        }
        return ++turns_ >= patience;
    }

  private:
    static constexpr double clearly_lower = 0.9;
    static constexpr double clearly_higher = 1 + 1e-13;
    static constexpr unsigned patience = 200;
    double lowest_ = std::numeric_limits<double>::infinity();
    double highest_ = 0;
    unsigned turns_ = 0;
};

}  // namespace sigloom
