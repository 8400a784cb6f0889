#include "exporters/common/node_look.hpp"

#include <cmath>
#include <string_view>

#include "core/graph/column_names.hpp"

namespace sigloom {
namespace {

const Column* number_column(const ColumnSet& columns, std::string_view name) {
    const Column* column = find_column(columns, name);
    if (column == nullptr) return nullptr;
    const bool is_number = !std::holds_alternative<TextColumn>(column->data) &&
                           !std::holds_alternative<std::vector<bool>>(column->data);
    return is_number ? column : nullptr;
}

/// Other ways to write a colour stay as they are, as texts.
std::optional<Color> full_color(std::string_view text) {
    const bool is_full = text.size() == 7 && text.starts_with('#');
    return is_full ? parse_color(text) : std::nullopt;
}

const Column* color_column(const ColumnSet& columns) {
    const Column* column = find_column(columns, column_names::color);
    if (column == nullptr) return nullptr;
    const auto* texts = std::get_if<TextColumn>(&column->data);
    if (texts == nullptr) return nullptr;
    for (std::size_t row = 0; row < texts->size(); ++row) {
        if (column->has(row) && !full_color((*texts)[row])) return nullptr;
    }
    return column;
}

std::optional<double> finite_number(const Column* column, std::size_t row) {
    const std::optional<double> value = column == nullptr ? std::nullopt : column->number(row);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

}  // namespace

NodeLook::NodeLook(const ColumnSet& columns)
    : x_(number_column(columns, column_names::x)),
      y_(number_column(columns, column_names::y)),
      size_(number_column(columns, column_names::size)),
      color_(color_column(columns)),
      others_(columns) {
    if (x_ == nullptr || y_ == nullptr) x_ = y_ = nullptr;
    others_.erase_if([&](const Column& column) {
        return &column == x_ || &column == y_ || &column == size_ || &column == color_;
    });
}

std::optional<Point> NodeLook::position(std::size_t node) const {
    const auto x = finite_number(x_, node);
    const auto y = finite_number(y_, node);
    return x && y ? std::optional(Point{*x, *y}) : std::nullopt;
}

std::optional<double> NodeLook::size(std::size_t node) const {
    return finite_number(size_, node);
}

std::optional<Color> NodeLook::color(std::size_t node) const {
    if (color_ == nullptr || !color_->has(node)) return std::nullopt;
    return full_color(std::get<TextColumn>(color_->data)[node]);
}

ColumnSet NodeLook::without_positions(const ColumnSet& columns) const {
    ColumnSet result = columns;
    result.erase_if([&](const Column& column) { return &column == x_ || &column == y_; });
    return result;
}

}  // namespace sigloom
