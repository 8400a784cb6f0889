#include "core/text/spelling.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/text/grammatical_number.hpp"
#include "core/text/word_lists.hpp"

namespace sigloom {
namespace {

/// When a word with a British spelling has an American form.
enum class Rule : std::uint8_t {
    always,
    unknown,  ///< the dictionary has it in the American spelling only (fibre; but timbre)
    any,      ///< as unknown; the American form may be in no dictionary (tokenisation)
    /// A vowel stands before it: labour, but not four.
    behind_vowel,
    /// What ends with its first two letters is no word: modelling, but not filling.
    doubled
};

struct Spelling {
    std::string_view british;
    std::string_view american;
    std::size_t shortest;  ///< word that it stands in: a shorter one may be another (prise, prize)
    Rule rule;
};

constexpr Spelling spellings[] = {
    {"our", "or", 5, Rule::behind_vowel}, {"isa", "iza", 7, Rule::any},
    {"ise", "ize", 7, Rule::any},         {"isi", "izi", 7, Rule::any},
    {"ys", "yz", 7, Rule::unknown},       {"tre", "ter", 5, Rule::always},
    {"bre", "ber", 5, Rule::unknown},     {"ence", "ense", 7, Rule::always},
    {"lled", "led", 7, Rule::doubled},    {"lling", "ling", 8, Rule::doubled},
    {"ller", "ler", 8, Rule::doubled},    {"ogue", "og", 7, Rule::always},
    {"mme", "m", 7, Rule::behind_vowel},  {"ae", "e", 7, Rule::unknown},
    {"oe", "e", 8, Rule::unknown}};

/// Of two letters.
constexpr std::size_t pair_of(char first, char second) {
    constexpr unsigned letters = 32;
    return static_cast<unsigned char>(first) % letters * letters +
           static_cast<unsigned char>(second) % letters;
}

/// By the pair of letters: whether a British spelling begins with it, or with one that is alike.
constexpr std::array<bool, 1024> may_begin = [] {
    std::array<bool, 1024> begins{};
    for (const Spelling& spelling : spellings) {
        begins[pair_of(spelling.british[0], spelling.british[1])] = true;
    }
    return begins;
}();

bool is_common_word(std::string_view word) {
    return (lists_of(word) & listed::common_word) != 0;
}

/// By itself or as a plural.
bool is_in_dictionary(std::string_view word) {
    return is_common_word(word) || std::ranges::any_of(singular_forms(word, "en"), is_common_word);
}

bool has_vowel(std::string_view letters) {
    return letters.find_first_of("aeiouy") != std::string_view::npos;
}

/// Whether the spelling that begins at `at` may have made the word from `form`.
bool is_spelled_so(std::string_view word, std::size_t at, Rule rule, std::string_view form,
                   const WordIds& words) {
    switch (rule) {
        case Rule::always:
            return is_in_dictionary(form);
        case Rule::unknown:
            return is_in_dictionary(form) && !is_in_dictionary(word);
        case Rule::any:
            return (is_in_dictionary(form) || words.find(form) != WordIds::none) &&
                   !is_in_dictionary(word);
        case Rule::behind_vowel:
            return has_vowel(word.substr(0, at)) && is_in_dictionary(form);
        case Rule::doubled:
            return !is_common_word(word.substr(0, at + 2)) && is_in_dictionary(form);
    }
    return false;
}

}  // namespace

std::string american_form(std::string_view folded, const WordIds& words) {
    for (std::size_t at = 0; at + 1 < folded.size(); ++at) {
        if (!may_begin[pair_of(folded[at], folded[at + 1])]) continue;
        for (const auto& [british, american, shortest, rule] : spellings) {
            if (!folded.substr(at).starts_with(british) || folded.size() < shortest) continue;
            std::string form(folded);
            form.replace(at, british.size(), american);
            if (is_spelled_so(folded, at, rule, form, words)) return form;
        }
    }
    return {};
}

}  // namespace sigloom
