#include "exporters/picture/region_names.hpp"

#include <cmath>
#include <string_view>
#include <utility>

#include "exporters/picture/text_width.hpp"

namespace sigloom {
namespace {

constexpr double smallest = 13;  ///< of the font, in pixels of a picture of usual size
constexpr double largest = 19;
constexpr double bold = 1.08;  ///< as much wider
constexpr std::size_t most_lines = 3;
constexpr std::size_t most_characters = 26;  ///< of a line

/// The terms of a name on as few lines as hold them.
std::vector<std::string> lines_of(std::string_view name) {
    std::vector<std::string> lines;
    while (!name.empty() && lines.size() < most_lines) {
        const std::size_t comma = name.find(", ");
        const std::string term = shortened(name.substr(0, comma), most_characters);
        name = comma == std::string_view::npos ? std::string_view() : name.substr(comma + 2);
        if (term.empty()) continue;
        if (!lines.empty() && lines.back().size() + term.size() + 2 <= most_characters) {
            lines.back() += ", " + term;
        } else {
            if (!lines.empty()) lines.back() += ',';
            lines.push_back(term);
        }
    }
    return lines;
}

/// The colour, as much nearer to that of texts as it takes to be read (WCAG 2.2, 1.4.3).
Color readable(Color color, const Ground& ground) {
    while (contrast(color, ground.background) < 4.5) color = mixed(color, ground.text, 0.85);
    return color;
}

}  // namespace

std::vector<TextShape> place_region_names(std::span<const Region> regions, const Ground& ground,
                                          double unit, LabelPlacer& placer) {
    std::vector<TextShape> names;
    for (const Region& region : regions) {
        const double share =
            std::sqrt(static_cast<double>(region.nodes) / static_cast<double>(regions[0].nodes));
        const double size = (smallest + (largest - smallest) * share) * unit;
        std::vector<TextShape> lines;
        for (std::string& line : lines_of(region.name)) {
            const double width = text_width(line) * size * bold;
            lines.push_back({{},
                             Align::middle,
                             size,
                             width,
                             Weight::bold,
                             readable(region.color, ground),
                             true,
                             std::move(line)});
        }
        if (lines.empty() || !placer.place(region.center, region.reach, lines)) continue;
        names.insert(names.end(), lines.begin(), lines.end());
    }
    return names;
}

}  // namespace sigloom
