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
inline constexpr char community[] = "community";            ///< a whole number from 0
inline constexpr char community_name[] = "community_name";  ///< its most typical terms
inline constexpr char x[] = "x";  ///< a position, y upwards; the unit is the layout's own
inline constexpr char y[] = "y";
inline constexpr char size[] = "size";    ///< a radius, in the unit of x and y
inline constexpr char color[] = "color";  ///< #rrggbb, for a light ground

// Of edges:
inline constexpr char count[] = "count";        ///< how many reports join its ends
inline constexpr char mentions[] = "mentions";  ///< of these, whose row names the term
inline constexpr char distance[] = "distance";  ///< 1/weight
/// A whole number from 1: the edges up to k are the "k links per node" worth drawing.
inline constexpr char backbone[] = "backbone";

}  // namespace sigloom::column_names
