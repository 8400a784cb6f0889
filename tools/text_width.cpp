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
    std::string lines;
    std::string line(indent, ' ');
    bool empty = true;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        if (!empty && display_width(line) + 1 + display_width(word) > width) {
            lines += line + '\n';
            line.assign(indent, ' ');
            empty = true;
        }
        if (!empty) line += ' ';
        line += word;
        empty = false;
        begin = end + 1;
    }
    return lines + line + '\n';
}

}  // namespace sigloom
