// How a text is made legal in a syntax: one table per syntax, one function for all of them.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/text/utf8.hpp"

namespace sigloom {

/// What becomes of each byte of ASCII: itself where the entry is empty. Bytes from 0x80 on are
/// checked to be UTF-8.
struct EscapeTable {
    std::array<std::string_view, 128> ascii{};
    bool allows_noncharacters = true;  ///< U+FFFE and U+FFFF
};

/// Appends a text, with what the table says in place of its characters. Bytes that are no UTF-8
/// become U+FFFD. Returns how many characters became U+FFFD. O(text).
std::size_t escape(std::string& out, std::string_view text, const EscapeTable& table);

/// The same text without characters that XML 1.0, which allows the fewest, does not allow: they and
/// bytes that are no UTF-8 become U+FFFD.
std::string xml_legal(std::string_view text);

}  // namespace sigloom
