#include "exporters/common/column_builder.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <type_traits>
#include <utility>

#include "exporters/common/numbers.hpp"

namespace sigloom {
namespace {

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;  // of a double

ColumnType type_of(const Value& value) {
    if (std::holds_alternative<bool>(value)) return ColumnType::boolean;
    if (std::holds_alternative<double>(value)) return ColumnType::real;
    if (std::holds_alternative<std::string_view>(value)) return ColumnType::text;
    const std::int64_t whole = std::get<std::int64_t>(value);
    const bool narrow = whole >= std::numeric_limits<std::int32_t>::min() &&
                        whole <= std::numeric_limits<std::int32_t>::max();
    return narrow ? ColumnType::int32 : ColumnType::int64;
}

bool is_whole(ColumnType type) {
    return type <= ColumnType::int64;
}

bool is_exact(std::int64_t value) {
    return value >= -largest_exact && value <= largest_exact;
}

ColumnData empty_data(ColumnType type) {
    switch (type) {
        case ColumnType::int32:
            return WholeNumbers();
        case ColumnType::int64:
            return std::vector<std::int64_t>();
        case ColumnType::real:
            return std::vector<double>();
        case ColumnType::boolean:
            return std::vector<bool>();
        case ColumnType::text:
            break;
    }
    return TextColumn();
}

template <typename Values>
constexpr bool is_text = std::is_same_v<std::decay_t<Values>, TextColumn>;

void push_nothing(ColumnData& data) {
    std::visit(
        [](auto& values) {
            if constexpr (is_text<decltype(values)>) {
                values.push_back("");
            } else {
                values.push_back({});
            }
        },
        data);
}

Value value_at(const ColumnData& data, std::size_t row) {
    return std::visit(
        [row](const auto& values) -> Value {
            using Values = std::decay_t<decltype(values)>;
            if constexpr (is_text<Values>) {
                return values[row];
            } else if constexpr (std::is_same_v<Values, std::vector<bool>>) {
                return bool{values[row]};
            } else if constexpr (std::is_same_v<Values, std::vector<double>>) {
                return values[row];
            } else {
                return std::int64_t{values[row]};
            }
        },
        data);
}

/// `data` has a type that holds the value.
void push(ColumnData& data, const Value& value) {
    switch (static_cast<ColumnType>(data.index())) {
        case ColumnType::int32:
            std::get<0>(data).push_back(static_cast<std::int32_t>(std::get<std::int64_t>(value)));
            break;
        case ColumnType::int64:
            std::get<1>(data).push_back(std::get<std::int64_t>(value));
            break;
        case ColumnType::real:
            if (const auto* whole = std::get_if<std::int64_t>(&value)) {
                std::get<2>(data).push_back(static_cast<double>(*whole));
            } else {
                std::get<2>(data).push_back(std::get<double>(value));
            }
            break;
        case ColumnType::boolean:
            std::get<3>(data).push_back(std::get<bool>(value));
            break;
        case ColumnType::text:
            if (const auto* text = std::get_if<std::string_view>(&value)) {
                std::get<4>(data).push_back(*text);
            } else {
                std::get<4>(data).push_back(to_text(value));
            }
            break;
    }
}

}  // namespace

std::string to_text(const Value& value) {
    std::string text;
    if (const auto* truth = std::get_if<bool>(&value)) {
        text = *truth ? "true" : "false";
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        append_number(text, *whole);
    } else if (const auto* real = std::get_if<double>(&value)) {
        append_number(text, *real);
    } else if (const auto* view = std::get_if<std::string_view>(&value)) {
        text = *view;
    }
    return text;
}

std::size_t ColumnBuilder::values() const {
    if (!type_) return 0;
    return std::visit([](const auto& values) { return values.size(); }, data_);
}

Value ColumnBuilder::value(std::size_t i) const {
    return value_at(data_, i);
}

void ColumnBuilder::become(ColumnType type) {
    type_ = type;
    data_ = empty_data(type);
}

bool ColumnBuilder::holds_exact_doubles() const {
    const auto* wide = std::get_if<std::vector<std::int64_t>>(&data_);
    return wide == nullptr || std::ranges::all_of(*wide, is_exact);
}

void ColumnBuilder::widen(ColumnType type) {
    ColumnData wide = empty_data(type);
    for (std::size_t i = 0; i < values(); ++i) push(wide, value_at(data_, i));
    data_ = std::move(wide);
    type_ = type;
}

void ColumnBuilder::append(const Value& value) {
    const ColumnType type = type_of(value);
    if (!type_) become(type);
    if (type != *type_) {
        ColumnType joint = ColumnType::text;
        if (is_whole(type) && is_whole(*type_)) {
            joint = ColumnType::int64;
        } else if (is_whole(type) && *type_ == ColumnType::real) {
            joint = is_exact(std::get<std::int64_t>(value)) ? ColumnType::real : ColumnType::text;
        } else if (type == ColumnType::real && is_whole(*type_)) {
            joint = holds_exact_doubles() ? ColumnType::real : ColumnType::text;
        }
        if (joint != *type_) widen(joint);
    }
    push(data_, value);
}

bool ColumnBuilder::set(std::size_t row, const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return true;
    const std::size_t count = values();
    if (count > 0 && row <= row_of(count - 1)) return false;
    if (rows_.empty() && row != count) {
        rows_.resize(count);
        std::iota(rows_.begin(), rows_.end(), 0U);
    }
    if (row != count || !rows_.empty()) rows_.push_back(static_cast<std::uint32_t>(row));
    append(value);
    return true;
}

Column ColumnBuilder::finish(std::size_t rows, const std::optional<Value>& default_value) {
    if (!type_) become(default_value ? type_of(*default_value) : ColumnType::text);
    const std::size_t count = values();
    if (count == rows) return {std::move(name_), std::move(data_), {}};
    ColumnBuilder filled(std::move(name_), *type_);
    std::vector<bool> present(rows, default_value.has_value());
    for (std::size_t row = 0, next = 0; row < rows; ++row) {
        if (next < count && row_of(next) == row) {
            filled.append(value_at(data_, next++));
            present[row] = true;
        } else if (default_value) {
            filled.append(*default_value);
        } else {
            push_nothing(filled.data_);
        }
    }
    if (default_value) present.clear();
    return {std::move(filled.name_), std::move(filled.data_), std::move(present)};
}

}  // namespace sigloom
