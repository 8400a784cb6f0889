// What the writers of nodes and edges share: names of columns in a file, texts escaped once, and
// rows formatted by several threads and written in order.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/columns.hpp"
#include "exporters/common/output.hpp"

namespace sigloom {

using EscapeFunction = std::size_t (*)(std::string& out, std::string_view text);

/// Whether two texts can become one when they are escaped, beside those that differ only in
/// characters that became U+FFFD.
enum class Escaping : std::uint8_t { keeps_apart, can_merge };

/// The texts of a column, each stored text escaped once. Those that escaping leaves as they are, which most
/// are, stay where they are: the memory grows with the others. The column must outlive it.
class EscapedTexts {
  public:
    EscapedTexts(const TextColumn& column, EscapeFunction escape);

    /// For ids: different texts stay different. One that became like another gets `_2`, `_3`, ...
    static EscapedTexts unique(const TextColumn& column, EscapeFunction escape,
                               Escaping escaping = Escaping::keeps_apart);

    [[nodiscard]] std::string_view operator[](std::size_t row) const {
        return text(column_->code(row));
    }
    [[nodiscard]] std::size_t replaced() const { return replaced_; }

  private:
    /// Which of 64 texts are changed, and how many are before them.
    struct Block {
        std::uint64_t changed = 0;
        std::size_t before = 0;
    };

    explicit EscapedTexts(const TextColumn& column) : column_(&column) {}
    /// Of all codes, one after the other.
    void add(std::uint32_t code, std::string_view escaped);
    [[nodiscard]] std::string_view text(std::uint32_t code) const {
        const Block& block = blocks_[code / 64];
        const std::uint64_t bit = std::uint64_t{1} << code % 64;
        if ((block.changed & bit) == 0) return column_->text(code);
        return changed_[static_cast<std::uint32_t>(block.before +
                                                   std::popcount(block.changed & (bit - 1)))];
    }

    const TextColumn* column_;
    std::vector<Block> blocks_;
    TextColumn::Texts changed_;
    std::size_t replaced_ = 0;
};

enum class NameCase : std::uint8_t { as_is, lower };

/// What columns of these names are called in a file, in their order: legal in XML, without outer spaces,
/// not empty, different from each other and from what the format itself uses. A name that is taken gets
/// `_2`, `_3`, ... at its end.
std::vector<std::string> file_names(const std::vector<std::string>& names,
                                    std::span<const std::string_view> reserved, NameCase name_case);
std::vector<std::string> file_names(const ColumnSet& columns,
                                    std::span<const std::string_view> reserved, NameCase name_case);

/// Names that a column of a file cannot have, in every format, so that all files agree.
std::span<const std::string_view> reserved_node_names();
std::span<const std::string_view> reserved_edge_names();

/// Those names, and others that only one format cannot have.
std::vector<std::string_view> with_reserved(std::span<const std::string_view> names,
                                            std::initializer_list<std::string_view> more);

/// boolean, int, long, double or string: the types of GraphML.
std::string_view type_name(const ColumnData& data);

/// NaN and infinities stand for no value in a file. How many values a column set loses so.
std::size_t count_not_finite(const ColumnSet& columns);

/// Formats rows in blocks, in parallel, and writes them in order: the bytes do not depend on the
/// number of threads. `format` appends the rows [begin, end) to a text.
void write_rows(Output& output, std::size_t rows,
                const std::function<void(std::string&, std::size_t, std::size_t)>& format);

}  // namespace sigloom
