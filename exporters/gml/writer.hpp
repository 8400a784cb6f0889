// GML, the Graph Modelling Language (Himsolt 1997): old, and read by nearly everything;
// docs/formats.md has it key by key.
#pragma once

#include <array>
#include <cstdint>

#include "core/base/enum_names.hpp"
#include "exporters/common/format.hpp"

namespace sigloom {

/// How characters beyond ASCII are written. GML has none, only entities (`&#233;`), which networkx
/// insists on; igraph and Gephi take UTF-8 and know no entities.
enum class GmlText : std::uint8_t { entities, utf8 };
template <>
inline constexpr auto enum_names<GmlText> = enum_table<GmlText>({{GmlText::entities, "entities"},
                                                                 {GmlText::utf8, "utf8"}});

inline constexpr std::array gml_options{
    FormatOption{.name = "gml-text",
                 .type = OptionType::choice,
                 .help = "How letters beyond ASCII are written: networkx and yEd read entities "
                         "(&#233;), igraph and Gephi read utf8",
                 .default_value = "entities",
                 .choices = choices_of<GmlText>()},
};

/// Nodes are numbered from 0, their ids are their names. What a key may not have in its name becomes
/// an underscore; true and false become 1 and 0. O(bytes written).
ExportNotes write_gml(const Export& what, Output& output);

}  // namespace sigloom
