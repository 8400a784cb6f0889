#include "exporters/obsidian/note_names.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/unique_names.hpp"

namespace sigloom::obsidian {
namespace {

constexpr std::size_t longest = 120;  // bytes

bool is_device(std::string_view name) {
    static constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
    const std::string stem = ascii_lower(name.substr(0, name.find('.')));
    if (std::ranges::find(devices, stem) != devices.end()) return true;
    const std::string_view port = std::string_view(stem).substr(0, 3);
    return stem.size() == 4 && (port == "com" || port == "lpt") && is_ascii_digit(stem[3]);
}

}  // namespace

std::string safe_name(std::string_view label) {
    constexpr std::string_view unsafe = "\\/:*?\"<>|#^[]";
    std::string name;
    for (std::size_t at = 0; at < label.size();) {
        const CodePoint point = code_point_at(label, at);
        const std::string_view character = label.substr(at, point.size);
        at += point.size;
        const bool is_space = point.value <= 0x20 || (point.value >= 0x7F && point.value <= 0x9F) ||
                              unsafe.find(character) != std::string_view::npos;
        if (!is_space) {
            name += character;
        } else if (!name.empty() && name.back() != ' ') {
            name += ' ';
        }
    }
    name = cut_at_character(name, longest);
    const std::size_t begin = std::min(name.find_first_not_of(". "), name.size());
    const std::size_t end = name.find_last_not_of(". ");
    name = end == std::string::npos ? std::string() : name.substr(begin, end + 1 - begin);
    if (name.empty()) return "unnamed";
    return is_device(name) ? name + " (name)" : name;
}

std::vector<std::string> note_names(const NodeTable& nodes) {
    std::vector<std::string> names;
    UniqueNames unique([](const std::string& name) { return fold(name); });
    for (std::size_t row = 0; row < nodes.size(); ++row) {
        const std::string name = safe_name(nodes.label[row]);
        std::string free = name;
        if (!unique.take(free)) {
            const std::string base = name + " (" + safe_name(nodes.kind[row]);
            free = base + ")";
            if (!unique.take(free)) {
                free = unique.take_numbered(base, [&](unsigned number) {
                    return base + " " + std::to_string(number) + ")";
                });
            }
        }
        names.push_back(std::move(free));
    }
    return names;
}

}  // namespace sigloom::obsidian
