#include "exporters/common/shown_name.hpp"

#include <cstddef>
#include <cstdint>

#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

bool is_control(std::int32_t c) {
    return (c >= 0 && c < 0x20) || (c >= 0x7F && c < 0xA0);
}

}  // namespace

bool has_controls(std::string_view text) {
    bool behind_c2 = false;  // those from U+0080 on are C2 and a byte below A0
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F || (behind_c2 && byte < 0xA0)) return true;
        behind_c2 = byte == 0xC2;
    }
    return false;
}

bool append_shown(std::string& out, std::string_view name) {
    bool is_lost = false;
    bool after_break = false;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint point = code_point_at(name, at);
        const std::string_view character = name.substr(at, point.size);
        at += point.size;
        if (!is_control(point.value)) {
            if (!after_break || character != " ") out += character;
            after_break = after_break && character == " ";
        } else if (!is_white_space(point.value)) {
            out += replacement_character;
            is_lost = true;
        } else {
            if (!out.ends_with(' ')) out += ' ';
            after_break = true;
        }
    }
    return is_lost;
}

}  // namespace sigloom
