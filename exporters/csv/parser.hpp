// Rows of comma-separated values (RFC 4180), also with semicolons, tabs or bars.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/cancelled.hpp"

namespace sigloom::csv {

struct CsvField {
    std::string text;
    bool quoted = false;
    std::size_t offset = 0;  ///< in the file
    std::size_t end = 0;     ///< behind its last byte there
};

class Parser {
  public:
    /// Without a byte order mark. The bytes outlive the parser. What parts fields is the one of comma,
    /// semicolon, tab and bar that the first line has most of outside quotation marks.
    explicit Parser(std::string_view bytes);

    /// The fields of the next row; false at the end. Empty lines are passed over. A quotation mark that
    /// is never closed takes the rest of the file. Asks stop_if_cancelled() now and then.
    bool next(std::vector<CsvField>& row);
    /// Whether the last field ended before its quotation mark was closed.
    [[nodiscard]] bool is_cut_off() const { return cut_off_; }
    [[nodiscard]] char separator() const { return separator_; }

  private:
    void read_quoted(CsvField& field);

    std::string_view bytes_;
    std::size_t at_ = 0;
    char separator_;
    bool cut_off_ = false;
    PacedCheck check_;
};

}  // namespace sigloom::csv
