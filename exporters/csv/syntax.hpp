// How values are written in CSV (RFC 4180): texts in double quotes, so that an empty text is told
// from a missing value.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "exporters/json/syntax.hpp"

namespace sigloom {

/// Appends a text as the content of a quoted field: `"` is doubled; control characters other than
/// tabs and line breaks, and bytes that are no UTF-8, become U+FFFD. Returns how many did. Gephi and
/// Neo4j take a backslash before a quotation mark for an escape, and would not see the end of a
/// field: where an odd number of them stands before one, or at the end, there is one more.
std::size_t csv_escape(std::string& out, std::string_view text);

/// The same for a file that spreadsheets open: a text that one of them would take for a formula
/// (`=`, `+`, `-`, `@`, a tab or a carriage return at its beginning, or behind apostrophes there)
/// gets an apostrophe before it (OWASP, "CSV Injection").
std::size_t csv_escape_formula(std::string& out, std::string_view text);

/// For ValueColumns, whose opening is a comma.
struct CsvSyntax {
    static constexpr std::string_view quote = "\"";
    static constexpr std::string_view missing = ",";
    static std::size_t escape(std::string& out, std::string_view text) {
        return csv_escape_formula(out, text);
    }
    static void append_real(std::string& out, double value) { append_json_number(out, value); }
};

}  // namespace sigloom
