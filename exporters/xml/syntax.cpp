#include "exporters/xml/syntax.hpp"

#include "exporters/common/escape.hpp"

namespace sigloom {
namespace {

constexpr EscapeTable table_of_xml = [] {
    EscapeTable table;
    for (std::size_t c = 0; c < 0x20; ++c) table.ascii[c] = replacement_character;
    table.ascii['\t'] = "&#9;";
    table.ascii['\n'] = "&#10;";
    table.ascii['\r'] = "&#13;";
    table.ascii['&'] = "&amp;";
    table.ascii['<'] = "&lt;";
    table.ascii['>'] = "&gt;";
    table.ascii['"'] = "&quot;";
    table.allows_noncharacters = false;
    return table;
}();

}  // namespace

std::size_t xml_escape(std::string& out, std::string_view text) {
    // Outer spaces are dropped by many readers, character references are not.
    constexpr std::string_view space = "&#32;";
    const bool starts = text.starts_with(' ');
    if (starts) text.remove_prefix(1);
    const bool ends = text.ends_with(' ');
    if (ends) text.remove_suffix(1);
    if (starts) out += space;
    const std::size_t replaced = escape(out, text, table_of_xml);
    if (ends) out += space;
    return replaced;
}

std::string xml_comment(std::string_view text) {
    return text.empty() ? std::string() : "<!-- " + std::string(text) + " -->\n";
}

}  // namespace sigloom
