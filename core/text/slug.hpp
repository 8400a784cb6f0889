// The readable part of a node's id.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sigloom {

/// The letters and digits (of any script) of a folded name, with one hyphen for whatever stands
/// between them, cut to 80 bytes; "unnamed" if there are none. O(length).
std::string slug(std::string_view folded);

/// The same into memory that is used again. The text must not be a view of it.
void slug(std::string_view folded, std::string& text);

/// A number of a name that does not change from build to build or machine to machine (FNV-1a, 64
/// bits, Fowler, Noll and Vo 1991), as hexadecimal digits: the first `digits` of 16.
std::string short_hash(std::string_view text, std::size_t digits);

}  // namespace sigloom
