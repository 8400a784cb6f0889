// Fields -> rows, whatever they were read from.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "core/report/file_reporter.hpp"
#include "core/report/report.hpp"
#include "core/report/report_schema.hpp"

namespace sigloom {

/// The texts of one row by field. A row may have any number of continuation rows: what they add is
/// joined once, at the end.
class RawRow {
  public:
    explicit RawRow(Position position) : position_(position), relevancy_position_(position) {}

    void add(Field field, std::string_view text, Position position) {
        if (text_of(field).empty()) {
            first_[static_cast<std::size_t>(field)] = text;
            if (field == Field::relevancy) relevancy_position_ = position;
        } else {
            more_.push_back({field, text});
        }
    }

    /// All of a field, with spaces between.
    [[nodiscard]] std::string_view joined(Field field, TextStore& texts) const;

    [[nodiscard]] Position position() const { return position_; }
    [[nodiscard]] Position relevancy_position() const { return relevancy_position_; }

  private:
    struct Piece {
        Field field;
        std::string_view text;
    };

    [[nodiscard]] std::string_view text_of(Field field) const {
        return first_[static_cast<std::size_t>(field)];
    }

    std::array<std::string_view, field_count> first_;
    std::vector<Piece> more_;
    Position position_;
    Position relevancy_position_;
};

/// Makes rows of the texts that were read for them.
class RowMaker {
  public:
    /// All must outlive this.
    RowMaker(const FileReporter& report, RowKind kind, Report& into)
        : report_(report), kind_(kind), rows_(into.rows), texts_(*into.texts) {}

    /// What is to be expected of each row: where it is missing, that is said.
    bool expects_name = true;
    bool expects_relevancy = false;

    /// Adds a row to those of the report; false if there is nothing that it could be called by.
    bool add(const RawRow& raw);

  private:
    void name_by_text(Row& row);
    void report_relevancy(const Row& row, std::string_view text, Position place) const;

    const FileReporter& report_;
    RowKind kind_;
    std::vector<Row>& rows_;
    TextStore& texts_;
};

}  // namespace sigloom
