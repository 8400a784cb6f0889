#include "core/report/checked_name.hpp"

#include "core/report/clean_text.hpp"
#include "core/report/limits.hpp"
#include "core/text/any_code_point.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

bool is_plain(std::string_view name) {
    for (const char c : name) {
        if (c < 0x20 || c == 0x7F) return false;  // bytes beyond ASCII are negative
    }
    return true;
}

}  // namespace

std::string_view checked_name(std::string_view name, Position position, const FileReporter& report,
                              TextStore& texts) {
    if (!is_plain(name) && any_code_point(name, is_treacherous)) {
        report(Oddity::control_character, position,
               "control or invisible characters in the name " + quoted(name));
    }
    name = clean_text(name, texts);
    if (name.size() <= limits::name_bytes) return name;
    report(Oddity::name_too_long, position,
           "expected a name of at most " + std::to_string(limits::name_bytes) + " bytes, got " +
               std::to_string(name.size()) + ": " + quoted(name) + "; the rest was lost");
    return trim(cut_at_character(name, limits::name_bytes));
}

}  // namespace sigloom
