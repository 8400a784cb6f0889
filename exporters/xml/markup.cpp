#include "exporters/xml/markup.hpp"

#include <utility>

#include "core/text/utf8.hpp"

namespace sigloom::xml {

std::string_view name_of(const Element& element) {
    return local_name({element.name(), element.name_size()});
}

std::optional<std::string_view> attribute(const Element& element, std::string_view name) {
    for (const auto* at = element.first_attribute(); at != nullptr; at = at->next_attribute()) {
        if (std::string_view(at->name(), at->name_size()) == name) {
            return std::string_view(at->value(), at->value_size());
        }
    }
    return std::nullopt;
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

void Piece::parse(std::string_view bytes, std::size_t from, std::size_t to) {
    begin = from;
    const std::string_view markup = bytes.substr(from, to - from);
    if (const std::size_t zero = markup.find('\0'); zero != std::string_view::npos) {
        error = XmlError{from + zero, "expected a character that XML allows, got a zero byte"};
        return;
    }
    invalid_utf8 = find_invalid_utf8(markup) != markup.size();
    buffer = invalid_utf8 ? repair_utf8(markup) : std::string(markup);
    try {
        document.parse<rapidxml::parse_no_string_terminators>(buffer.data());
    } catch (const rapidxml::parse_error& damage) {
        const auto at = from + static_cast<std::size_t>(damage.where<char>() - buffer.data());
        std::string message = damage.what();
        if (message.starts_with("expected")) {
            message += ", got ";
            message += describe(bytes, at);
        }
        error = XmlError{at, std::move(message)};
    }
}

}  // namespace sigloom::xml
