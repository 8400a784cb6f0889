// Where the lists of nodes and edges stand in a JSON file, cut into pieces of whole elements, so that
// several threads can parse them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "exporters/json/dialects.hpp"

namespace sigloom::json {

/// Part of a file.
struct Range {
    std::size_t begin;
    std::size_t end;
};

enum class ListKind : std::uint8_t { nodes, edges, both };

/// A list of nodes or edges, what stands between its brackets cut into pieces of whole elements.
struct List {
    ListKind kind;
    bool is_object;  ///< the elements have names
    Range content;
    std::vector<Range> pieces;
};

/// Finds the lists of a file by its quotes and brackets alone. On damaged files it may be wrong;
/// then the parser finds the damage, in the pieces or in what is left. O(bytes).
std::vector<List> find_lists(std::string_view bytes, const Layout& layout);

}  // namespace sigloom::json
