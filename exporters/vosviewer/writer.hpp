// The files of VOSviewer (its manual, "File types"): the JSON of VOSviewer and VOSviewer Online, and
// the map and network files of VOSviewer Desktop.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Items have the ids of the nodes. O(bytes written).
ExportNotes write_vosviewer_json(const Export& what, Output& output);

/// The first file is the map, the second the network. Items are numbered from 1. Both begin with a
/// byte order mark, as VOSviewer writes them. O(bytes written).
ExportNotes write_vosviewer_files(const Export& what, OutputFiles& files);

}  // namespace sigloom
