#include "exporters/json/dialects.hpp"

#include <algorithm>

#include "core/graph/column_names.hpp"

namespace sigloom::json {
namespace {

using namespace std::string_view_literals;

constexpr std::array state_of_cytoscape{"group"sv,
                                        "removed"sv,
                                        "selected"sv,
                                        "selectable"sv,
                                        "locked"sv,
                                        "grabbable"sv,
                                        "grabbed"sv,
                                        "pannable"sv,
                                        "style"sv,
                                        "zoom"sv,
                                        "pan"sv,
                                        "layout"sv,
                                        "minZoom"sv,
                                        "maxZoom"sv,
                                        "zoomingEnabled"sv,
                                        "userZoomingEnabled"sv,
                                        "panningEnabled"sv,
                                        "userPanningEnabled"sv,
                                        "boxSelectionEnabled"sv,
                                        "renderer"sv,
                                        "multigraph"sv,
                                        "format_version"sv,
                                        "generated_by"sv,
                                        "target_cytoscapejs_version"sv};
constexpr std::array state_of_graphology{"options"sv, "undirected"sv};
constexpr std::array state_of_vosviewer{"config"sv};

constexpr std::array dialects{
    Dialect{.name = "cytoscape",
            .is_like =
                [](const Outline& o) { return o.has("elements") || (o.is_list && o.has("data")); },
            .layout = Layout{.container = "elements",
                             .may_be_list = true,
                             .inside = {"data", "position"},
                             .ids_are_inside = true,
                             .about = "data",
                             .classes = "classes",
                             .ignored = state_of_cytoscape}},
    Dialect{
        .name = "vosviewer",
        .is_like =
            [](const Outline& o) { return o.has("network", "items") || o.has("network", "links"); },
        .layout = Layout{.container = "network",
                         .nodes = "items",
                         .edges = "links",
                         .source = "source_id",
                         .target = "target_id",
                         .inside = {"weights", "scores"},
                         .ignored = state_of_vosviewer}},
    Dialect{.name = "jgf",
            .is_like =
                [](const Outline& o) { return o.has("graph", "nodes") || o.has("graph", "edges"); },
            .layout = Layout{.container = "graph",
                             .nodes_may_be_object = true,
                             .inside = {"metadata"},
                             .edge_kind = "relation",
                             .is_directed_unless_said = true,
                             .about = "metadata"}},
    Dialect{.name = "graphology",
            .is_like =
                [](const Outline& o) {
                    return o.has("nodes") &&
                           (o.has("nodes", "key") || !o.inside.contains("nodes")) &&
                           !o.has("nodes", "id") &&
                           (o.has("nodes", "key") || o.has("options", "multi") ||
                            o.has("options", "allowSelfLoops"));
                },
            .layout = Layout{.id = "key",
                             .inside = {"attributes"},
                             .about = "attributes",
                             .distance = column_names::distance,
                             .ignored = state_of_graphology}},
    Dialect{.name = "JSON Graph Format with several graphs",
            .is_like = [](const Outline& o) { return o.has("graphs"); },
            .advice = "put one of them into a file of its own"},
    Dialect{.name = "adjacency JSON of networkx",
            .is_like = [](const Outline& o) { return o.has("adjacency"); },
            .advice = "write the graph by networkx.node_link_data"},
    Dialect{.name = "CX, an exchange format of Cytoscape and NDEx",
            .is_like =
                [](const Outline& o) {
                    return o.is_list && (o.has("CXVersion") || o.has("numberVerification") ||
                                         o.has("networkAttributes") || o.has("nodes"));
                },
            .advice = "export it as GraphML or Cytoscape.js JSON"},
    Dialect{.name = "JSON of a tree",
            .is_like = [](const Outline& o) { return o.is_object && o.has("children"); },
            .advice = "a graph has a list of nodes and a list of edges"},
    Dialect{.name = "GeoJSON",
            .is_like = [](const Outline& o) { return o.has("features") && !o.has("nodes"); },
            .advice = "a graph has a list of nodes and a list of edges"},
};

constexpr Dialect node_link{.name = "node-link",
                            .is_like = [](const Outline& o) { return o.is_object; },
                            .layout = Layout{.has_evidence = true}};

/// Of one of the formats that have a row of the table.
Likeness like(std::string_view name, std::string_view first_bytes) {
    if (!first_bytes.starts_with('{') && !first_bytes.starts_with('[')) return Likeness::none;
    return dialect_of(outline(first_bytes)).name == name ? Likeness::certain : Likeness::none;
}

}  // namespace

const Dialect& dialect_of(const Outline& outline) {
    const auto* found =
        std::ranges::find_if(dialects, [&](const Dialect& each) { return each.is_like(outline); });
    return found == dialects.end() ? node_link : *found;
}

Likeness recognize_node_link(std::string_view first_bytes) {
    if (first_bytes.starts_with('{')) return Likeness::possible;
    // A list may be anything, but for those formats that are known.
    if (!first_bytes.starts_with('[')) return Likeness::none;
    return &dialect_of(outline(first_bytes)) == &node_link ? Likeness::none : Likeness::possible;
}

Likeness recognize_graphology(std::string_view first_bytes) {
    return like("graphology", first_bytes);
}

Likeness recognize_cytoscape(std::string_view first_bytes) {
    return like("cytoscape", first_bytes);
}

Likeness recognize_jgf(std::string_view first_bytes) {
    return like("jgf", first_bytes);
}

Likeness recognize_vosviewer(std::string_view first_bytes) {
    return like("vosviewer", first_bytes);
}

}  // namespace sigloom::json
