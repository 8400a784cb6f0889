#include "core/report/rows.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/report/limits.hpp"
#include "core/report/row_maker.hpp"
#include "core/report/wiki_links.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace {

/// What spreadsheets and data frames write for a cell without a value.
bool is_nothing(std::string_view cell) {
    return cell.empty() || cell == "nan";
}

/// 1, 2.0 or 3. in a column that counts the rows.
bool is_running_number(std::string_view cell) {
    return cell.find_first_not_of("0123456789.") == std::string_view::npos;
}

class TableReader {
  public:
    TableReader(const RowContext& context, const TableLines& table, RowKind kind, Report& into)
        : lines_(context.lines),
          table_(table),
          labels_(context.labels),
          report_(context.report),
          rows_(into.rows),
          texts_(*into.texts),
          maker_(context.report, kind, into) {
        read_header(context.schema);
    }

    void read() {
        const std::size_t rows_before = rows_.size();
        const std::size_t room = rows_before + table_.end - table_.first;
        if (room > rows_.capacity()) rows_.reserve(std::max(room, 2 * rows_.capacity()));
        std::optional<RawRow> current;
        for (std::uint32_t line = table_.first + 2; line < table_.end; ++line) {
            split_line(line);
            if (repeats_header(line)) continue;
            if (current && !has_index_ && (cells_.empty() || cells_.front().text.empty())) {
                report_(Oddity::continuation_row, {line + 1, 1},
                        "row with an empty first cell, joined to the row above");
                add_cells(line, *current);
                continue;
            }
            if (current) finish(*current);
            current.emplace(Position{line + 1, cells_.empty() ? 1 : cells_.front().column});
            says_something_ = false;
            add_cells(line, *current);
        }
        if (current) finish(*current);
        report_lost_rows();
        const std::size_t added = rows_.size() - rows_before;
        if (maker_.expects_relevancy || added == 0) return;
        report_(Oddity::no_relevancy_column, {table_.first + 1, 1},
                "no relevancy column; " + std::to_string(added) +
                    (added == 1 ? " row counts" : " rows count") + " as the default");
    }

  private:
    void read_header(const ReportSchema& schema) {
        const Position place{table_.first + 1, 1};
        const std::string_view line = lines_[table_.first];
        split_row(line, cells_, header_begin(line));
        if (cells_.size() > limits::table_columns) {
            report_(Oddity::too_many_columns, place,
                    "expected at most " + std::to_string(limits::table_columns) +
                        " columns; the others were lost");
            cells_.resize(limits::table_columns);
        }
        std::array<std::string_view, field_count> headings;  // of the first column of each field
        for (const Cell& cell : cells_) {
            const std::string_view heading = plain_text_of(cell.text);
            const std::optional<Field> field =
                heading.empty() ? Field::index : schema.field(heading);
            fields_.push_back(field);
            headings_.push_back(heading);
            const Position column{place.line, cell.column};
            if (!field) {
                report_(Oddity::unknown_column, column,
                        "unknown column " + quoted(heading) + ", not used");
            } else if (!heading.empty()) {
                std::string_view& first = headings[static_cast<std::size_t>(*field)];
                if (!first.empty()) report_repetition(*field, heading, first, column);
                if (first.empty()) first = heading;
            }
        }
        header_ = cells_;
        maker_.expects_name = has(Field::name);
        maker_.expects_relevancy = has(Field::relevancy);
        read_columns_of_numbers(place);
        has_index_ = fields_.front() == Field::index;
        if (has_index_) report_(Oddity::index_column, place, "first column of running numbers");
        if (!maker_.expects_name) {
            report_(Oddity::no_name_column, place,
                    "no name column; rows are named by the first words of their description");
        }
    }

    [[nodiscard]] std::string_view plain_text_of(std::string_view cell) const {
        const std::string_view text = plain_cell(cell, labels_, texts_);
        if (text.find('[') == std::string_view::npos) return text;
        return texts_.keep(without_wiki_links(std::string(text)));
    }

    void split_line(std::uint32_t line) {
        split_row(lines_[line], cells_, row_begin(lines_[line], table_.quotes));
    }

    [[nodiscard]] bool has(Field field) const {
        return std::ranges::find(fields_, field) != fields_.end();
    }

    void report_repetition(Field field, std::string_view heading, std::string_view first,
                           Position place) const {
        if (field == Field::index) return;
        const char* const becomes = field == Field::name ? "its texts count as description"
                                    : field == Field::relevancy
                                        ? "it counts where the other is empty"
                                        : "their texts were joined";
        report_(Oddity::repeated_column, place,
                "column " + quoted(heading) + " means the same as " + quoted(first) +
                    " before it; " + becomes);
    }

    /// Running numbers stand in columns without a heading, but so may texts: in the first column
    /// of a table without another name column these are the names.
    void read_columns_of_numbers(Position header) {
        if (!has(Field::index)) return;
        const std::vector<std::string_view> texts = first_texts();
        for (std::size_t column = 0; column < fields_.size(); ++column) {
            if (fields_[column] != Field::index || texts[column].empty()) continue;
            const Position place{header.line, header_[column].column};
            if (column == 0 && !maker_.expects_name && headings_[column].empty()) {
                fields_[column] = Field::name;
                maker_.expects_name = true;
                report_(Oddity::no_name_column, place,
                        "no name column; the first column, without a heading, names the rows");
            } else {
                fields_[column].reset();
                report_(Oddity::unknown_column, place,
                        (headings_[column].empty()
                             ? "column without a heading"
                             : "texts in the column of numbers " + quoted(headings_[column])) +
                            (", not used: " + quoted(texts[column])));
            }
        }
    }

    /// Of each column, the first cell that says something and is no number.
    std::vector<std::string_view> first_texts() {
        std::vector<std::string_view> texts(fields_.size());
        for (std::uint32_t line = table_.first + 2; line < table_.end; ++line) {
            split_line(line);
            for (std::size_t i = 0; i < std::min(texts.size(), cells_.size()); ++i) {
                const std::string_view text = cells_[i].text;
                if (texts[i].empty() && !is_nothing(text) && !is_running_number(text)) {
                    texts[i] = text;
                }
            }
        }
        return texts;
    }

    /// A delimiter row, or a row that repeats the headings: where tables were put together, or
    /// their header is shown on each page.
    bool repeats_header(std::uint32_t line) {
        if (cells_.empty()) return false;
        const bool same_headings =
            cells_.size() == header_.size() &&
            std::ranges::equal(cells_, header_, {}, &Cell::text, &Cell::text);
        if (!same_headings && !is_delimiter_row(cells_)) return false;
        report_(Oddity::repeated_header, {line + 1, 1},
                same_headings ? "row that repeats the headings, passed over"
                              : "row of dashes, passed over");
        return true;
    }

    void add_cells(std::uint32_t line, RawRow& row) {
        const Position place{line + 1, cells_.empty() ? 1 : cells_.front().column};
        if (cells_.size() < fields_.size()) {
            report_(Oddity::truncated_row, place,
                    "expected " + std::to_string(fields_.size()) + " cells, got " +
                        std::to_string(cells_.size()));
        }
        for (std::size_t i = fields_.size(); i < cells_.size(); ++i) {
            if (cells_[i].text.empty()) continue;
            report_(Oddity::excess_cells, {line + 1, cells_[i].column},
                    "expected " + std::to_string(fields_.size()) + " cells, got more; lost from " +
                        quoted(cells_[i].text) + " on (a bar in a cell is written \\|)");
            break;
        }
        std::array<std::string_view, field_count> first;  // of each field in this line
        for (std::size_t i = 0; i < std::min(fields_.size(), cells_.size()); ++i) {
            if (is_nothing(cells_[i].text)) continue;
            if (fields_[i] != Field::index) says_something_ = true;
            if (!fields_[i]) continue;
            const std::string_view text = plain_text_of(cells_[i].text);
            if (is_nothing(text)) continue;
            const Position cell{line + 1, cells_[i].column};
            std::string_view& first_text = first[static_cast<std::size_t>(*fields_[i])];
            if (!first_text.empty()) {
                add_further(*fields_[i], text, first_text, cell, row);
                continue;
            }
            first_text = text;
            row.add(*fields_[i], text, cell);
        }
    }

    /// What a further column of a field says in a row where the first says something already.
    void add_further(Field field, std::string_view text, std::string_view first, Position place,
                     RawRow& row) const {
        if (field == Field::index || text == first) return;
        if (field == Field::relevancy) {
            report_(Oddity::excess_cells, place,
                    "expected one relevancy, got " + quoted(first) + " and " + quoted(text) +
                        "; the second was lost");
            return;
        }
        row.add(field == Field::name ? Field::description : field, text, place);
    }

    void finish(const RawRow& row) {
        if (maker_.add(row) || !says_something_) return;
        if (lost_rows_++ == 0) first_lost_ = row.position();
    }

    void report_lost_rows() const {
        if (lost_rows_ == 0) return;
        std::string unknown;
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            if (fields_[i]) continue;
            unknown += (unknown.empty() ? " (" : ", ") + quoted(headings_[i]);
        }
        report_(Oddity::lost_row, first_lost_,
                std::to_string(lost_rows_) + (lost_rows_ == 1 ? " row" : " rows") +
                    " lost: no name and no text in a known column" +
                    (unknown.empty() ? unknown
                                     : unknown + " are none; [columns] of --config says which "
                                                 "column is the name)"));
    }

    std::span<const std::string_view> lines_;
    TableLines table_;
    LinkLabels& labels_;
    const FileReporter& report_;
    std::vector<Row>& rows_;
    TextStore& texts_;
    RowMaker maker_;
    std::vector<Cell> cells_;
    std::vector<Cell> header_;
    std::vector<std::string_view> headings_;    ///< their texts
    std::vector<std::optional<Field>> fields_;  ///< of each column; nothing: not used
    bool has_index_ = false;
    bool says_something_ = false;  ///< the row at hand, in any column but that of numbers
    std::size_t lost_rows_ = 0;
    Position first_lost_;
};

}  // namespace

void read_rows(const RowContext& context, const TableLines& table, RowKind kind, Report& into) {
    TableReader(context, table, kind, into).read();
}

}  // namespace sigloom
