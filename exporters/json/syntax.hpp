// How values are written in JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sigloom {

/// Appends a text as the content of a JSON string, without the quotes. Bytes that are no UTF-8
/// become U+FFFD. Returns how many did.
std::size_t json_escape(std::string& out, std::string_view text);

/// The same with quotes around it, for texts without bytes that are no UTF-8.
void append_json_string(std::string& out, std::string_view text);

/// Appends the shortest form that reads back exactly, always with `.` or an exponent, so that a
/// reader knows that it is no whole number. The value is finite.
void append_json_number(std::string& out, double value);

/// For ValueColumns.
struct JsonSyntax {
    static constexpr std::string_view quote = "\"";
    static std::size_t escape(std::string& out, std::string_view text) {
        return json_escape(out, text);
    }
    static void append_real(std::string& out, double value) { append_json_number(out, value); }
};

}  // namespace sigloom
