// GEXF 1.3 (https://gexf.net), static, with the viz module, in the subset that Gephi, networkx and
// graphology read alike; docs/formats.md has it element by element.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// The id of an attribute is its name in lower case. Positions, sizes and colours of nodes stand in
/// elements of the viz module and are no attributes. O(bytes written).
ExportNotes write_gexf(const Export& what, Output& output);

}  // namespace sigloom
