#include "exporters/common/describe.hpp"

#include "core/text/utf8.hpp"
#include "exporters/common/escape.hpp"

namespace sigloom {
namespace {

constexpr bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

}  // namespace

std::string describe(std::string_view bytes, std::size_t offset) {
    if (offset >= bytes.size()) return "the end of the file";
    if (bytes[offset] == '\0') return "a zero byte";
    if (bytes[offset] == '\n' || bytes[offset] == '\r') return "the end of the line";
    // A tag is named as a whole, anything else by its first character.
    std::size_t length = 1;
    if (bytes[offset] == '<') {
        while (length < 60 && offset + length < bytes.size() && !is_space(bytes[offset + length]) &&
               bytes[offset + length - 1] != '>') {
            ++length;
        }
    } else {
        while (length < 4 && offset + length < bytes.size() &&
               is_continuation(bytes[offset + length])) {
            ++length;
        }
    }
    std::string text = "'";
    text += xml_legal(bytes.substr(offset, length));
    text += '\'';
    return text;
}

}  // namespace sigloom
