// How wide the columns of a table may be on a terminal.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace sigloom {

/// A column of a table for people.
struct TableColumn {
    std::string name;
    std::size_t width;  ///< of its widest cell, the name included
    bool is_text;       ///< a number that is cut would be another number
};

/// The widths of the columns that fit beside each other in `room`, two spaces between them. Texts
/// are cut, the widest first, before ids (`id`, `source`, `target`) are; columns that do not fit at
/// all are left out from the right, the first always stays. O(columns * room).
std::vector<std::size_t> fitted(std::span<const TableColumn> columns, std::size_t room);

}  // namespace sigloom
