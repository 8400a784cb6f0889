// How values are written in XML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "exporters/common/numbers.hpp"

namespace sigloom {

/// Appends a text as the content of an XML 1.0 element or attribute. White space other than single
/// spaces between words is written in a way that survives the parser's normalisation. What XML 1.0
/// does not allow, and bytes that are no UTF-8, become U+FFFD. Returns how many did.
std::size_t xml_escape(std::string& out, std::string_view text);

/// A comment on a line of its own; nothing for an empty text, which has no "--" in it.
std::string xml_comment(std::string_view text);

/// For ValueColumns.
struct XmlSyntax {
    static constexpr std::string_view quote = "";
    static std::size_t escape(std::string& out, std::string_view text) {
        return xml_escape(out, text);
    }
    static void append_real(std::string& out, double value) { append_number(out, value); }
};

}  // namespace sigloom
