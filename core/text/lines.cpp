#include "core/text/lines.hpp"

namespace sigloom {

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    lines.reserve(text.size() / 64 + 1);
    const bool has_carriage_returns = text.find('\r') != std::string_view::npos;
    const std::string_view ends = has_carriage_returns ? "\r\n" : "\n";
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end =
            has_carriage_returns ? text.find_first_of(ends, begin) : text.find('\n', begin);
        if (end == std::string_view::npos) {
            lines.push_back(text.substr(begin));
            break;
        }
        lines.push_back(text.substr(begin, end - begin));
        begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    return lines;
}

}  // namespace sigloom
