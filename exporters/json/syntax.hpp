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

/// The beginning of a member of an object that has others before it: `,"name":`.
std::string json_member(std::string_view name);

/// Appends a member `,"name":"text"` whose text is escaped already; nothing for an empty text.
void append_text_member(std::string& out, std::string_view name, std::string_view escaped);

/// A member `,"name":value` whose value is JSON already; nothing for an empty one.
std::string json_value_member(std::string_view name, std::string_view value);

/// Makes an object of the members that were appended from `begin` on, each with its comma.
void enclose_members(std::string& out, std::size_t begin);

/// For ValueColumns.
struct JsonSyntax {
    static constexpr std::string_view quote = "\"";
    static std::size_t escape(std::string& out, std::string_view text) {
        return json_escape(out, text);
    }
    static void append_real(std::string& out, double value) { append_json_number(out, value); }
};

}  // namespace sigloom
