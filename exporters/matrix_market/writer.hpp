// The matrix of weights in the Matrix Market exchange format (Boisvert, Pozo & Remington 1996), and a
// table of what its rows are.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// The first file is the symmetric matrix, of which the lower half is written; the second has a line
/// for each row: id, label and kind. O(bytes written).
ExportNotes write_matrix_market(const Export& what, OutputFiles& files);

}  // namespace sigloom
