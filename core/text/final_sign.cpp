#include "core/text/final_sign.hpp"

#include <algorithm>
#include <array>

#include "core/text/fold.hpp"

namespace sigloom {
namespace {

/// Words that are abbreviations without any other full stop in them, folded.
constexpr std::array<std::string_view, 24> abbreviations{
    "inc", "ltd", "corp", "co", "cos", "bros", "jr",   "sr",  "dr",   "mr",  "mrs", "st",
    "mt",  "etc", "al",   "no", "vs",  "dept", "univ", "est", "gmbh", "llc", "plc", "ave"};

}  // namespace

std::string_view without_final_sign(std::string_view name) {
    const std::size_t last = name.find_last_not_of(" ,;:");
    if (last == std::string_view::npos) return name;
    name = name.substr(0, last + 1);
    if (!name.ends_with('.') || name.ends_with("..")) return name;
    const std::string_view rest = name.substr(0, name.size() - 1);
    const std::string_view word = rest.substr(rest.find_last_of(" -/(") + 1);  // npos + 1 is 0
    constexpr std::size_t initial = 1;                                         // Homer J.
    constexpr std::size_t longest_abbreviation = 4;
    if (word.size() <= initial || word.find('.') != std::string_view::npos) return name;
    const bool is_abbreviation =
        word.size() <= longest_abbreviation &&
        std::ranges::find(abbreviations, fold(word)) != abbreviations.end();
    return is_abbreviation ? name : trim(rest);
}

}  // namespace sigloom
