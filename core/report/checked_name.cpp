#include "core/report/checked_name.hpp"

#include "core/report/limits.hpp"
#include "core/text/any_code_point.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// Control characters, zero-width characters and bidirectional controls.
bool is_treacherous(std::int32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

bool is_plain(std::string_view name) {
    for (const char c : name) {
        if (c < 0x20 || c == 0x7F) return false;  // bytes beyond ASCII are negative
    }
    return true;
}

}  // namespace

std::string_view checked_name(std::string_view name, Position position,
                              const FileReporter& report) {
    if (name.size() > limits::name_bytes) {
        report(Oddity::name_too_long, position,
               "expected a name of at most " + std::to_string(limits::name_bytes) + " bytes, got " +
                   std::to_string(name.size()) + ": " + quoted(name) + "; the rest was lost");
        name = cut_at_character(name, limits::name_bytes);
    }
    if (!is_plain(name) && any_code_point(name, is_treacherous)) {
        report(Oddity::control_character, position,
               "control or invisible characters in the name " + quoted(name));
    }
    return name;
}

}  // namespace sigloom
