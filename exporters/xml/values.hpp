// Values as GraphML and GEXF write them.
#pragma once

#include <optional>
#include <string_view>

#include "exporters/common/column_builder.hpp"

namespace sigloom::xml {

/// The type of a column by its name in a file, in any case: text for one that is not known.
ColumnType column_type(std::string_view name);

/// The value that a text says, of the type or, where it is none of that type, of one that holds it.
/// Nothing for an infinite number; NaN, as igraph writes it, is no value.
std::optional<Value> parse_value(std::string_view text, ColumnType type);

/// Whether a value is of a type, or there is none.
bool is_of_type(const Value& value, ColumnType type);

}  // namespace sigloom::xml
