// Pipe tables, which CommonMark does not have: the extension that GitHub and markdown-it read
// (GitHub Flavored Markdown 0.29, section 4.10).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sigloom {

/// A table: its header is line `first` (from 0), its delimiter row the next one, and its last row
/// ends before line `end`.
struct TableLines {
    std::uint32_t first;
    std::uint32_t end;
    std::uint32_t columns;
    std::uint32_t quotes = 0;  ///< marks `>` before each line
};

/// Where tables could stand, judged by their lines alone: a header with a bar and, below it, a
/// delimiter row of as many cells, both perhaps in quotes and lists. Whether the place is a code
/// block or the like, cmark tells. O(length of the text).
std::vector<TableLines> find_tables(std::span<const std::string_view> lines);

/// How many bytes of the header of a table, and of its other lines, belong to the quotes and lists
/// that it stands in.
std::size_t header_begin(std::string_view line);
std::size_t row_begin(std::string_view line, std::uint32_t quotes);

struct Cell {
    std::string_view text;  ///< trimmed; a bar in it is still written \|
    std::uint32_t column;   ///< of its first byte in the line, from 1
};

/// The cells of a row, as many as it has, at most limits::table_columns + 1 (enough to see that
/// there are too many). A bar after a backslash or inside a wiki link does not end a cell. The row
/// begins at a byte of its line. `cells` is only reused memory.
void split_row(std::string_view line, std::vector<Cell>& cells, std::size_t begin = 0);

/// Whether the cells are those of a delimiter row.
bool is_delimiter_row(std::span<const Cell> cells);

}  // namespace sigloom
