// GEXF 1.3 with time, for the timeline of Gephi: when nodes and edges are named by reports, and how often;
// docs/formats.md has it element by element.
#pragma once

#include <array>
#include <cstdint>

#include "core/base/enum_names.hpp"
#include "exporters/common/format.hpp"

namespace sigloom {

/// How much time one step of the timeline takes.
enum class Period : std::uint8_t { day, month, year };
template <>
inline constexpr auto enum_names<Period> =
    enum_table<Period>({{Period::day, "day"}, {Period::month, "month"}, {Period::year, "year"}});

inline constexpr std::array gexf_dynamic_options{
    FormatOption{.name = "period",
                 .type = OptionType::choice,
                 .help = "How much time one step of the timeline takes",
                 .default_value = "month",
                 .choices = choices_of<Period>()},
};

/// Of each period in which a report names it, a node has a spell and the number of those reports, an
/// edge a spell and, as its weight, what those reports contribute. Periods that touch make one spell. What
/// no report with a date names has no spell and is there always; an edge has its whole weight then.
/// O(places of both ends of every edge, and bytes written).
ExportNotes write_gexf_dynamic(const Export& what, Output& output);

}  // namespace sigloom
