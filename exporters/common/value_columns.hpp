// The values of columns on their way to a file, in any syntax.
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/graph/columns.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/rows.hpp"

namespace sigloom {

/// A column whose values are written in a syntax, which has: `quote`, what stands before and behind
/// a text; escape(out, text), which appends the text between them and returns how many characters
/// were replaced; append_real(out, value) for a finite number. It may have: `closing`, what stands
/// behind each value; `missing`, what stands where there is none; `truth`, what stands for false
/// and for true. The column must outlive it.
template <typename Syntax>
class ValueColumn {
  public:
    /// `opening` stands before each value.
    ValueColumn(const Column& column, std::string opening)
        : column_(&column), opening_(std::move(opening)) {
        if (const auto* texts = std::get_if<TextColumn>(&column.data)) {
            texts_.emplace(*texts, &Syntax::escape);
        }
    }

    /// Appends the opening and the value of a row; nothing (or what the syntax says) where there is
    /// none, which NaN and infinities stand for, too.
    void append(std::string& out, std::size_t row) const {
        if (!column_->has(row)) return append_missing(out);
        std::visit(
            [&](const auto& values) {
                using Values = std::decay_t<decltype(values)>;
                if constexpr (std::is_same_v<Values, TextColumn>) {
                    out += opening_;
                    out += Syntax::quote;
                    out += (*texts_)[row];
                    out += Syntax::quote;
                } else if constexpr (std::is_same_v<Values, std::vector<bool>>) {
                    out += opening_;
                    out += truth(values[row]);
                } else if constexpr (std::is_same_v<Values, std::vector<double>>) {
                    if (!std::isfinite(values[row])) return append_missing(out);
                    out += opening_;
                    Syntax::append_real(out, values[row]);
                } else {
                    out += opening_;
                    append_number(out, values[row]);
                }
                if constexpr (requires { Syntax::closing; }) out += Syntax::closing;
            },
            column_->data);
    }

    /// How many characters of the texts were replaced.
    [[nodiscard]] std::size_t replaced() const { return texts_ ? texts_->replaced() : 0; }

  private:
    static void append_missing([[maybe_unused]] std::string& out) {
        if constexpr (requires { Syntax::missing; }) out += Syntax::missing;
    }
    static std::string_view truth(bool value) {
        if constexpr (requires { Syntax::truth; }) {
            return Syntax::truth[value ? 1 : 0];
        } else {
            return value ? "true" : "false";
        }
    }

    const Column* column_;
    std::string opening_;
    std::optional<EscapedTexts> texts_;
};

/// The columns of a set. `opening` makes from the name of a column in the file what stands before
/// its values.
template <typename Syntax>
class ValueColumns {
  public:
    template <typename Opening>
    ValueColumns(const ColumnSet& columns, const std::vector<std::string>& names,
                 const Opening& opening) {
        columns_.reserve(columns.size());
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns_.emplace_back(columns[i], opening(names[i]));
        }
    }

    /// Appends the values of a row, column by column.
    void append(std::string& out, std::size_t row) const {
        for (const ValueColumn<Syntax>& column : columns_) column.append(out, row);
    }

    [[nodiscard]] std::size_t replaced() const {
        std::size_t replaced = 0;
        for (const ValueColumn<Syntax>& column : columns_) replaced += column.replaced();
        return replaced;
    }

  private:
    std::vector<ValueColumn<Syntax>> columns_;
};

}  // namespace sigloom
