#include "exporters/graphml/yed.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>

#include "core/text/utf8.hpp"

namespace sigloom::graphml {
namespace {

using namespace xml;

std::optional<double> number(const Element& element, std::string_view name) {
    const std::string_view text = trimmed(attribute(element, name).value_or(""));
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// #rrggbb, without the opacity that may stand behind it.
std::string color_of(const Element& fill) {
    constexpr std::size_t length = 7;
    const std::string_view text = attribute(fill, "color").value_or("");
    if (text.size() < length || text.front() != '#') return {};
    return ascii_lower(text.substr(0, length));
}

void read_parts(const Piece& piece, const Element& parent, Drawing& drawing) {
    // The forms of a group, one of which is shown.
    std::size_t shown = 0;
    const bool is_choice = name_of(parent) == "Realizers";
    if (is_choice) {
        const std::string_view active = attribute(parent, "active").value_or("0");
        std::from_chars(active.data(), active.data() + active.size(), shown);
    }
    std::size_t form = 0;
    for (const auto* at = parent.first_node(); at != nullptr; at = at->next_sibling()) {
        if (!is_element(*at) || (is_choice && form++ != shown)) continue;
        const std::string_view name = name_of(*at);
        if (name == "NodeLabel" || name == "EdgeLabel") {
            std::string label;
            for (const auto* part = at->first_node(); part != nullptr;
                 part = part->next_sibling()) {
                if (is_text(*part)) label += piece.trimmed_text(*part);
            }
            if (!label.empty()) drawing.labels.push_back(std::move(label));
        } else if (name == "Geometry") {
            if (!drawing.x) drawing.x = number(*at, "x");
            if (!drawing.y) drawing.y = number(*at, "y");
        } else if (name == "Fill") {
            if (drawing.color.empty()) drawing.color = color_of(*at);
        } else {
            read_parts(piece, *at, drawing);
        }
    }
}

}  // namespace

Drawing read_drawing(const Piece& piece, const Element& data) {
    Drawing drawing;
    read_parts(piece, data, drawing);
    return drawing;
}

}  // namespace sigloom::graphml
