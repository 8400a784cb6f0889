// Rows of a table by what stands in one of its columns: what the choices of nodes and edges share.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/columns.hpp"

namespace sigloom {

/// Throws std::invalid_argument, naming `rows` ("edges"), when there is no such column.
const Column& required_column(const ColumnSet& columns, std::string_view name,
                              std::string_view rows);

/// For each row whether it has a number that fulfils the condition.
std::vector<bool> rows_where(const Column& column, const std::function<bool(double)>& condition);

/// For each row whether its kind is one of these. Throws std::invalid_argument, naming what a `row`
/// is ("edge"), for a kind that no row has.
std::vector<bool> rows_of_kinds(const TextColumn& kind_of_row, std::span<const std::string> kinds,
                                std::string_view row);

}  // namespace sigloom
