// What stands at a place of a file, for messages: `expected X, got Y`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sigloom {

/// A tag as a whole, anything else by its first character, in quotes; or the end of the line or the
/// file.
std::string describe(std::string_view bytes, std::size_t offset);

}  // namespace sigloom
