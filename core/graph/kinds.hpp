// The kinds of edges, and of nodes that are no terms (core/names/term_kinds.hpp) and no rows of a
// report (RowKind).
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/enum_names.hpp"

namespace sigloom {

inline constexpr std::string_view report_kind = "report";

enum class EdgeKind : std::uint8_t {
    cooccurs,   ///< two terms
    relevance,  ///< a term and a row
    contains,   ///< a report and what is in it
    related     ///< two reports
};

template <>
inline constexpr auto enum_names<EdgeKind> = enum_table<EdgeKind>({{EdgeKind::cooccurs, "cooccurs"},
                                                                   {EdgeKind::relevance,
                                                                    "relevance"},
                                                                   {EdgeKind::contains, "contains"},
                                                                   {EdgeKind::related, "related"}});

}  // namespace sigloom
