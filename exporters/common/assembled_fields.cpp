#include "exporters/common/assembled_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "core/text/unknown_name.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/format.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/shown_name.hpp"
#include "exporters/json/syntax.hpp"

namespace sigloom {
namespace {

/// A name that no column has.
std::string free_name(std::string_view name, const auto& is_taken) {
    std::string free(name);
    for (int i = 2; is_taken(free); ++i) free = fmt::format("{}_{}", name, i);
    return free;
}

}  // namespace

std::uint32_t AssembledFields::number(std::string_view name, std::optional<ColumnType> type,
                                      IfEmpty if_empty) {
    for (std::uint32_t i = 0; i < roles_.size(); ++i) {
        Role& role = roles_[i];
        const bool is_exact = name == role.wanted;
        if (!is_exact && (type || ascii_lower(name) != ascii_lower(role.wanted))) continue;
        if (!is_exact && by_name_.contains(name)) continue;
        if (role.claimed.empty()) role.claimed = name;
        if (role.claimed == name) return i;
    }
    const auto next = static_cast<std::uint32_t>(first_column + columns_.size());
    auto known = by_name_.find(name);
    if (known == by_name_.end()) {
        known = by_name_.emplace(name, next).first;
        std::string shown;
        append_shown(shown, name);
        if (type) {
            columns_.emplace_back(std::move(shown), *type);
        } else {
            columns_.emplace_back(std::move(shown));
        }
        is_declared_.push_back(false);
        is_kept_.push_back(false);
    }
    const std::uint32_t number = known->second;
    const std::size_t i = number - first_column;
    if (type && !is_declared_[i]) {
        is_declared_[i] = true;
        declared_.push_back(number);
    }
    if (if_empty == IfEmpty::keep) is_kept_[i] = true;
    return number;
}

const Value* AssembledFields::value_of(std::uint32_t role, std::span<const FieldValue> values,
                                       std::size_t offset) {
    const auto found = std::ranges::find(values, role, &FieldValue::field);
    if (found == values.end()) {
        const auto standard = defaults_.find(role);
        return standard == defaults_.end() ? nullptr : &standard->second;
    }
    if (std::find_if(found + 1, values.end(), [&](const FieldValue& other) {
            return other.field == role && other.value != found->value;
        }) != values.end()) {
        faults_.report(
            Repair::repeated_value, offset,
            fmt::format("a second value of {} was left out", in_quotes(roles_[role].claimed)));
    }
    return &found->value;
}

void AssembledFields::set_columns(std::size_t row, std::span<const FieldValue> values,
                                  std::size_t offset) {
    for (const auto& [number, value] : values) {
        if (number < first_column || number == no_field) continue;
        if (const auto* real = std::get_if<double>(&value); real && !std::isfinite(*real)) {
            ++missing_numbers_;
            continue;
        }
        ColumnBuilder& column = builder(number);
        if (!column.set(row, value)) {
            faults_.report(
                Repair::repeated_value, offset,
                fmt::format("a second value of {} was left out", in_quotes(column.name())));
        }
    }
}

const ColumnBuilder* AssembledFields::column(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : &columns_[found->second - first_column];
}

void AssembledFields::require_role(std::uint32_t role, std::string_view owner) const {
    const auto& [wanted, is_given, claimed] = roles_[role];
    if (!is_given || !claimed.empty()) return;
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (is_kept_[i] || columns_[i].values() > 0) names.push_back(columns_[i].name());
    }
    throw UnreadableFormat(fmt::format(
        "{}: {}", faults_.path(),
        names.empty() ? fmt::format("the {} have no columns", owner)
                      : unknown_name(fmt::format("column of the {}", owner), wanted, names)));
}

Column AssembledFields::put_together(std::span<const std::uint32_t> numbers, std::size_t rows) {
    struct Entry {
        std::uint32_t row;
        std::uint32_t number;
        std::size_t i;
    };
    std::vector<Entry> entries;
    for (const std::uint32_t number : numbers) {
        const ColumnBuilder& column = builder(number);
        for (std::size_t i = 0; i < column.values(); ++i) {
            entries.push_back({column.row_of(i), number, i});
        }
    }
    std::ranges::sort(entries, {}, [](const Entry& e) { return std::pair(e.row, e.number); });
    const auto is_taken = [&](const std::string& name) { return by_name_.contains(name); };
    ColumnBuilder together(free_name("other_columns", is_taken));
    for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
        std::string text = "{";
        for (; end < entries.size() && entries[end].row == entries[begin].row; ++end) {
            const ColumnBuilder& column = builder(entries[end].number);
            if (end > begin) text += ',';
            append_json_string(text, column.name());
            text += ':';
            const Value value = column.value(entries[end].i);
            if (const auto* words = std::get_if<std::string_view>(&value)) {
                append_json_string(text, *words);
            } else {
                text += to_text(value);
            }
        }
        text += '}';
        together.set(entries[begin].row, std::string_view(text));
    }
    return together.finish(rows, std::nullopt);
}

ColumnSet AssembledFields::finish(std::size_t rows) {
    constexpr std::size_t always = 64;
    constexpr std::size_t rows_per_value = 32;
    // Columns with a declared type in that order, then the others as they turned up.
    std::vector<std::uint32_t> order = declared_;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (!is_declared_[i]) order.push_back(static_cast<std::uint32_t>(first_column + i));
    }
    const auto values_of = [&](std::uint32_t number) { return builder(number).values(); };
    std::erase_if(order, [&](std::uint32_t number) {
        return !is_kept_[number - first_column] && values_of(number) == 0;
    });
    std::vector<bool> is_sparse(first_column + columns_.size());
    std::vector<std::uint32_t> sparse;
    if (order.size() > always) {
        std::vector<std::uint32_t> by_values = order;
        std::ranges::stable_sort(by_values, std::greater(), values_of);
        std::size_t values = 0;
        for (const std::uint32_t number : order) values += values_of(number);
        const std::size_t most = always + values * rows_per_value / std::max<std::size_t>(rows, 1);
        for (std::size_t i = most; i < by_values.size(); ++i) is_sparse[by_values[i]] = true;
    }
    ColumnSet columns;
    for (const std::uint32_t number : order) {
        if (is_sparse[number]) {
            sparse.push_back(number);
            continue;
        }
        const auto found = defaults_.find(number);
        columns.push_back(builder(number).finish(
            rows, found == defaults_.end() ? std::nullopt : std::optional<Value>(found->second)));
    }
    if (!sparse.empty()) {
        columns.push_back(put_together(sparse, rows));
        faults_.report(
            Oddity::graph_leftover,
            fmt::format("{} with few values were put together in column {}, as JSON, without "
                        "their <default>s",
                        counted(sparse.size(), "column"), in_quotes(columns.back().name)));
    }
    return columns;
}

}  // namespace sigloom
