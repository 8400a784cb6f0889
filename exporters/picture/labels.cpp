#include "exporters/picture/labels.hpp"

#include <algorithm>
#include <array>

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
    double hidden = 0;
    for (const DiscShape& disc : discs_) {
        const double r = disc.radius;
        const double width =
            std::min(box.right, disc.center.x + r) - std::max(box.left, disc.center.x - r);
        const double height =
            std::min(box.bottom, disc.center.y + r) - std::max(box.top, disc.center.y - r);
        // What hides much of a large disc hides what it stands for.
        if (width > 0 && height > 0) hidden += width * height * r;
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
    constexpr double apart = 2;
    const Box box = box_of(text);
    taken_.push_back({box.left - apart, box.top - apart, box.right + apart, box.bottom + apart});
    return true;
}

}  // namespace sigloom
