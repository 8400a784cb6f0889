// Limits that no report reaches, and a hostile file could exceed. Each bounds the time or the
// memory that one file can take; exceeding one is a diagnostic.
#pragma once

#include <cstddef>

namespace sigloom::limits {

/// A report has 3 to 20 kB; a book has about 1 MB. Bounds what is held in memory per thread.
inline constexpr std::size_t file_bytes = 16 * 1024 * 1024;

/// Folders within folders. Symbolic links that lead in circles end before; this bounds the rest.
inline constexpr std::size_t folder_depth = 64;

/// Quotes and lists within each other; reports have lists of depth 1.
inline constexpr std::size_t block_nesting = 32;

/// Images in one paragraph; reports have hardly any. Bounds what cmark does at each link.
inline constexpr std::size_t images = 200;

/// The widest table of a report has 7 columns. Bounds the cost of a row of nothing but bars.
inline constexpr std::size_t table_columns = 64;

/// The longest names of reports have about 150 bytes. Names are held for the whole run, and their
/// normalisation costs more than linear time in the number of combining marks in a row.
inline constexpr std::size_t name_bytes = 1000;

/// Keywords, themes and rows of one report; real ones have up to about 150. A graph joins all pairs
/// of them, so that the edges of one report grow with the square of this.
inline constexpr std::size_t report_items = 2000;

}  // namespace sigloom::limits
