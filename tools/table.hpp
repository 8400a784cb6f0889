// Results as tables: for people, for programs, for notebooks and for documents.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/enum_names.hpp"
#include "core/graph/columns.hpp"
#include "exporters/common/output.hpp"

namespace sigloom {

/// A missing value, a text, a whole number, a number or a truth value.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool>;

/// Every row has as many cells as the header.
struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<Cell>> rows;
};

enum class TableFormat : std::uint8_t {
    table,    ///< aligned, numbers to six digits, nothing that a terminal would obey
    csv,      ///< RFC 4180, with a header
    tsv,      ///< with a header; tabs and line ends inside values become spaces
    json,     ///< an array of objects; a missing value is null
    markdown  ///< a pipe table
};

/// As --format has them.
template <>
inline constexpr auto enum_names<TableFormat> =
    enum_table<TableFormat>({{TableFormat::table, "table"},
                             {TableFormat::csv, "csv"},
                             {TableFormat::tsv, "tsv"},
                             {TableFormat::json, "json"},
                             {TableFormat::markdown, "md"}});

/// The value of a row of a column; missing where the row has none.
Cell cell_of(const Column& column, std::size_t row);
Cell cell_of(const ColumnData& data, std::size_t row);

/// Numbers in full, shortest form that reads back exactly, save in TableFormat::table.
void write_table(const Table& table, TableFormat format, Output& output);

}  // namespace sigloom
