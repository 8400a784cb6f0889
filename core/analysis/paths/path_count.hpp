// Numbers of shortest paths. A chain of a thousand diamonds has 2^1000 of them, a longer one more
// than a double can hold; then WidePathCount takes over. What they offer is what Brandes' sums
// need.
#pragma once

#include <cmath>
#include <utility>

namespace sigloom {

/// The fast one: counts up to 1e290, beyond which quotients would lose digits.
class PathCount {
  public:
    constexpr PathCount() = default;
    constexpr explicit PathCount(double count) : count_(count) {}

    [[nodiscard]] bool is_zero() const { return count_ == 0; }
    [[nodiscard]] bool is_exhausted() const { return !(count_ < 1e290); }
    PathCount& operator+=(PathCount other) {
        count_ += other.count_;
        return *this;
    }
    friend PathCount operator/(double share, PathCount count) {
        return PathCount(share / count.count_);
    }
    friend double operator*(PathCount a, PathCount b) { return a.count_ * b.count_; }
    friend PathCount product(PathCount a, PathCount b) { return PathCount(a.count_ * b.count_); }

  private:
    double count_ = 0;
};

/// The safe one: fraction * 2^exponent.
class WidePathCount {
  public:
    WidePathCount() = default;
    explicit WidePathCount(double count, int exponent = 0) : fraction_(count), exponent_(exponent) {
        int shift = 0;
        fraction_ = std::frexp(fraction_, &shift);
        exponent_ += shift;
    }

    [[nodiscard]] bool is_zero() const { return fraction_ == 0; }
    [[nodiscard]] static constexpr bool is_exhausted() { return false; }
    WidePathCount& operator+=(WidePathCount other) {
        if (is_zero() || other.exponent_ > exponent_) std::swap(*this, other);
        const double sum = fraction_ + std::ldexp(other.fraction_, other.exponent_ - exponent_);
        return *this = WidePathCount(sum, exponent_);
    }
    friend WidePathCount operator/(double share, WidePathCount count) {
        return WidePathCount(share / count.fraction_, -count.exponent_);
    }
    friend double operator*(WidePathCount a, WidePathCount b) {
        return std::ldexp(a.fraction_ * b.fraction_, a.exponent_ + b.exponent_);
    }
    friend WidePathCount product(WidePathCount a, WidePathCount b) {
        return WidePathCount(a.fraction_ * b.fraction_, a.exponent_ + b.exponent_);
    }

  private:
    double fraction_ = 0;  ///< 0, or 0.5 to 1
    int exponent_ = 0;
};

}  // namespace sigloom
