// The lowest and the highest of many values, for many things at a time: all that an interval takes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

namespace sigloom {

class Tails {
  public:
    /// For a number of things; of the values of each, the `depth` lowest and highest are kept (at
    /// least 1).
    Tails(std::size_t things, std::size_t depth)
        : depth_(depth), lowest_(things), highest_(things) {}

    /// In any order. O(log depth).
    void add(std::size_t thing, double value) {
        keep(lowest_[thing], value, std::less());
        keep(highest_[thing], value, std::greater());
    }

    /// The depth-th lowest and the depth-th highest value; at least `depth` were added.
    [[nodiscard]] double low(std::size_t thing) const { return lowest_[thing].front(); }
    [[nodiscard]] double high(std::size_t thing) const { return highest_[thing].front(); }

  private:
    /// A heap whose top is the value to go next.
    template <typename Before>
    void keep(std::vector<double>& heap, double value, Before before) const {
        if (heap.size() < depth_) {
            heap.push_back(value);
            std::ranges::push_heap(heap, before);
        } else if (before(value, heap.front())) {
            std::ranges::pop_heap(heap, before);
            heap.back() = value;
            std::ranges::push_heap(heap, before);
        }
    }

    std::size_t depth_;
    std::vector<std::vector<double>> lowest_;
    std::vector<std::vector<double>> highest_;
};

}  // namespace sigloom
