// How numbers are written, in files and in messages.
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

/// A number and what it counts, for a message: "1 edge", "2 edges". Without `many` an s makes the
/// plural.
std::string counted(std::size_t count, std::string_view one, std::string_view many = {});

/// A text in quotes for a message: legal and not too long.
std::string in_quotes(std::string_view text);

}  // namespace sigloom
