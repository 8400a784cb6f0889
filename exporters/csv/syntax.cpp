#include "exporters/csv/syntax.hpp"

#include <algorithm>

#include "exporters/common/escape.hpp"

namespace sigloom {
namespace {

constexpr EscapeTable table_of_csv = [] {
    EscapeTable table;
    for (std::size_t c = 0; c < 0x20; ++c) {
        if (c != '\t' && c != '\n' && c != '\r') table.ascii[c] = replacement_character;
    }
    table.ascii['"'] = "\"\"";
    return table;
}();

bool is_formula(std::string_view text) {
    constexpr std::string_view beginnings = "=+-@\t\r";
    const std::size_t at = text.find_first_not_of('\'');
    return at != std::string_view::npos && beginnings.find(text[at]) != std::string_view::npos;
}

}  // namespace

std::size_t csv_escape(std::string& out, std::string_view text) {
    std::size_t replaced = 0;
    for (std::size_t run = text.find('\\'); run != std::string_view::npos; run = text.find('\\')) {
        const std::size_t end = std::min(text.find_first_not_of('\\', run), text.size());
        replaced += escape(out, text.substr(0, end), table_of_csv);
        const bool before_quote = end == text.size() || text[end] == '"';
        if (before_quote && (end - run) % 2 == 1) out += '\\';
        text.remove_prefix(end);
    }
    return replaced + escape(out, text, table_of_csv);
}

std::size_t csv_escape_formula(std::string& out, std::string_view text) {
    if (is_formula(text)) out += '\'';
    return csv_escape(out, text);
}

}  // namespace sigloom
