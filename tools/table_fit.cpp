#include "tools/table_fit.hpp"

#include <algorithm>
#include <string_view>

#include "core/text/fold.hpp"

namespace sigloom {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t least_text = 10;
constexpr std::size_t least_id = 20;

bool is_id(const TableColumn& column) {
    return column.name == "id" || column.name == "source" || column.name == "target";
}

/// As narrow as the column may become.
std::size_t least_width(const TableColumn& column) {
    if (!column.is_text) return column.width;
    const std::size_t least = is_id(column) ? least_id : least_text;
    return std::min(column.width, std::max(least, display_width(column.name)));
}

std::size_t total(std::span<const std::size_t> widths) {
    std::size_t sum = widths.empty() ? 0 : gap * (widths.size() - 1);
    for (const std::size_t width : widths) sum += width;
    return sum;
}

/// Narrows the widest of the columns in turns until all fit or none can be narrowed further.
template <typename MayBeCut>
void narrow(std::span<const TableColumn> columns, std::size_t room, MayBeCut may_be_cut,
            std::vector<std::size_t>& widths) {
    while (total(widths) > room) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (!may_be_cut(columns[i]) || widths[i] <= least_width(columns[i])) continue;
            if (widest == widths.size() || widths[i] > widths[widest]) widest = i;
        }
        if (widest == widths.size()) return;
        --widths[widest];
    }
}

}  // namespace

std::vector<std::size_t> fitted(std::span<const TableColumn> columns, std::size_t room) {
    std::vector<std::size_t> widths;
    for (const TableColumn& column : columns) {
        widths.push_back(least_width(column));
        if (widths.size() > 1 && total(widths) > room) {
            widths.pop_back();
            break;
        }
    }
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::min(columns[i].width, room);
    narrow(
        columns, room, [](const TableColumn& c) { return c.is_text && !is_id(c); }, widths);
    narrow(
        columns, room, [](const TableColumn& c) { return c.is_text; }, widths);
    return widths;
}

}  // namespace sigloom
