// The values that a file gives for its nodes, or for its edges -> columns.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/graph/columns.hpp"
#include "exporters/common/column_builder.hpp"
#include "exporters/common/graph_faults.hpp"

namespace sigloom {

/// Whether a column stays that no row has a value of.
enum class IfEmpty : std::uint8_t { keep, leave_out };

/// The value of a field, which goes by its number.
struct FieldValue {
    std::uint32_t field;
    Value value;
};

/// Two fields have a role, such as the label, and are no columns; the others are.
class AssembledFields {
  public:
    static constexpr std::uint32_t first_column = 2;
    static constexpr std::uint32_t no_field = UINT32_MAX;  ///< its value is not wanted

    struct Role {
        std::string wanted;        ///< the name
        bool is_given = false;     ///< it was asked for
        std::string claimed = {};  ///< the name that is in the file; empty: none so far
    };

    /// The faults outlive the fields.
    AssembledFields(std::array<Role, first_column> roles, GraphFaults& faults)
        : roles_(std::move(roles)), faults_(faults) {}

    /// The number of a field by its name, made if it is new. A type is what a column begins with; a
    /// name with a type is that of a column, if it differs from that of a role in case. O(log columns).
    std::uint32_t number(std::string_view name, std::optional<ColumnType> type, IfEmpty if_empty);
    [[nodiscard]] const Role& role(std::uint32_t field) const { return roles_[field]; }
    /// What a row without a value has instead. A text outlives the fields.
    void set_default(std::uint32_t field, const Value& value) {
        defaults_.insert_or_assign(field, value);
    }

    /// The value of a role among those of a row, reporting a second one; null if there is none.
    const Value* value_of(std::uint32_t role, std::span<const FieldValue> values,
                          std::size_t offset);
    /// Puts the values of a row, which stands at `offset` in the file, into their columns, but for
    /// those of the roles and numbers that are none.
    void set_columns(std::size_t row, std::span<const FieldValue> values, std::size_t offset);
    /// Null if no column has this name.
    [[nodiscard]] const ColumnBuilder* column(std::string_view name) const;
    /// NaNs and infinite numbers, which count as missing.
    [[nodiscard]] std::size_t missing_numbers() const { return missing_numbers_; }

    /// Throws UnreadableFormat if a role was asked for by a name that is not there; `owner` is what has
    /// the fields: "nodes".
    void require_role(std::uint32_t role, std::string_view owner) const;
    /// The columns; the fields are used up. O(rows + values): columns beyond the first 64 stay columns while
    /// their rows are few beside all values of the file; the others, those with the fewest values, become
    /// one column of JSON texts.
    ColumnSet finish(std::size_t rows);

  private:
    ColumnBuilder& builder(std::uint32_t number) { return columns_[number - first_column]; }
    Column put_together(std::span<const std::uint32_t> numbers, std::size_t rows);

    std::array<Role, first_column> roles_;  ///< by field
    GraphFaults& faults_;
    std::map<std::string, std::uint32_t, std::less<>> by_name_;
    std::vector<ColumnBuilder> columns_;
    std::vector<bool> is_declared_;
    std::vector<bool> is_kept_;            ///< even without any value
    std::vector<std::uint32_t> declared_;  ///< numbers of those with a declared type, in order
    std::map<std::uint32_t, Value> defaults_;
    std::size_t missing_numbers_ = 0;
};

}  // namespace sigloom
