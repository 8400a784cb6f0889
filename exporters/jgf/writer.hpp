// JSON Graph Format, version 2 (https://jsongraphformat.info): one graph, its nodes an object by id.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// The kind of an edge is its relation; weights, kinds of nodes and all columns stand in `metadata`,
/// the only place that the schema leaves for them. O(bytes written).
ExportNotes write_jgf(const Export& what, Output& output);

}  // namespace sigloom
