// The sum of contributions.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "core/graph/contribution.hpp"

namespace sigloom {

/// A set of contributions. However they are parted and in whatever order the parts are added, the
/// sum is the same; a contribution that equals another one counts once. Two different ones of one
/// path are two reports, and where reports are nodes these share one.
class Contributions {
  public:
    Contributions() = default;
    explicit Contributions(std::vector<Contribution> list) : list_(std::move(list)) {}

    Contributions& operator+=(Contribution one);      ///< O(1)
    Contributions& operator+=(Contributions others);  ///< O(others)

    /// All that were added, in their order (see compare()), each once.
    /// O(size) if they were added in order, else O(size * log(size)).
    [[nodiscard]] std::vector<Contribution> take() &&;

  private:
    std::vector<Contribution> list_;  ///< as they were added
};

}  // namespace sigloom
