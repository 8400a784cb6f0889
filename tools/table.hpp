// Results as tables: for people, for programs, for notebooks and for documents.
#pragma once

#include <cstddef>
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
    /// Lines below the table for people; programs get none of it.
    std::string remarks = {};
};

enum class TableFormat : std::uint8_t {
    table,      ///< aligned, numbers to six digits, nothing that a terminal would obey
    csv,        ///< RFC 4180, with a header
    csv_excel,  ///< the same with a byte order mark, and no text that a spreadsheet would compute
    tsv,        ///< with a header; tabs and line ends inside values become spaces
    json,       ///< an array of objects; a missing value is null
    markdown    ///< a pipe table
};

/// As --format has them.
template <>
inline constexpr auto enum_names<TableFormat> =
    enum_table<TableFormat>({{TableFormat::table, "table"},
                             {TableFormat::csv, "csv"},
                             {TableFormat::csv_excel, "csv-excel"},
                             {TableFormat::tsv, "tsv"},
                             {TableFormat::json, "json"},
                             {TableFormat::markdown, "md"}});

/// The value of a row of a column; missing where the row has none.
Cell cell_of(const Column& column, std::size_t row);
Cell cell_of(const ColumnData& data, std::size_t row);

/// How wide a line may be that is as wide as it needs to be.
inline constexpr std::size_t any_width = SIZE_MAX;

/// Numbers in full, shortest form that reads back exactly, save in TableFormat::table; that one has
/// lines of at most `width` columns: long texts are cut, ids last, and columns that still do not
/// fit are left out and named below (see fitted()).
void write_table(const Table& table, TableFormat format, Output& output,
                 std::size_t width = any_width);

}  // namespace sigloom
