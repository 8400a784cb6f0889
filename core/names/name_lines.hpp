// Lines of a file about names as fields: texts with tabs between, in UTF-8, with or without a byte
// order mark, with LF or CRLF at the ends. A field may stand in double quotes, with "" for a quote
// in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sigloom {

struct NameField {
    std::string text;
    std::size_t column = 1;  ///< where it begins, in bytes from 1
};

struct NameLine {
    std::size_t number = 0;         ///< from 1
    std::vector<NameField> fields;  ///< at least one
};

/// Throws std::runtime_error with the text `path:line:column: what`.
[[noreturn]] void fail_in_names(std::string_view path, std::size_t line, std::size_t column,
                                const std::string& what);

/// Lines that are not empty. Bytes that are no UTF-8 and a quote without an end are faults, as of
/// fail_in_names. O(text).
std::vector<NameLine> read_name_lines(std::string_view text, std::string_view path);

/// A text as a field that read_name_lines reads back, save that line ends become spaces.
std::string as_name_field(std::string_view text);

}  // namespace sigloom
