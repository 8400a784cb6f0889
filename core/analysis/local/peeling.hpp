// Items by a number that falls while they are taken away: what core and truss decomposition share.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/cancelled.hpp"

namespace sigloom {

/// Items sorted by their numbers in groups that stay sorted as numbers fall by one (Batagelj and
/// Zaversnik 2003). Every step is O(1).
class Peeling {
  public:
    explicit Peeling(std::vector<std::int32_t> numbers)
        : number_(std::move(numbers)), order_(number_.size()), place_(number_.size()) {
        const std::int32_t highest = number_.empty() ? 0 : std::ranges::max(number_);
        begin_.assign(static_cast<std::size_t>(highest) + 2, 0);
        for (const std::int32_t number : number_) ++begin_[static_cast<std::size_t>(number) + 1];
        for (std::size_t k = 1; k < begin_.size(); ++k) begin_[k] += begin_[k - 1];
        std::vector<std::uint32_t> next = begin_;
        for (std::uint32_t item = 0; item < number_.size(); ++item) {
            place_[item] = next[static_cast<std::size_t>(number_[item])]++;
            order_[place_[item]] = item;
        }
    }

    /// Calls take(item) for each, the lowest number first; take calls lower(). Asks
    /// stop_if_cancelled().
    template <typename Take>
    void run(Take&& take) {
        PacedCheck check;
        for (std::uint32_t i = 0; i < order_.size(); ++i) {
            take(order_[i]);
            check.after(steps_of_an_item);
        }
    }

    /// While `taken` is taken: one less for the item, unless it is as low as the one that is taken.
    void lower(std::uint32_t item, std::uint32_t taken) {
        std::int32_t& number = number_[item];
        if (number <= number_[taken]) return;
        // It changes places with the first of its group, which then begins one later.
        const std::uint32_t first = begin_[static_cast<std::size_t>(number)]++;
        const std::uint32_t moved = order_[first];
        std::swap(order_[first], order_[place_[item]]);
        std::swap(place_[moved], place_[item]);
        --number;
    }

    [[nodiscard]] std::vector<std::int32_t> numbers() && { return std::move(number_); }

  private:
    static constexpr std::size_t steps_of_an_item = 128;  ///< more or less: it has neighbours

    std::vector<std::int32_t> number_;
    std::vector<std::uint32_t> order_;  ///< the items by number
    std::vector<std::uint32_t> place_;  ///< of each item in the order
    std::vector<std::uint32_t> begin_;  ///< of the items of each number in the order
};

}  // namespace sigloom
