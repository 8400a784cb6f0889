#include "exporters/picture/picture_of.hpp"

#include <algorithm>

#include "exporters/picture/scene.hpp"
#include "exporters/picture/writers.hpp"

namespace sigloom {

Picture picture_of(const Export& what) {
    const auto& [width, labels, dark, legend, title] = picture_options;
    constexpr std::uint64_t least_width = 100;
    SceneOptions options;
    options.width = static_cast<double>(std::max(what.options.whole_number(width), least_width));
    options.labels = what.options.whole_number(labels);
    options.dark = what.options.flag(dark);
    options.legend = what.options.choice<LegendChoice>(legend) == LegendChoice::on;
    options.title = what.options.text(title);
    return scene(what.graph, options);
}

}  // namespace sigloom
