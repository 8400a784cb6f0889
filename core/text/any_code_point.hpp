// Whether a text has a character of some sort.
#pragma once

#include <string_view>

#include "core/text/utf8.hpp"

namespace sigloom {

/// Whether is_meant(code point) holds for any; -1 stands for a byte that is no UTF-8. O(length).
template <typename IsMeant>
bool any_code_point(std::string_view text, IsMeant is_meant) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_meant(point.value)) return true;
        at += point.size;
    }
    return false;
}

}  // namespace sigloom
