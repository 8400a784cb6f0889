// What the notes of a vault are called.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom::obsidian {

/// A label as the name of a file on every system: what Windows, macOS, Linux or a link of Obsidian
/// cannot have in it (`\ / : * ? " < > | # ^ [ ]` and control characters) becomes a space, and it is
/// cut to 120 bytes. It neither begins with a dot nor ends with one, and is no name of a device.
/// Never empty.
std::string safe_name(std::string_view label);

/// A name for each node, without `.md`: different ones, ignoring case and accents written in two ways.
/// Of a name that several nodes have, the later ones get their kind, or a number.
std::vector<std::string> note_names(const NodeTable& nodes);

}  // namespace sigloom::obsidian
