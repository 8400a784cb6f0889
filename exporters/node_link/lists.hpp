// Where the lists of nodes and edges stand in a node-link file, cut into pieces of whole elements,
// so that several threads can parse them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sigloom::node_link {

/// Part of a file.
struct Range {
    std::size_t begin;
    std::size_t end;
};

enum class ListKind : std::uint8_t { nodes, edges };

/// A list of nodes or edges, what stands between its brackets cut into pieces of whole elements.
struct List {
    ListKind kind;
    Range content;
    std::vector<Range> pieces;
};

/// Finds the lists of a file by its quotes and brackets alone. On damaged files it may be wrong;
/// then the parser finds the damage, in the pieces or in what is left. O(bytes).
std::vector<List> find_lists(std::string_view bytes);

}  // namespace sigloom::node_link
