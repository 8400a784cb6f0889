#include "exporters/common/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

template <typename Number>
std::string_view to_text(std::array<char, 32>& buffer, Number value) {
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), static_cast<std::size_t>(end - buffer.data())};
}

/// What becomes of each byte of ASCII: itself where the entry is empty. Bytes from 0x80 on are
/// checked to be UTF-8.
struct Syntax {
    std::array<std::string_view, 128> ascii{};
    bool allows_noncharacters = true;  ///< U+FFFE and U+FFFF
};

constexpr Syntax xml = [] {
    Syntax syntax;
    for (std::size_t c = 0; c < 0x20; ++c) syntax.ascii[c] = replacement_character;
    syntax.ascii['\t'] = "&#9;";
    syntax.ascii['\n'] = "&#10;";
    syntax.ascii['\r'] = "&#13;";
    syntax.ascii['&'] = "&amp;";
    syntax.ascii['<'] = "&lt;";
    syntax.ascii['>'] = "&gt;";
    syntax.ascii['"'] = "&quot;";
    syntax.allows_noncharacters = false;
    return syntax;
}();

constexpr Syntax json = [] {
    Syntax syntax;
    constexpr std::array<std::string_view, 32> control{
        "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007",
        "\\b",     "\\t",     "\\n",     "\\u000b", "\\f",     "\\r",     "\\u000e", "\\u000f",
        "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015", "\\u0016", "\\u0017",
        "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e", "\\u001f"};
    for (std::size_t c = 0; c < control.size(); ++c) syntax.ascii[c] = control[c];
    syntax.ascii['"'] = "\\\"";
    syntax.ascii['\\'] = "\\\\";
    return syntax;
}();

/// Only what XML does not allow is replaced, nothing is escaped.
constexpr Syntax legal = [] {
    Syntax syntax;
    for (std::size_t c = 0; c < 0x20; ++c) {
        if (c != '\t' && c != '\n' && c != '\r') syntax.ascii[c] = replacement_character;
    }
    syntax.allows_noncharacters = false;
    return syntax;
}();

std::size_t escape(std::string& out, std::string_view text, const Syntax& syntax) {
    std::size_t replaced = 0;
    std::size_t kept = 0;  // what stands before `at` and is copied as it is begins here
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        std::string_view instead;
        std::size_t length = 1;
        if (byte < 0x80) {
            instead = syntax.ascii[byte];
            if (instead.empty()) {
                ++at;
                continue;
            }
        } else {
            const CodePoint point = code_point_at(text, at);
            length = point.size;
            const bool noncharacter = point.value == 0xFFFE || point.value == 0xFFFF;
            if (point.value >= 0 && (syntax.allows_noncharacters || !noncharacter)) {
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

}  // namespace

void append_number(std::string& out, std::int32_t value) {
    std::array<char, 32> buffer;
    out += to_text(buffer, value);
}

void append_number(std::string& out, std::int64_t value) {
    std::array<char, 32> buffer;
    out += to_text(buffer, value);
}

void append_number(std::string& out, double value) {
    std::array<char, 32> buffer;
    out += to_text(buffer, value);
}

void append_json_number(std::string& out, double value) {
    std::array<char, 32> buffer;
    const std::string_view text = to_text(buffer, value);
    out += text;
    if (text.find_first_of(".e") == std::string_view::npos) out += ".0";
}

std::size_t xml_escape(std::string& out, std::string_view text) {
    // A text of spaces only is dropped by many readers, a character reference is not.
    if (!text.empty() && text.find_first_not_of(' ') == std::string_view::npos) {
        out += "&#32;";
        text.remove_prefix(1);
    }
    return escape(out, text, xml);
}

std::size_t json_escape(std::string& out, std::string_view text) {
    return escape(out, text, json);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    std::string text = std::to_string(count) + ' ';
    if (count == 1) return text += one;
    return many.empty() ? (text += one) += 's' : text += many;
}

std::string xml_legal(std::string_view text) {
    std::string out;
    escape(out, text, legal);
    return out;
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 80;
    std::string result = "'";
    if (text.size() <= longest) {
        result += xml_legal(text);
    } else {
        std::size_t end = longest;  // not inside a character
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        result += xml_legal(text.substr(0, end));
        result += "...";
    }
    result += '\'';
    return result;
}

}  // namespace sigloom
