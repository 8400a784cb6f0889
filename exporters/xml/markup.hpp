// Markup of an XML file -> elements of RapidXML that know where in the file they stand.
#pragma once

#include <cstddef>
#include <optional>
#include <rapidxml/rapidxml.hpp>
#include <string>
#include <string_view>

#include "exporters/xml/scanner.hpp"

namespace sigloom::xml {

using Element = rapidxml::xml_node<char>;

std::string_view name_of(const Element& element);

/// Nothing if there is no such attribute.
std::optional<std::string_view> attribute(const Element& element, std::string_view name);

/// Of the letters of ASCII.
std::string lower_case(std::string_view text);

/// Without the white space around it.
std::string_view trimmed(std::string_view text);

/// Elements of the file, parsed.
struct Piece {
    std::size_t begin = 0;  ///< offset in the file
    std::string buffer;     ///< RapidXML works in place
    rapidxml::xml_document<char> document;
    std::optional<XmlError> error;
    bool invalid_utf8 = false;

    /// Parses a part of the file, the bytes from `from` to `to`.
    void parse(std::string_view bytes, std::size_t from, std::size_t to);
    [[nodiscard]] std::size_t offset(const Element& element) const {
        return begin + static_cast<std::size_t>(element.name() - buffer.data()) - 1;
    }
};

}  // namespace sigloom::xml
