#include "exporters/doctor/markup_places.hpp"

#include <algorithm>
#include <string>

#include "exporters/doctor/xml_tokens.hpp"
#include "exporters/xml/scanner.hpp"

namespace sigloom::doctor {

std::size_t tag_end(std::string_view markup, std::size_t at) {
    for (; at < markup.size() && markup[at] != '>'; ++at) {
        if (markup[at] == '"' || markup[at] == '\'') at = markup.find(markup[at], at + 1);
        if (at == std::string_view::npos) return markup.size();
    }
    return std::min(at + 1, markup.size());
}

std::size_t element_end(std::string_view markup, std::size_t at) {
    XmlScanner scanner(markup, at);
    while (const auto token = scanner.next()) {
        if (scanner.depth() == 0) return token->end;
    }
    return markup.size();
}

Span content_of(std::string_view markup, std::size_t at) {
    const std::size_t begin = tag_end(markup, at);
    const std::size_t end = element_end(markup, at);
    if (end == begin) return {begin, begin};
    return {begin, markup.rfind("</", end - 1)};
}

Token attribute_of(Document& document, std::size_t at, std::string_view name) {
    const std::string_view clean = document.clean;
    const std::size_t end = tag_end(clean, at);
    const std::string text = xml::closed_tag(clean.substr(at, end - at));
    xml::Piece tag;
    tag.parse(text, 0, text.size());
    if (tag.error) return {};
    tag.begin = at;
    return XmlTokens(document).attribute(tag, *tag.root().first_node(), name);
}

}  // namespace sigloom::doctor
