// The full stop that some people end a name with.
#pragma once

#include <string_view>

namespace sigloom {

/// The name without it. That of an abbreviation is no full stop: U.S., Inc., Ph.D. O(length).
std::string_view without_final_period(std::string_view name);

}  // namespace sigloom
