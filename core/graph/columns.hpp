// Columns of numbers and texts that stand beside the nodes and the edges of a graph.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/large_memory.hpp"
#include "core/graph/whole_numbers.hpp"

namespace sigloom {

/// An append-only list of texts in one block of memory. A text that was appended a short while ago
/// is stored once only, so that a column of few different texts costs a byte or two a row.
class TextColumn {
  public:
    /// The texts of a column by code, 0 being the first.
    class Texts {
      public:
        void reserve(std::size_t texts, std::size_t bytes) {
            reserve_large(end_, texts);
            reserve_large(bytes_, bytes);
        }
        /// Adds a piece to the text that is being written.
        void append(std::string_view piece) { bytes_ += piece; }
        /// Ends the text that is being written and returns its code.
        std::uint32_t finish() {
            end_.push_back(bytes_.size());
            return static_cast<std::uint32_t>(end_.size() - 1);
        }
        [[nodiscard]] std::size_t size() const { return end_.size(); }
        [[nodiscard]] std::string_view operator[](std::uint32_t code) const {
            const std::size_t begin = code == 0 ? 0 : end_[code - 1];
            return std::string_view(bytes_).substr(begin, end_[code] - begin);
        }

      private:
        std::string bytes_;
        std::vector<std::size_t> end_;  ///< of each text in bytes_
    };

    TextColumn() = default;
    /// Row i has text codes[i].
    TextColumn(Texts texts, WholeNumbers codes)
        : texts_(std::move(texts)), row_(std::move(codes)) {}
    /// Row i has text codes[i].
    TextColumn(std::span<const std::string_view> texts, WholeNumbers codes);

    [[nodiscard]] std::size_t size() const { return row_.size(); }
    /// The view is valid until the next append.
    [[nodiscard]] std::string_view operator[](std::size_t row) const { return text(code(row)); }
    void push_back(std::string_view text);
    void reserve(std::size_t rows) { row_.reserve(rows); }
    /// How many texts are stored; rows of equal text may share one.
    [[nodiscard]] std::size_t stored() const { return texts_.size(); }
    /// Which stored text (0 to stored()-1) a row has: lets a writer escape each of them once.
    [[nodiscard]] std::uint32_t code(std::size_t row) const {
        return static_cast<std::uint32_t>(row_[row]);
    }
    [[nodiscard]] std::string_view text(std::uint32_t code) const { return texts_[code]; }

    friend bool operator==(const TextColumn& a, const TextColumn& b);

  private:
    static constexpr std::uint32_t no_code = UINT32_MAX;
    static constexpr std::array<std::uint32_t, 64> nothing_recent = [] {
        std::array<std::uint32_t, 64> all{};
        all.fill(no_code);
        return all;
    }();

    Texts texts_;
    WholeNumbers row_;                                       ///< the code of each row
    std::array<std::uint32_t, 64> recent_ = nothing_recent;  ///< by hash
};

/// The types that every reader of our files knows (GraphML: int, long, double, boolean, string).
using ColumnData = std::variant<WholeNumbers, std::vector<std::int64_t>, std::vector<double>,
                                std::vector<bool>, TextColumn>;

/// One named value per node or per edge; a row may have none.
struct Column {
    std::string name;
    ColumnData data;
    std::vector<bool> present;  ///< empty: every row has a value. A row without one holds 0 or "".

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool has(std::size_t row) const { return present.empty() || present[row]; }
    /// The value as a number; nothing for a text or a missing value.
    [[nodiscard]] std::optional<double> number(std::size_t row) const;

    /// Same name and same values. Whole numbers of 32 and 64 bits are equal when their values are.
    friend bool operator==(const Column& a, const Column& b);
};

/// Columns of one length with different names, in a fixed order.
using ColumnSet = std::vector<Column>;

/// A set from its columns. (Braces alone would copy every one of them.)
template <typename... Columns>
ColumnSet make_columns(Columns&&... columns) {
    ColumnSet set;
    set.reserve(sizeof...(columns));
    (set.push_back(std::forward<Columns>(columns)), ...);
    return set;
}

const Column* find_column(const ColumnSet& columns, std::string_view name);

}  // namespace sigloom
