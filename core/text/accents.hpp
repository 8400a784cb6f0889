// Letters with accents and other marks.
#pragma once

#include <string>
#include <string_view>

namespace sigloom {

/// A folded text (core/text/fold.hpp) with the letters of ASCII for those of the Latin script that
/// have marks (são, łódź, øresund); the same text if it has others, or none. O(length).
std::string without_accents(std::string_view folded);

}  // namespace sigloom
