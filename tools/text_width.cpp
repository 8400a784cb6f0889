#include "tools/text_width.hpp"

#include <algorithm>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {

std::string cut_to_width(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) return std::string(text);
    if (width == 0) return {};
    std::size_t end = 0;
    std::size_t taken = 0;
    while (end < text.size()) {
        const std::size_t size = code_point_at(text, end).size;
        taken += display_width(text.substr(end, size));
        if (taken + 1 > width) break;
        end += size;
    }
    return std::string(trim(text.substr(0, end))) + std::string(ellipsis);
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
    std::string lines(indent, ' ');
    std::size_t used = indent;
    bool empty = true;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        const std::size_t needed = display_width(word);
        if (!empty && used + 1 + needed > width) {
            lines += '\n';
            lines.append(indent, ' ');
            used = indent;
            empty = true;
        }
        if (!empty) {
            lines += ' ';
            ++used;
        }
        lines += word;
        used += needed;
        empty = false;
        begin = end + 1;
    }
    return lines + '\n';
}

}  // namespace sigloom
