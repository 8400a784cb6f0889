#include "core/graph/contributions.hpp"

#include <algorithm>
#include <iterator>

namespace sigloom {

Contributions& Contributions::operator+=(Contribution one) {
    list_.push_back(std::move(one));
    return *this;
}

Contributions& Contributions::operator+=(Contributions others) {
    if (list_.empty()) {
        list_ = std::move(others.list_);
    } else {
        std::ranges::move(others.list_, std::back_inserter(list_));
    }
    return *this;
}

std::vector<Contribution> Contributions::take() && {
    const auto is_less = [](const Contribution& a, const Contribution& b) {
        return compare(a, b) < 0;
    };
    const auto is_equal = [](const Contribution& a, const Contribution& b) {
        return compare(a, b) == 0;
    };
    if (!std::ranges::is_sorted(list_, is_less)) std::ranges::sort(list_, is_less);
    const auto repeated = std::ranges::unique(list_, is_equal);
    list_.erase(repeated.begin(), repeated.end());
    return std::move(list_);
}

}  // namespace sigloom
