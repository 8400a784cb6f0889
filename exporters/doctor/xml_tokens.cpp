#include "exporters/doctor/xml_tokens.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "exporters/doctor/markup_places.hpp"

namespace sigloom::doctor {

std::string_view name_of(const XmlAttribute& attribute) {
    return {attribute.name(), attribute.name_size()};
}

Token XmlTokens::attribute(const xml::Piece& piece, const xml::Element& element,
                           std::string_view name) {
    for (const auto* at = element.first_attribute(); at != nullptr; at = at->next_attribute()) {
        if (name_of(*at) == name) return token(piece, element, *at);
    }
    return {};
}

Token XmlTokens::token(const xml::Piece& piece, const xml::Element& element,
                       const XmlAttribute& attribute) {
    const std::string& clean = document_.clean;
    const auto distance = static_cast<std::size_t>(attribute.value() - (element.name() - 1));
    const std::size_t begin = piece.offset(element) + distance;
    const std::size_t end = std::min(clean.find(clean[begin - 1], begin), clean.size());
    return {text({attribute.value(), attribute.value_size()}, begin), {begin, end}};
}

Token XmlTokens::content(const xml::Piece& piece, const xml::Element& element) {
    const std::string& clean = document_.clean;
    const xml::Element* first = element.first_node();
    const std::size_t at = piece.offset(element);
    if (first != nullptr && first->type() == rapidxml::node_data &&
        first->next_sibling() == nullptr) {
        const std::size_t begin = piece.offset(*first);
        const std::size_t end = std::min(clean.find('<', begin), clean.size());
        return {text({first->value(), first->value_size()}, begin), {begin, end}};
    }
    const Span span = content_of(clean, at);
    std::string all;
    for (const xml::Element* part = first; part != nullptr; part = part->next_sibling()) {
        if (xml::is_text(*part)) all += std::string_view(part->value(), part->value_size());
    }
    return {all.empty() ? std::string_view() : document_.keep(std::move(all)), span};
}

std::string_view XmlTokens::text(std::string_view decoded, std::size_t begin) {
    const std::string_view there = std::string_view(document_.clean).substr(begin, decoded.size());
    return there == decoded ? there : document_.keep(std::string(decoded));
}

}  // namespace sigloom::doctor
