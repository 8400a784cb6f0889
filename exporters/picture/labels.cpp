#include "exporters/picture/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sigloom {
namespace {

// Of a font, in units of its size: from the base line to the top of its capitals, and to the bottom
// of a g.
constexpr double ascent = 0.74;
constexpr double descent = 0.21;
constexpr double gap = 3;  ///< between a disc and its label

Box box_of(const TextShape& text) {
    const double left = text.align == Align::left     ? text.at.x
                        : text.align == Align::middle ? text.at.x - text.width / 2
                                                      : text.at.x - text.width;
    return {left, text.at.y - ascent * text.size, left + text.width,
            text.at.y + descent * text.size};
}

}  // namespace

/// The area of the discs that the box hides; nothing where it must not be.
std::optional<double> LabelPlacer::cost(const Box& box) const {
    if (box.left < frame_.left || box.right > frame_.right || box.top < frame_.top ||
        box.bottom > frame_.bottom) {
        return std::nullopt;
    }
    for (const Box& other : taken_) {
        if (box.meets(other)) return std::nullopt;
    }
    constexpr double small = 4;  // small ones are many
    double hidden = 0;
    for (const DiscShape& disc : discs_) {
        const double r = disc.radius;
        const double width =
            std::min(box.right, disc.center.x + r) - std::max(box.left, disc.center.x - r);
        const double height =
            std::min(box.bottom, disc.center.y + r) - std::max(box.top, disc.center.y - r);
        // What hides much of a large disc hides what it stands for.
        if (width > 0 && height > 0) hidden += width * height * (small + r);
    }
    return hidden;
}

bool LabelPlacer::place(Spot center, double radius, TextShape& text) {
    const auto [x, y] = center;
    const double away = radius + gap;
    const double slanted = 0.7 * away;
    const double middle = y + (ascent - descent) / 2 * text.size;
    const double low = ascent * text.size;
    struct Candidate {
        Spot at;
        Align align;
    };
    const std::array<Candidate, 8> candidates{{{{x + away, middle}, Align::left},
                                               {{x - away, middle}, Align::right},
                                               {{x, y + away + low}, Align::middle},
                                               {{x, y - away - descent * text.size}, Align::middle},
                                               {{x + slanted, y + slanted + low}, Align::left},
                                               {{x + slanted, y - slanted}, Align::left},
                                               {{x - slanted, y + slanted + low}, Align::right},
                                               {{x - slanted, y - slanted}, Align::right}}};
    std::optional<double> least;
    TextShape best = text;
    for (const auto& [at, align] : candidates) {
        text.at = at;
        text.align = align;
        const std::optional<double> here = cost(box_of(text));
        if (!here || (least && *here >= *least)) continue;
        least = here;
        best = text;
    }
    if (!least) return false;
    text = best;
    take(box_of(text));
    return true;
}

void LabelPlacer::take(const Box& box) {
    constexpr double apart = 2;
    taken_.push_back({box.left - apart, box.top - apart, box.right + apart, box.bottom + apart});
}

bool LabelPlacer::place(Spot near, double reach, std::vector<TextShape>& lines) {
    constexpr double line_height = 1.15;
    constexpr int rings = 6;
    constexpr int directions = 16;
    constexpr double farthest = 1.3;  // in units of the reach
    double width = 0;
    for (const TextShape& line : lines) width = std::max(width, line.width);
    const double size = lines.front().size;
    const double height =
        size * (ascent + descent + line_height * static_cast<double>(lines.size() - 1));
    std::optional<double> least;
    Box best{};
    for (int step = 0; step <= rings * directions; ++step) {
        const int ring = (step + directions - 1) / directions;
        const double away = static_cast<double>(ring) / rings;
        const double angle = 2 * std::numbers::pi * (step % directions) / directions;
        const Spot middle{near.x + away * (farthest * reach + width / 2) * std::cos(angle),
                          near.y + away * (farthest * reach + height / 2) * std::sin(angle)};
        const Box box{middle.x - width / 2, middle.y - height / 2, middle.x + width / 2,
                      middle.y + height / 2};
        const std::optional<double> hidden = cost(box);
        if (!hidden) continue;
        // As bad as hiding discs of this radius by a whole name, at the farthest places.
        constexpr double radius = 1;
        const double here = *hidden + radius * width * height * away;
        if (least && here >= *least) continue;
        least = here;
        best = box;
    }
    if (!least) return false;
    take(best);
    double base = best.top + ascent * size;
    for (TextShape& line : lines) {
        line.at = {(best.left + best.right) / 2, base};
        base += line_height * size;
    }
    return true;
}

}  // namespace sigloom
