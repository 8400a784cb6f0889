// Whether any character of a text satisfies a predicate.
#pragma once

#include <string_view>

#include "core/text/utf8.hpp"

namespace sigloom {

/// Whether predicate(code point) holds for any; -1 stands for a byte that is not UTF-8. O(length).
template <typename Predicate>
bool any_code_point(std::string_view text, Predicate predicate) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (predicate(point.value)) return true;
        at += point.size;
    }
    return false;
}

}  // namespace sigloom
