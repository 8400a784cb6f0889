// How numbers and texts are written: the shortest number that reads back exactly, and one escape
// function per syntax.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sigloom {

/// Appends a whole number.
void append_number(std::string& out, std::int32_t value);
void append_number(std::string& out, std::int64_t value);
/// Appends the shortest form that reads back exactly. The value is finite.
void append_number(std::string& out, double value);
/// The same, and always with `.` or an exponent, so that a reader knows that it is no whole number.
void append_json_number(std::string& out, double value);

/// Appends a text as the content of an XML 1.0 element or attribute. White space other than single
/// spaces between words is written in a way that survives the parser's normalisation. What XML 1.0
/// does not allow, and bytes that are no UTF-8, become U+FFFD. Returns how many did.
std::size_t xml_escape(std::string& out, std::string_view text);

/// Appends a text as the content of a JSON string, without the quotes. Bytes that are no UTF-8
/// become U+FFFD. Returns how many did.
std::size_t json_escape(std::string& out, std::string_view text);

/// The same text without characters that XML 1.0 does not allow: they and bytes that are no UTF-8
/// become U+FFFD.
std::string xml_legal(std::string_view text);

/// A number and what it counts, for a message: "1 edge", "2 edges". Without `many` an s makes the
/// plural.
std::string counted(std::size_t count, std::string_view one, std::string_view many = {});

/// A text in quotes for a message: legal and not too long.
std::string in_quotes(std::string_view text);

}  // namespace sigloom
