#include "core/names/word_kind.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "core/text/grammatical_number.hpp"
#include "core/text/word_lists.hpp"

namespace sigloom {
namespace {

bool ends_with_any(std::string_view word, std::span<const std::string_view> endings) {
    return std::ranges::any_of(endings,
                               [&](std::string_view ending) { return word.ends_with(ending); });
}

}  // namespace

WordKind kind_of(const WordFacts& word) {
    constexpr std::uint32_t clearly = 3;
    if (word.is_concept) return WordKind::common;
    if (word.has_capital && word.is_entity) return WordKind::name;
    if (word.is_acronym) {  // in lower case it is another word: US and us
        return (word.lists & listed::country) != 0 ? WordKind::name : WordKind::unknown;
    }
    if (word.use.lower_case > 0 && word.use.lower_case * clearly > word.use.capitalized) {
        return WordKind::common;
    }
    if (word.use.capitalized > clearly * word.use.lower_case) return WordKind::name;
    const bool common = (word.lists & listed::common_word) != 0;
    const bool proper = word.has_capital && (word.lists & listed::proper_word) != 0;
    if (common) return proper ? WordKind::unknown : WordKind::common;
    return word.has_capital ? WordKind::name : WordKind::unknown;
}

bool is_of_a_country(const WordFacts& word) {
    static constexpr std::array<std::string_view, 8> endings{"i",    "ian", "an", "ans",
                                                             "ians", "is",  "er", "ers"};
    if (!word.has_capital || (word.lists & (listed::country | listed::city)) != 0) return false;
    const auto is_country = [](const std::string& text) {
        return (lists_of(text) & listed::country) != 0;
    };
    return std::ranges::any_of(endings, [&](std::string_view ending) {
        if (!word.text.ends_with(ending)) return false;
        const std::string stem(word.text.substr(0, word.text.size() - ending.size()));
        if (is_country(stem)) return true;
        return ending.front() != 'e' && stem.size() > 2 &&
               std::ranges::any_of(std::string_view("aeoy"),
                                   [&](char vowel) { return is_country(stem + vowel); });
    });
}

bool is_formed_like_a_people(std::string_view word) {
    static constexpr std::array<std::string_view, 6> endings{"ian", "can", "ese",
                                                             "ish", "ean", "ern"};
    return ends_with_any(word, endings);
}

bool is_plural_of_a_people(const WordFacts& word) {
    if (!word.text.ends_with('s') || word.text.ends_with("ics")) return false;
    const std::uint16_t singular = lists_of(word.text.substr(0, word.text.size() - 1));
    constexpr std::uint16_t others = listed::first_name | listed::country | listed::subdivision |
                                     listed::city | listed::common_word;
    return (singular & listed::proper_word) != 0 && ((singular | word.lists) & others) == 0;
}

bool is_roman_number(const WordFacts& word) {
    return word.is_acronym && word.text.find_first_not_of("ivx") == std::string_view::npos;
}

bool is_number(const WordFacts& word) {
    return !word.text.empty() &&
           ((word.text.front() >= '0' && word.text.front() <= '9') || is_roman_number(word));
}

bool is_abstract_noun(std::string_view word) {
    static constexpr std::array<std::string_view, 5> endings{"ation", "ition", "ology", "ness",
                                                             "ility"};
    return ends_with_any(word, endings);
}

bool is_taxon(std::string_view word) {
    static constexpr std::array<std::string_view, 14> endings{
        "aceae",   "bacillus", "bacter",  "bacterium", "coccus", "idae",    "myces",
        "mycetes", "opsis",    "phthora", "plasma",    "saurus", "viridae", "virus"};
    return ends_with_any(word, endings);
}

bool is_plural(const WordFacts& word) {
    if (!word.text.ends_with('s')) return false;
    return std::ranges::any_of(singular_forms(word.text, "en"), [](const std::string& singular) {
        return (lists_of(singular) & listed::common_word) != 0;
    });
}

}  // namespace sigloom
