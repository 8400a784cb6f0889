#include "core/analysis/thinning/column_choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace sigloom {

const Column& required_column(const ColumnSet& columns, std::string_view name,
                              std::string_view rows) {
    if (const Column* column = find_column(columns, name)) return *column;
    throw std::invalid_argument(fmt::format("the {} of this graph have no column {}", rows, name));
}

std::vector<bool> rows_where(const Column& column, const std::function<bool(double)>& condition) {
    std::vector<bool> chosen(column.size());
    for (std::size_t row = 0; row < chosen.size(); ++row) {
        const std::optional<double> value = column.number(row);
        chosen[row] = value && condition(*value);
    }
    return chosen;
}

std::vector<bool> rows_of_kinds(const TextColumn& kind_of_row, std::span<const std::string> kinds,
                                std::string_view row) {
    std::vector<bool> chosen(kind_of_row.size());
    std::set<std::string_view> present;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        present.insert(kind_of_row[i]);
        chosen[i] = std::ranges::find(kinds, kind_of_row[i]) != kinds.end();
    }
    for (const std::string& kind : kinds) {
        if (present.contains(kind)) continue;
        throw std::invalid_argument(fmt::format("no {} is of kind '{}'; the kinds here: {}", row,
                                                kind, fmt::join(present, ", ")));
    }
    return chosen;
}

}  // namespace sigloom
