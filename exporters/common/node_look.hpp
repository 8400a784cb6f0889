// How the nodes of a graph are to be drawn: the columns x, y, size and color of column_names, for
// formats that have places of their own for them.
#pragma once

#include <cstddef>
#include <optional>

#include "core/base/point.hpp"
#include "core/graph/columns.hpp"
#include "core/look/colors.hpp"

namespace sigloom {

/// The columns must outlive it.
class NodeLook {
  public:
    /// Positions are there if both x and y are columns of numbers; sizes, if size is one; colours,
    /// if color is a column of texts each of which is `#rrggbb`. Other columns of these names mean
    /// something else. O(nodes).
    explicit NodeLook(const ColumnSet& columns);

    [[nodiscard]] bool has_sizes() const { return size_ != nullptr; }
    [[nodiscard]] bool has_colors() const { return color_ != nullptr; }
    /// Nothing where a node has none. The numbers are finite.
    [[nodiscard]] std::optional<Point> position(std::size_t node) const;
    [[nodiscard]] std::optional<double> size(std::size_t node) const;
    [[nodiscard]] std::optional<Color> color(std::size_t node) const;

    /// The columns that say something else.
    [[nodiscard]] const ColumnSet& others() const { return others_; }
    /// `columns`, those that it was made of, without positions.
    [[nodiscard]] ColumnSet without_positions(const ColumnSet& columns) const;

  private:
    const Column* x_ = nullptr;
    const Column* y_ = nullptr;
    const Column* size_ = nullptr;
    const Column* color_ = nullptr;
    ColumnSet others_;
};

}  // namespace sigloom
