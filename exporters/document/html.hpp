// A document (document.hpp) as one HTML file: readable without a script and without a network, on a phone and on
// paper.
#pragma once

#include "exporters/common/output.hpp"
#include "exporters/document/document.hpp"

namespace sigloom {

/// Its texts are text, whatever they hold; figures stand in it as they are. O(document).
void write_html(const Document& document, Output& output);

}  // namespace sigloom
