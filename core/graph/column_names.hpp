// The names of columns that several parts agree on. What only one part writes or reads is named
// there.
#pragma once

namespace sigloom::column_names {

// What every node or edge has, beside its id and its ends:
inline constexpr char label[] = "label";
inline constexpr char kind[] = "kind";
inline constexpr char weight[] = "weight";

// Of nodes and edges:
inline constexpr char first_seen[] = "first_seen";  ///< a date as the whole number YYYYMMDD
inline constexpr char last_seen[] = "last_seen";

// Of nodes:
inline constexpr char reports[] = "reports";  ///< how many name it
inline constexpr char relevancy_mean[] = "relevancy_mean";
inline constexpr char description[] = "description";
inline constexpr char entity_type[] = "entity_type";
inline constexpr char community[] = "community";  ///< a whole number from 0
inline constexpr char x[] = "x";                  ///< a position; the unit is the layout's own
inline constexpr char y[] = "y";
inline constexpr char size[] = "size";
inline constexpr char color[] = "color";  ///< #rrggbb

// Of edges:
inline constexpr char count[] = "count";        ///< how many reports join its ends
inline constexpr char mentions[] = "mentions";  ///< of these, whose row names the term
inline constexpr char distance[] = "distance";  ///< 1/weight

}  // namespace sigloom::column_names
