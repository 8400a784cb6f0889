// JSON as networkx.node_link_graph() reads it (3.6: "nodes" and "edges"), with what the graph
// rests on: the reports, and each node's places in them. docs/formats.md has it key by key.
#pragma once

#include "exporters/formats.hpp"

namespace sigloom {

/// Whatever the reader of this format reads back is equal to the graph. O(bytes written).
ExportNotes write_node_link_json(const KnowledgeGraph& graph, Output& output);

}  // namespace sigloom
