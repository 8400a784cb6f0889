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
    // A text of spaces only is dropped by many readers, a character reference is not.
    if (!text.empty() && text.find_first_not_of(' ') == std::string_view::npos) {
        out += "&#32;";
        text.remove_prefix(1);
    }
    return escape(out, text, table_of_xml);
}

std::string xml_comment(std::string_view text) {
    return text.empty() ? std::string() : "<!-- " + std::string(text) + " -->\n";
}

}  // namespace sigloom
