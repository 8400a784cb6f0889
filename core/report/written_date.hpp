// Days as people write them.
#pragma once

#include <string_view>

#include "core/base/date.hpp"

namespace sigloom {

/// The day that a text names, saying nothing beside: 20240110, 2024-01-10 (perhaps
/// with a time), 2024/1/10, 10.1.2024, 10 January 2024, Jan 10th, 2024, 10. Januar 2024, 10 janvier
/// 2024, 10 de enero de 2024; a weekday or a place may stand before it. Unknown for any other
/// text, for no real day, and for 1/10/2024, which is one day here and another one there. O(length).
Date date_from_text(std::string_view text);

}  // namespace sigloom
