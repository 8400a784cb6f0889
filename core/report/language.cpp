#include "core/report/language.hpp"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>

#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// Among the most frequent words of written English, and no words of its neighbours ("in" and "a"
/// would be). They make up a fifth to a quarter of English prose.
constexpr std::array<std::string_view, 8> english_words{"the", "and",  "of",   "to",
                                                        "for", "that", "with", "from"};

constexpr std::size_t enough_words = 12;
constexpr double english_share = 0.08;

bool is_english(std::string_view prose) {
    std::size_t words = 0;
    std::size_t english = 0;
    while (!prose.empty()) {
        const std::size_t space = std::min(prose.find(' '), prose.size());
        ++words;
        if (std::ranges::find(english_words, prose.substr(0, space)) != english_words.end()) {
            ++english;
        }
        prose.remove_prefix(std::min(space + 1, prose.size()));
    }
    return words >= enough_words &&
           static_cast<double>(english) >= english_share * static_cast<double>(words);
}

}  // namespace

std::string language_of(std::string_view prose) {
    if (is_english(prose)) return "en";
    bool reliable = false;
    const CLD2::Language language =
        CLD2::DetectLanguage(prose.data(), static_cast<int>(prose.size()), true, &reliable);
    return reliable ? CLD2::LanguageCode(language) : "";
}

std::string language_name(std::string_view code) {
    const CLD2::Language language = CLD2::GetLanguageFromName(std::string(code).c_str());
    if (language == CLD2::UNKNOWN_LANGUAGE) return std::string(code);
    std::string name = CLD2::LanguageName(language);
    return name.substr(0, 1) + ascii_lower(std::string_view(name).substr(1));
}

}  // namespace sigloom
