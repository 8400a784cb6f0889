#include "core/report/rows.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "core/report/checked_name.hpp"
#include "core/report/limits.hpp"
#include "core/report/markdown.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

constexpr std::size_t field_count = 7;

/// How many words of its description a row without a name is called by.
constexpr std::size_t words_of_a_name = 8;

/// The texts of one row by field, still to be joined with continuation rows.
struct RawRow {
    std::array<std::string_view, field_count> text;
    Position position;
    Position relevancy_position;

    std::string_view& operator[](Field field) { return text[static_cast<std::size_t>(field)]; }
    std::string_view operator[](Field field) const { return text[static_cast<std::size_t>(field)]; }
};

std::string_view joined(std::string_view text, std::string_view more, TextStore& texts) {
    std::string both(text);
    both += ' ';
    both += more;
    return texts.keep(both);
}

/// Adds a text behind another one; either may be empty.
void append(std::string_view& text, std::string_view more, TextStore& texts) {
    if (text.empty()) {
        text = more;
    } else if (!more.empty()) {
        text = joined(text, more, texts);
    }
}

/// What spreadsheets and data frames write for a cell without a value.
bool is_nothing(std::string_view cell) {
    return cell.empty() || cell == "nan";
}

/// 1, 2.0 or 3. in a column that counts the rows.
bool is_running_number(std::string_view cell) {
    return cell.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::optional<double> usable_relevancy(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (!(value >= 1 && value <= 5)) return std::nullopt;
    return value;
}

std::string_view first_words(std::string_view text) {
    std::size_t words = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = code_point_at(text, at);
        if (is_white_space(point.value) && ++words == words_of_a_name) break;
        at += point.size;
    }
    return text.substr(0, at);
}

class TableReader {
  public:
    TableReader(std::span<const std::string_view> lines, const TableLines& table, RowKind kind,
                const ReportSchema& schema, const FileReporter& report, Report& into)
        : lines_(lines),
          table_(table),
          kind_(kind),
          report_(report),
          rows_(into.rows),
          texts_(*into.texts) {
        read_header(schema);
    }

    void read() {
        const std::size_t rows_before = rows_.size();
        rows_.reserve(rows_before + table_.end - table_.first);
        std::optional<RawRow> current;
        for (std::uint32_t line = table_.first + 2; line < table_.end; ++line) {
            split_row(lines_[line], cells_);
            if (current && !has_index_ && (cells_.empty() || cells_.front().text.empty())) {
                report_(Oddity::continuation_row, {line + 1, 1},
                        "row with an empty first cell, joined to the row above");
                add_cells(line, *current);
                continue;
            }
            if (current) finish(*current);
            current.emplace();
            current->position = {line + 1, cells_.empty() ? 1 : cells_.front().column};
            add_cells(line, *current);
        }
        if (current) finish(*current);
        const std::size_t added = rows_.size() - rows_before;
        if (has_relevancy_ || added == 0) return;
        report_(Oddity::no_relevancy_column, {table_.first + 1, 1},
                "no relevancy column; " + std::to_string(added) +
                    (added == 1 ? " row counts" : " rows count") + " as the default");
    }

  private:
    void read_header(const ReportSchema& schema) {
        const Position place{table_.first + 1, 1};
        split_row(lines_[table_.first], cells_);
        if (cells_.size() > limits::table_columns) {
            report_(Oddity::too_many_columns, place,
                    "expected at most " + std::to_string(limits::table_columns) +
                        " columns; the others were lost");
            cells_.resize(limits::table_columns);
        }
        std::array<std::string_view, field_count> headings;  // of the first column of each field
        for (const Cell& cell : cells_) {
            const std::string_view heading = plain_cell(cell.text, texts_);
            const std::optional<Field> field =
                heading.empty() ? Field::index : schema.field(heading);
            fields_.push_back(field);
            const Position column{place.line, cell.column};
            if (!field) {
                report_(Oddity::unknown_column, column,
                        "unknown column " + quoted(heading) + ", not used");
            } else if (!heading.empty()) {
                std::string_view& first = headings[static_cast<std::size_t>(*field)];
                if (!first.empty()) complain_of_repetition(*field, heading, first, column);
                if (first.empty()) first = heading;
            }
        }
        has_name_ = has(Field::name);
        has_relevancy_ = has(Field::relevancy);
        read_columns_without_heading(place);
        has_index_ = fields_.front() == Field::index;
        if (has_index_) report_(Oddity::index_column, place, "first column of running numbers");
        if (!has_name_) {
            report_(Oddity::no_name_column, place,
                    "no name column; rows are named by the first words of their description");
        }
    }

    [[nodiscard]] bool has(Field field) const {
        return std::ranges::find(fields_, field) != fields_.end();
    }

    void complain_of_repetition(Field field, std::string_view heading, std::string_view first,
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
    void read_columns_without_heading(Position header) {
        const std::vector<Cell> headings = cells_;
        if (std::ranges::none_of(headings, &std::string_view::empty, &Cell::text)) return;
        const std::vector<std::string_view> texts = first_texts();
        for (std::size_t column = 0; column < headings.size(); ++column) {
            if (!headings[column].text.empty() || texts[column].empty()) continue;
            const Position place{header.line, headings[column].column};
            if (column == 0 && !has_name_) {
                fields_[column] = Field::name;
                has_name_ = true;
                report_(Oddity::no_name_column, place,
                        "no name column; the first column, without a heading, names the rows");
            } else {
                fields_[column].reset();
                report_(Oddity::unknown_column, place,
                        "column without a heading, not used: " + quoted(texts[column]));
            }
        }
    }

    /// Of each column, the first cell that says something and is no number.
    std::vector<std::string_view> first_texts() {
        std::vector<std::string_view> texts(fields_.size());
        for (std::uint32_t line = table_.first + 2; line < table_.end; ++line) {
            split_row(lines_[line], cells_);
            for (std::size_t i = 0; i < std::min(texts.size(), cells_.size()); ++i) {
                const std::string_view text = cells_[i].text;
                if (texts[i].empty() && !is_nothing(text) && !is_running_number(text)) {
                    texts[i] = text;
                }
            }
        }
        return texts;
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
        RawRow in_this_line;
        for (std::size_t i = 0; i < std::min(fields_.size(), cells_.size()); ++i) {
            if (!fields_[i]) continue;
            const std::string_view text = plain_cell(cells_[i].text, texts_);
            if (is_nothing(text)) continue;
            const Position cell{line + 1, cells_[i].column};
            std::string_view& target = in_this_line[*fields_[i]];
            if (!target.empty()) {
                add_to_filled(*fields_[i], text, cell, in_this_line);
                continue;
            }
            if (fields_[i] == Field::relevancy) row.relevancy_position = cell;
            target = text;
        }
        for (std::size_t i = 0; i < field_count; ++i) {
            append(row.text[i], in_this_line.text[i], texts_);
        }
    }

    /// What a further column of a field says in a row where the first says something already.
    void add_to_filled(Field field, std::string_view text, Position place, RawRow& row) const {
        if (field == Field::index || text == row[field]) return;
        if (field == Field::relevancy) {
            report_(Oddity::excess_cells, place,
                    "expected one relevancy, got " + quoted(row[field]) + " and " + quoted(text) +
                        "; the second was lost");
            return;
        }
        append(row[field == Field::name ? Field::description : field], text, texts_);
    }

    void finish(const RawRow& raw) {
        Row row;
        row.kind = kind_;
        row.position = raw.position;
        row.relevancy = usable_relevancy(raw[Field::relevancy]);
        row.name = raw[Field::name];
        row.description = raw[Field::description];
        row.change = raw[Field::change];
        row.horizon = raw[Field::horizon];
        row.driving_force = raw[Field::driving_force];
        if (row.name.empty()) name_by_text(row);
        if (row.name.empty()) return;
        row.name = checked_name(row.name, row.position, report_);
        if (has_relevancy_ && !row.relevancy) complain_of_relevancy(raw);
        rows_.push_back(row);
    }

    void name_by_text(Row& row) {
        for (const std::string_view text : row.texts()) {
            if (text.empty()) continue;
            row.name = first_words(text);
            if (has_name_) {
                report_(Oddity::unnamed_row, row.position,
                        "row without a name, called " + quoted(row.name));
            }
            return;
        }
        report_(Oddity::unnamed_row, row.position, "row without a name and a text, not used");
    }

    void complain_of_relevancy(const RawRow& raw) const {
        const std::string_view text = raw[Field::relevancy];
        const Position place = text.empty() ? raw.position : raw.relevancy_position;
        report_(Oddity::unusable_relevancy, place,
                "expected a relevancy from 1 to 5, got " +
                    (text.empty() ? std::string("none") : quoted(text)) +
                    "; counts as the default");
    }

    std::span<const std::string_view> lines_;
    TableLines table_;
    RowKind kind_;
    const FileReporter& report_;
    std::vector<Row>& rows_;
    TextStore& texts_;
    std::vector<Cell> cells_;
    std::vector<std::optional<Field>> fields_;  ///< of each column; nothing: not used
    bool has_index_ = false;
    bool has_name_ = false;
    bool has_relevancy_ = false;
};

}  // namespace

void read_rows(std::span<const std::string_view> lines, const TableLines& table, RowKind kind,
               const ReportSchema& schema, const FileReporter& report, Report& into) {
    TableReader(lines, table, kind, schema, report, into).read();
}

}  // namespace sigloom
