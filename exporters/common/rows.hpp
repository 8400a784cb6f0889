// What the writers of nodes and edges share: names of columns in a file, texts escaped once, and
// rows formatted by several threads and written in order.
#pragma once

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

/// The texts of a column, each stored text escaped once. The column must outlive it.
class EscapedTexts {
  public:
    EscapedTexts(const TextColumn& column, EscapeFunction escape);

    /// For ids: different texts stay different. One that became like another gets `_2`, `_3`, ...
    static EscapedTexts unique(const TextColumn& column, EscapeFunction escape,
                               Escaping escaping = Escaping::keeps_apart);

    [[nodiscard]] std::string_view operator[](std::size_t row) const {
        const std::uint32_t code = column_->code(row);
        const std::size_t begin = code == 0 ? 0 : end_[code - 1];
        return std::string_view(bytes_).substr(begin, end_[code] - begin);
    }
    [[nodiscard]] std::size_t replaced() const { return replaced_; }

  private:
    const TextColumn* column_;
    std::string bytes_;
    std::vector<std::size_t> end_;
    std::size_t replaced_ = 0;
};

enum class NameCase : std::uint8_t { as_is, lower };

/// What the columns are called in a file, in their order: legal in XML, without outer spaces, not
/// empty, different from each other and from what the format itself uses. A name that is taken gets
/// `_2`, `_3`, ... at its end.
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
