#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/text/utf8.hpp"
#include "exporters/gml/scanner.hpp"

namespace sigloom::gml {
namespace {

/// Those of XML, and those of ISO 8859-1 (HTML 3.2) from U+00A0 on.
constexpr std::array<std::pair<std::string_view, std::uint32_t>, 5> of_xml{
    {{"quot", '"'}, {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"apos", '\''}}};
constexpr std::uint32_t first_of_latin = 0xA0;
constexpr std::array<std::string_view, 96> of_latin{
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

/// Longer than any entity that there is.
constexpr std::size_t longest = 32;

std::optional<std::uint32_t> named(std::string_view name) {
    for (const auto& [entity, character] : of_xml) {
        if (entity == name) return character;
    }
    const auto found = std::ranges::find(of_latin, name);
    if (found == of_latin.end()) return std::nullopt;
    return first_of_latin + static_cast<std::uint32_t>(found - of_latin.begin());
}

/// What `#233` or `#xE9` names; a number too large for a character where it is none.
std::optional<std::uint32_t> numbered(std::string_view digits) {
    digits.remove_prefix(1);
    const int base = digits.starts_with('x') || digits.starts_with('X') ? 16 : 10;
    if (base == 16) digits.remove_prefix(1);
    std::uint32_t number = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number, base);
    if (digits.empty() || stop != end || error == std::errc::invalid_argument) return std::nullopt;
    return error == std::errc() ? number : UINT32_MAX;
}

/// False for half of a surrogate pair, and for what is no character.
bool append_utf8(std::string& out, std::uint32_t character) {
    const auto code_point = static_cast<utf8proc_int32_t>(character);
    if (utf8proc_codepoint_valid(code_point) == 0) return false;
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(code_point, bytes.data());
    out.append(bytes.begin(), bytes.begin() + size);
    return true;
}

}  // namespace

Decoded decode(std::string_view text) {
    Decoded decoded;
    decoded.text.reserve(text.size());
    while (!text.empty()) {
        const std::size_t before = std::min(text.find('&'), text.size());
        decoded.text += text.substr(0, before);
        text.remove_prefix(before);
        if (text.empty()) break;
        const std::size_t end = text.substr(0, longest).find(';');
        std::optional<std::uint32_t> character;
        if (end != std::string_view::npos && end > 1) {
            const std::string_view name = text.substr(1, end - 1);
            character = name.starts_with('#') ? numbered(name) : named(name);
        }
        if (!character) {
            decoded.text += '&';
            text.remove_prefix(1);
            continue;
        }
        if (!append_utf8(decoded.text, *character)) {
            decoded.text += replacement_character;
            ++decoded.replaced;
        }
        text.remove_prefix(end + 1);
    }
    return decoded;
}

}  // namespace sigloom::gml
