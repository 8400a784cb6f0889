#include "core/foresight/rate_test.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>

namespace sigloom {
namespace {

/// P(Y >= y) of `all` draws.
double upper_tail(std::int64_t y, std::int64_t all, double share) {
    if (y <= 0) return 1;
    if (y > all) return 0;
    return boost::math::ibeta(static_cast<double>(y), static_cast<double>(all - y + 1), share);
}

}  // namespace

double rate_test(const Rate& first, const Rate& second) {
    const std::int64_t named = first.count + second.count;
    const auto all = static_cast<double>(first.all + second.all);
    // The lower tail of one set is the upper tail of the other.
    const double tail =
        std::min(upper_tail(first.count, named, static_cast<double>(first.all) / all),
                 upper_tail(second.count, named, static_cast<double>(second.all) / all));
    return std::min(1.0, 2 * tail);
}

}  // namespace sigloom
