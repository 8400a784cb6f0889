// Messages about names that are not known.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sigloom {

/// "unknown measure 'pagernk'; did you mean pagerank?", with the nearest three of the known names,
/// or all of them where there are few.
std::string unknown_name(std::string_view what, std::string_view name,
                         std::span<const std::string_view> known);

/// "a", "a or b", "a, b or c".
std::string alternatives(std::span<const std::string_view> names);

}  // namespace sigloom
