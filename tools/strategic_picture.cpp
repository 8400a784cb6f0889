#include "tools/strategic_picture.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "exporters/picture/labels.hpp"
#include "exporters/picture/text_width.hpp"

namespace sigloom {
namespace {

constexpr double width = 1200;
constexpr double height = 760;
constexpr double margin = 60;
constexpr double word_size = 17;
constexpr double label_size = 16;
constexpr double smallest = 7;
constexpr double largest = 26;
constexpr std::size_t most_labels = 16;
constexpr std::size_t most_characters = 40;

/// From 0 to 1; equal values share the middle of their places.
std::vector<double> ranks(const std::vector<double>& values) {
    std::vector<double> result;
    for (const double value : values) {
        const auto below = std::ranges::count_if(values, [&](double v) { return v < value; });
        const auto same = std::ranges::count(values, value);
        result.push_back((static_cast<double>(below) + static_cast<double>(same) / 2) /
                         static_cast<double>(values.size()));
    }
    return result;
}

TextShape text(const std::string& words, double size, Weight weight, Align align, Spot at) {
    return {at, align, size, text_width(words) * size, weight, light_ground.text, true, words};
}

}  // namespace

Picture strategic_picture(const StrategicMap& map, std::span<const std::string> names,
                          const StrategicWords& words) {
    std::vector<double> centrality;
    std::vector<double> density;
    std::size_t most_reports = 1;
    for (const StrategicTheme& theme : map.themes) {
        centrality.push_back(theme.centrality);
        density.push_back(theme.density);
        most_reports = std::max(most_reports, theme.reports);
    }
    const std::vector<double> right = ranks(centrality);
    const std::vector<double> up = ranks(density);
    Picture picture;
    picture.width = width;
    picture.height = height;
    picture.background = light_ground.background;
    picture.title = words.title;
    picture.description = words.title;
    const double bottom = height - margin;
    const auto line = [&](Spot from, Spot to) {
        picture.lines.push_back({from, to, 1.2, light_ground.link, 0.9});
    };
    line({width / 2, margin}, {width / 2, bottom});
    line({margin, height / 2}, {width - margin, height / 2});
    for (std::size_t i = 0; i < map.themes.size(); ++i) {
        const double share =
            static_cast<double>(map.themes[i].reports) / static_cast<double>(most_reports);
        const auto color = palette[static_cast<std::size_t>(map.themes[i].quadrant)].on_light;
        picture.discs.push_back(
            {{margin + right[i] * (width - 2 * margin), bottom - up[i] * (bottom - margin)},
             smallest + (largest - smallest) * std::sqrt(share),
             color,
             1.5,
             names[i]});
    }
    std::vector<std::size_t> order(map.themes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater(),
                             [&](std::size_t i) { return map.themes[i].reports; });
    LabelPlacer placer({4, margin / 2, width - 4, height - margin / 2}, picture.discs);
    for (std::size_t i = 0; i < std::min(most_labels, order.size()); ++i) {
        const DiscShape& disc = picture.discs[order[i]];
        TextShape label = text(shortened(names[order[i]], most_characters), label_size,
                               Weight::regular, Align::left, {});
        if (placer.place(disc.center, disc.radius, label))
            picture.texts.push_back(std::move(label));
    }
    const double top = margin / 2 + word_size / 2;
    const auto corner = [&](const std::string& of, Align align, Spot at) {
        picture.texts.push_back(text(of, word_size, Weight::bold, align, at));
    };
    corner(words.niche, Align::left, {margin / 2, top});
    corner(words.motor, Align::right, {width - margin / 2, top});
    corner(words.emerging, Align::left, {margin / 2, height - margin / 3});
    corner(words.basic, Align::right, {width - margin / 2, height - margin / 3});
    picture.texts.push_back(
        text(words.density + " ↑", word_size, Weight::regular, Align::middle, {width / 2, top}));
    picture.texts.push_back(text(words.centrality + " →", word_size, Weight::regular, Align::middle,
                                 {width / 2, height - margin / 3}));
    return picture;
}

}  // namespace sigloom
