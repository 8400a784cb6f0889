// The table of filters: ways to make a graph thinner. One row each feeds `--thin`, --help and "did
// you mean".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// The value that a filter takes.
enum class FilterValue : std::uint8_t {
    none,
    share,   ///< a number from 0 to 1
    number,  ///< 0 or more
    whole,   ///< a whole number from 0
    kinds,   ///< one or more kinds of nodes or edges
    node     ///< a whole number from 0 and a node
};

/// The value; what the filter does not take is not looked at.
struct FilterArgument {
    double number = 0;
    std::vector<std::string> kinds;
    Node node = 0;
};

/// For each node and each edge whether it stays. An edge that stays joins two nodes that do.
struct Kept {
    std::vector<bool> nodes;
    std::vector<bool> edges;
};

struct Filter {
    std::string_view name;        ///< as in --thin
    FilterValue value;            ///< what --thin NAME:VALUE must give
    std::string_view value_name;  ///< for --help; "" where it takes none
    std::string_view summary;     ///< one line: what stays
    std::string_view formula;     ///< one line of plain text; "" where the summary says all
    std::string_view source;      ///< author, year; "" where there is none to name
    /// Throws std::invalid_argument when the graph does not have what the filter asks for.
    Kept (*keep)(const KnowledgeGraph& graph, const FilterArgument& argument);
};

std::span<const Filter> filters();
const Filter* find_filter(std::string_view name);  ///< null if there is none

/// Adds what `other` keeps.
void unite(Kept& kept, const Kept& other);

/// The graph of what is kept, with columns and evidence. O(nodes + edges + places).
KnowledgeGraph thinned(const KnowledgeGraph& graph, const Kept& kept);

}  // namespace sigloom
