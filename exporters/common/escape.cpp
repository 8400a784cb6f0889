#include "exporters/common/escape.hpp"

namespace sigloom {
namespace {

/// Only what XML does not allow is replaced, nothing is escaped.
constexpr EscapeTable legal_in_xml = [] {
    EscapeTable table;
    for (std::size_t c = 0; c < 0x20; ++c) {
        if (c != '\t' && c != '\n' && c != '\r') table.ascii[c] = replacement_character;
    }
    table.allows_noncharacters = false;
    return table;
}();

}  // namespace

std::size_t escape(std::string& out, std::string_view text, const EscapeTable& table) {
    std::size_t replaced = 0;
    std::size_t kept = 0;  // what stands before `at` and is copied as it is begins here
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        std::string_view instead;
        std::size_t length = 1;
        if (byte < 0x80) {
            instead = table.ascii[byte];
            if (instead.empty()) {
                ++at;
                continue;
            }
        } else {
            const CodePoint point = code_point_at(text, at);
            length = point.size;
            const bool noncharacter = point.value == 0xFFFE || point.value == 0xFFFF;
            if (point.value >= 0 && (table.allows_noncharacters || !noncharacter)) {
                at += length;
                continue;
            }
            instead = replacement_character;
        }
        replaced += instead == replacement_character ? 1 : 0;
        out.append(text, kept, at - kept);
        out += instead;
        at += length;
        kept = at;
    }
    out.append(text, kept);
    return replaced;
}

std::string xml_legal(std::string_view text) {
    std::string out;
    escape(out, text, legal_in_xml);
    return out;
}

}  // namespace sigloom
