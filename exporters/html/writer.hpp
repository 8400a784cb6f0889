// One HTML file that works without a network: a page to look at the graph with, made in page/, and
// the graph as data inside it (data.hpp). Where the browser runs no script, it shows the largest
// nodes as a picture and as a table.
#pragma once

#include <array>
#include <cstdint>

#include "exporters/common/format.hpp"
#include "exporters/picture/writers.hpp"

namespace sigloom {

inline constexpr std::array html_options{
    FormatOption{.name = "max-nodes",
                 .type = OptionType::whole_number,
                 .help = "Keep no more nodes than this, the largest of every community",
                 .default_value = "5000"},
    picture_options[4],  // the title
};

/// The page of a server, which it asks about what it does not hold itself, and which serves a new
/// one under a higher version (from 1).
ExportNotes write_served_page(const Export& what, std::uint64_t version, Output& output);

/// Needs positions and colours. Above 300,000 links it holds those of the lowest backbone ranks.
/// O(n log n + m log m + evidence).
ExportNotes write_html_page(const Export& what, Output& output);

}  // namespace sigloom
