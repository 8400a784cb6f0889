// Which type the values of a column fit.
#pragma once

#include <cstdint>
#include <string_view>

#include "exporters/common/column_builder.hpp"
#include "exporters/doctor/document.hpp"

namespace sigloom::doctor {

/// A type as each format calls it.
struct TypeNames {
    std::string_view graphml;
    std::string_view gexf;
    std::string_view neo4j;
};

/// The type that a column declares; text where that is none.
ColumnType declared_type(const Column& column);
/// The narrowest type that holds all values of a column, as networkx would read them: text if it has none.
TypeNames type_of_values(const Document& document, std::uint32_t column);
/// Whether a text is a value of a type as strict readers have it: "1.5" is no int, "yes" no boolean. 64 bits
/// are an int.
bool fits_type(std::string_view text, ColumnType type);
/// Whether every program takes such a type.
bool is_known_type(Kind kind, std::string_view type);

}  // namespace sigloom::doctor
