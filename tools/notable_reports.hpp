// The reports to read: those that are typical of a community, that cut across the map, or that combine what is rarely
// combined.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/enum_names.hpp"
#include "tools/community_search.hpp"

namespace sigloom {

enum class ReportsBy : std::uint8_t { variation, typical, atypical };
/// As --by has them.
template <>
inline constexpr auto enum_names<ReportsBy> =
    enum_table<ReportsBy>({{ReportsBy::variation, "variation"},
                           {ReportsBy::typical, "typical"},
                           {ReportsBy::atypical, "atypical"}});

struct NotableReport {
    std::uint32_t report = 0;  ///< index into Evidence::reports
    /// Structural variation, typicality, or the 10th percentile of commonness (core/foresight/).
    double value = 0;
    std::int32_t community = -1;  ///< that it is typical of
    Node first = 0;  ///< the rarest pair of an atypical one, among the nodes of the part
    Node second = 0;
};

/// Those that come first: of variation the highest, of atypical the lowest value, ties by number; of typical up to `most`
/// of each community, by community. Of the others all. The graph carries its evidence, and the communities are of terms.
std::vector<NotableReport> notable_reports(const FoundCommunities& communities, ReportsBy by,
                                           std::size_t most);

}  // namespace sigloom
