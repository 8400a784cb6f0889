// Tags that RapidXML has parsed -> tokens of a document.
#pragma once

#include <cstddef>
#include <string_view>

#include "exporters/doctor/document.hpp"
#include "exporters/xml/markup.hpp"

namespace sigloom::doctor {

using XmlAttribute = rapidxml::xml_attribute<char>;

std::string_view name_of(const XmlAttribute& attribute);

/// The attributes and contents of tags as tokens of a document. Texts that differ from the markup are kept
/// in the document.
class XmlTokens {
  public:
    explicit XmlTokens(Document& document) : document_(document) {}

    /// None of no text if the element has no such attribute. The name is without a prefix.
    Token attribute(const xml::Piece& piece, const xml::Element& element, std::string_view name);
    Token token(const xml::Piece& piece, const xml::Element& element,
                const XmlAttribute& attribute);
    /// What stands between the tags of an element that holds texts alone.
    Token content(const xml::Piece& piece, const xml::Element& element);

  private:
    /// A text that stands at `begin` as it is, or else a copy.
    std::string_view text(std::string_view decoded, std::size_t begin);

    Document& document_;
};

}  // namespace sigloom::doctor
