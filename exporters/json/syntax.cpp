#include "exporters/json/syntax.hpp"

#include <array>

#include "exporters/common/escape.hpp"
#include "exporters/common/numbers.hpp"

namespace sigloom {
namespace {

constexpr EscapeTable table_of_json = [] {
    EscapeTable table;
    constexpr std::array<std::string_view, 32> control{
        "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007",
        "\\b",     "\\t",     "\\n",     "\\u000b", "\\f",     "\\r",     "\\u000e", "\\u000f",
        "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015", "\\u0016", "\\u0017",
        "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e", "\\u001f"};
    for (std::size_t c = 0; c < control.size(); ++c) table.ascii[c] = control[c];
    table.ascii['"'] = "\\\"";
    table.ascii['\\'] = "\\\\";
    return table;
}();

}  // namespace

std::size_t json_escape(std::string& out, std::string_view text) {
    return escape(out, text, table_of_json);
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    json_escape(out, text);
    out += '"';
}

std::string json_member(std::string_view name) {
    std::string opening = ",";
    append_json_string(opening, name);
    return opening += ':';
}

void append_text_member(std::string& out, std::string_view name, std::string_view escaped) {
    if (escaped.empty()) return;
    out += ",\"";
    out += name;
    out += "\":\"";
    out += escaped;
    out += '"';
}

std::string json_value_member(std::string_view name, std::string_view value) {
    return value.empty() ? std::string() : json_member(name).append(value);
}

void enclose_members(std::string& out, std::size_t begin) {
    if (out.size() == begin) {
        out += '{';
    } else {
        out[begin] = '{';
    }
    out += '}';
}

void append_json_number(std::string& out, double value) {
    const std::size_t begin = out.size();
    append_number(out, value);
    if (out.find_first_of(".e", begin) == std::string::npos) out += ".0";
}

}  // namespace sigloom
