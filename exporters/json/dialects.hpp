// The ways to write a graph in JSON: how each is known, and where its nodes and edges stand.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "exporters/common/format.hpp"
#include "exporters/json/outline.hpp"

namespace sigloom::json {

/// Where a file has its nodes and edges.
struct Layout {
    /// The member of the root that the lists are in; empty: the root. Itself a list, it holds both.
    std::string_view container = {};
    /// A list as the root holds nodes and edges.
    bool may_be_list = false;
    std::string_view nodes = "nodes";
    std::string_view edges = "edges";
    std::string_view other_edges = "links";  ///< what the edges may be called, too
    bool nodes_may_be_object = false;        ///< with their ids as names
    std::string_view id = "id";
    std::string_view source = "source";
    std::string_view target = "target";
    /// Members of nodes and edges whose members count as theirs.
    std::array<std::string_view, 2> inside = {};
    bool ids_are_inside = false;
    /// An edge's member that is its kind.
    std::string_view edge_kind = "kind";
    /// Says what only this program writes: types of columns, reports, places.
    bool has_evidence = false;
    bool is_directed_unless_said = false;
    /// The member of the root, or of what the lists are in, that holds values of the whole graph.
    std::string_view about = {};
    /// A member of nodes and edges that repeats their kind, if it is the same.
    std::string_view classes = {};
    /// A column of edges that is left out if it is 1/weight.
    std::string_view distance = {};
    /// Members of the root, and of nodes and edges, that are the state of a viewer.
    std::span<const std::string_view> ignored = {};
};

struct Dialect {
    std::string_view name;
    bool (*is_like)(const Outline& outline);
    std::optional<Layout> layout;  ///< nothing: it is known, but not read
    std::string_view advice = {};  ///< where it is not read
};

/// Anything that is like no other may be node-link JSON.
const Dialect& dialect_of(const Outline& outline);

// For the table of formats.
Likeness recognize_node_link(std::string_view first_bytes);
Likeness recognize_graphology(std::string_view first_bytes);
Likeness recognize_cytoscape(std::string_view first_bytes);
Likeness recognize_jgf(std::string_view first_bytes);
Likeness recognize_vosviewer(std::string_view first_bytes);

}  // namespace sigloom::json
