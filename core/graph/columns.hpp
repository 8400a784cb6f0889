// Columns of numbers and texts that stand beside the nodes and the edges of a graph.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/function_ref.hpp"
#include "core/base/large_memory.hpp"
#include "core/graph/whole_numbers.hpp"

namespace sigloom {

/// An append-only list of texts in one block of memory. A text that was appended a short while ago
/// is stored once only, so that a column of few different texts costs a byte or two a row. Copies
/// share the memory until one of them is appended to.
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
        : body_(std::make_shared<Body>(Body{std::move(texts), std::move(codes)})) {}
    /// Row i has text codes[i].
    TextColumn(std::span<const std::string_view> texts, WholeNumbers codes);

    [[nodiscard]] std::size_t size() const { return body_->row.size(); }
    /// The view is valid until the next append.
    [[nodiscard]] std::string_view operator[](std::size_t row) const { return text(code(row)); }
    void push_back(std::string_view text);
    void reserve(std::size_t rows) { write().row.reserve(rows); }
    /// How many texts are stored; rows of equal text may share one.
    [[nodiscard]] std::size_t stored() const { return body_->texts.size(); }
    /// Which stored text (0 to stored()-1) a row has: lets a writer escape each of them once.
    [[nodiscard]] std::uint32_t code(std::size_t row) const {
        return static_cast<std::uint32_t>(body_->row[row]);
    }
    [[nodiscard]] std::string_view text(std::uint32_t code) const { return body_->texts[code]; }

    friend bool operator==(const TextColumn& a, const TextColumn& b);

  private:
    static constexpr std::uint32_t no_code = UINT32_MAX;
    static constexpr std::array<std::uint32_t, 64> nothing_recent = [] {
        std::array<std::uint32_t, 64> all{};
        all.fill(no_code);
        return all;
    }();

    struct Body {
        Texts texts;
        WholeNumbers row;                                       ///< the code of each row
        std::array<std::uint32_t, 64> recent = nothing_recent;  ///< by hash
    };

    /// To be changed: a body that no other column shares.
    Body& write() {
        if (body_.use_count() > 1) body_ = std::make_shared<Body>(*body_);
        return *body_;
    }

    std::shared_ptr<Body> body_ = std::make_shared<Body>();
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

/// Columns of one length with different names, in a fixed order. Copies share the columns, each of
/// which stays as it is.
class ColumnSet {
  public:
    using value_type = Column;

    class Iterator {
      public:
        using value_type = Column;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::forward_iterator_tag;

        Iterator() = default;
        explicit Iterator(const std::shared_ptr<const Column>* place) : place_(place) {}
        const Column& operator*() const { return **place_; }
        const Column* operator->() const { return place_->get(); }
        Iterator& operator++() {
            ++place_;
            return *this;
        }
        Iterator operator++(int) { return Iterator(place_++); }
        bool operator==(const Iterator&) const = default;

      private:
        const std::shared_ptr<const Column>* place_ = nullptr;
    };

    ColumnSet() = default;
    ColumnSet(std::initializer_list<Column> columns);

    [[nodiscard]] std::size_t size() const { return columns_.size(); }
    [[nodiscard]] bool empty() const { return columns_.empty(); }
    [[nodiscard]] const Column& operator[](std::size_t i) const { return *columns_[i]; }
    [[nodiscard]] const Column& front() const { return *columns_.front(); }
    [[nodiscard]] const Column& back() const { return *columns_.back(); }
    [[nodiscard]] Iterator begin() const { return Iterator(columns_.data()); }
    [[nodiscard]] Iterator end() const { return Iterator(columns_.data() + columns_.size()); }

    void push_back(Column column);
    /// Shares the columns of another set, behind those that are here.
    void append(const ColumnSet& others);
    void erase_if(FunctionRef<bool(const Column&)> is_unwanted);

    friend bool operator==(const ColumnSet& a, const ColumnSet& b);

  private:
    std::vector<std::shared_ptr<const Column>> columns_;
};

/// A set from its columns. (Braces alone would copy the values of every one of them.)
template <typename... Columns>
ColumnSet make_columns(Columns&&... columns) {
    ColumnSet set;
    (set.push_back(std::forward<Columns>(columns)), ...);
    return set;
}

/// Null if there is none. Valid as long as a set has it.
const Column* find_column(const ColumnSet& columns, std::string_view name);

}  // namespace sigloom
