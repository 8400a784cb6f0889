// The values that a file gives for one column -> Column, in the narrowest type that holds them all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/enum_names.hpp"
#include "core/graph/columns.hpp"

namespace sigloom {

/// A value as a file gives it; monostate: none.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string_view>;

/// As a text, numbers in their shortest form.
std::string to_text(const Value& value);

/// In the order of ColumnData.
enum class ColumnType : std::uint8_t { int32, int64, real, boolean, text };
/// As GraphML and our JSON have them.
template <>
inline constexpr auto enum_names<ColumnType> =
    enum_table<ColumnType>({{ColumnType::int32, "int"},
                            {ColumnType::int64, "long"},
                            {ColumnType::real, "double"},
                            {ColumnType::boolean, "boolean"},
                            {ColumnType::text, "string"}});
static_assert(std::variant_size_v<ColumnData> == enum_names<ColumnType>.size());

/// A column that grows row by row and takes the narrowest type that holds all of its values:
/// 32 bits, 64 bits, double (as long as every whole number stays exact), text. Until it is finished it
/// holds the values alone, however many rows have none.
class ColumnBuilder {
  public:
    explicit ColumnBuilder(std::string name) : name_(std::move(name)) {}
    /// With a type to begin with, wider than which it becomes only if a value asks for it.
    ColumnBuilder(std::string name, ColumnType type) : name_(std::move(name)) { become(type); }

    /// Rows rise; those that are passed over have no value. False if the row has one already.
    bool set(std::size_t row, const Value& value);
    /// All values, each row without one holding 0 or "" or, if there is one, the default. O(rows).
    Column finish(std::size_t rows, const std::optional<Value>& default_value);
    [[nodiscard]] const std::string& name() const { return name_; }
    void rename(std::string name) { name_ = std::move(name); }
    /// How many rows have a value.
    [[nodiscard]] std::size_t values() const;
    /// The row that has value i, counted from 0, and the value.
    [[nodiscard]] std::uint32_t row_of(std::size_t i) const {
        return rows_.empty() ? static_cast<std::uint32_t>(i) : rows_[i];
    }
    [[nodiscard]] Value value(std::size_t i) const;

  private:
    void become(ColumnType type);
    void widen(ColumnType type);
    [[nodiscard]] bool holds_exact_doubles() const;
    void append(const Value& value);

    std::string name_;
    std::optional<ColumnType> type_;
    ColumnData data_;                  ///< the values, packed
    std::vector<std::uint32_t> rows_;  ///< of each value; empty while value i is that of row i
};

}  // namespace sigloom
