// Which labels are drawn, and where: greedily, one after the other, each at the first of some places
// around its disc where it hides no other label, and of those at the one where it hides the fewest
// discs.
#pragma once

#include <optional>
#include <vector>

#include "exporters/picture/shapes.hpp"

namespace sigloom {

struct Box {
    double left, top, right, bottom;

    [[nodiscard]] bool meets(const Box& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

class LabelPlacer {
  public:
    /// Within this frame, and among these discs, which outlive it.
    LabelPlacer(const Box& frame, const std::vector<DiscShape>& discs)
        : frame_(frame), discs_(discs) {}

    /// Places a label beside, below or above a disc: sets where it is, and how it is aligned. False
    /// where it would hide another one at every place.
    bool place(Spot center, double radius, TextShape& text);
    /// Places centred lines of one size, one below the other, where they hide the fewest discs near
    /// to a spot; `reach` is how far away they may well be. False where there is no room.
    bool place(Spot near, double reach, std::vector<TextShape>& lines);

  private:
    [[nodiscard]] std::optional<double> cost(const Box& box) const;
    void take(const Box& box);

    Box frame_;
    const std::vector<DiscShape>& discs_;
    std::vector<Box> taken_;
};

}  // namespace sigloom
