// Markup of an XML file -> elements of RapidXML that know where in the file they stand.
#pragma once

#include <cstddef>
#include <optional>
#include <rapidxml/rapidxml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/xml/scanner.hpp"

namespace sigloom::xml {

using Element = rapidxml::xml_node<char>;

std::string_view name_of(const Element& element);
inline bool is_element(const Element& node) {
    return node.type() == rapidxml::node_element;
}
inline bool is_text(const Element& node) {
    return node.type() == rapidxml::node_data || node.type() == rapidxml::node_cdata;
}

/// Nothing if there is no such attribute.
std::optional<std::string_view> attribute(const Element& element, std::string_view name);

/// The name of an attribute that an element has more than once; nothing if it has none.
std::optional<std::string_view> repeated_attribute(const Element& element);

/// A character, or a reference to one, that XML does not allow.
struct IllegalCharacter {
    std::size_t begin;
    std::size_t size;
};

/// All of a text, outside comments and CDATA sections for references. O(markup).
std::vector<IllegalCharacter> find_illegal_characters(std::string_view markup);

/// The tag of an element that holds others, closed at once: `<graph id="a">` -> `<graph id="a"/>`. One that is
/// closed stays.
std::string closed_tag(std::string_view tag);

/// Without the white space around it.
std::string_view trimmed(std::string_view text);

/// Elements of the file, parsed.
struct Piece {
    std::size_t begin = 0;  ///< offset in the file
    std::string buffer;     ///< RapidXML works in place
    rapidxml::xml_document<char> document;
    std::optional<XmlError> error;
    bool invalid_utf8 = false;
    /// Offsets of characters that XML does not allow, which became U+FFFD.
    std::vector<std::size_t> illegal_characters;

    /// Parses a part of the file, the bytes from `from` to `to`.
    void parse(std::string_view bytes, std::size_t from, std::size_t to);
    /// An element that stands around those of the file.
    [[nodiscard]] const Element& root() const { return *document.first_node(); }
    [[nodiscard]] std::size_t offset(const Element& node) const;
    /// A text without the white space that stands around it in the file; what was written as character
    /// references stays.
    [[nodiscard]] std::string_view trimmed_text(const Element& text) const;

  private:
    std::string_view markup_;  ///< as it stands in the file; empty where the buffer differs from it
};

}  // namespace sigloom::xml
