// The full stop, or the sign of an enumeration, that some people end a name with.
#pragma once

#include <string_view>

namespace sigloom {

/// The name without a full stop, a comma, a semicolon or a colon at its end. The period of an
/// abbreviation is no full stop: U.S., Inc., Ph.D. Nothing else than signs stays as it is. O(length).
std::string_view without_final_sign(std::string_view name);

}  // namespace sigloom
