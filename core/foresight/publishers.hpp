// Who published what the reports are about: the hosts of their links. Evidence of several publishers is
// more independent than as many reports of one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/evidence.hpp"

namespace sigloom {

/// The host of a link, in lower case and without a leading "www."; empty where it has none.
std::string publisher_of(std::string_view url);

/// The publishers of reports as numbers.
struct Publishers {
    static constexpr std::uint32_t unknown = UINT32_MAX;
    std::vector<std::uint32_t> of_report;  ///< or `unknown`
    std::vector<std::string> hosts;        ///< of each number, rising
};

/// O(text of the links).
Publishers publishers_of(std::span<const ReportEntry> reports);

/// How many different ones these reports have; those without one count for none. O(n log n).
std::int32_t count_publishers(const Publishers& publishers, std::span<const std::uint32_t> reports);

}  // namespace sigloom
