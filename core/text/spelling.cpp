#include "core/text/spelling.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/text/word_lists.hpp"

namespace sigloom {
namespace {

struct Spelling {
    std::string_view british;
    std::string_view american;
    std::size_t shortest;  ///< word that it stands in: a shorter one may be another (prise, prize)
    /// The dictionary has some words in both spellings; of these, those with so many vowels before
    /// it are one (modelling and modeling, but not filling and filing).
    std::size_t vowels;
};

constexpr std::size_t never = SIZE_MAX;

constexpr Spelling spellings[] = {{"our", "or", 5, never},   // labour
                                  {"isa", "iza", 7, never},  // organisation
                                  {"ise", "ize", 7, never},  // utilise
                                  {"isi", "izi", 7, never},  // utilising
                                  {"ys", "yz", 7, never},    // analyse
                                  {"tre", "ter", 5, 0},      // theatre
                                  {"bre", "ber", 5, never},  // fibre; but timbre
                                  {"ence", "ense", 7, 0},    // licence
                                  {"lled", "led", 7, 2},     // labelled
                                  {"lling", "ling", 8, 2},   // modelling
                                  {"ller", "ler", 8, 2},     // traveller
                                  {"ogue", "og", 7, 0},      // catalogue
                                  {"mme", "m", 7, 2},        // programme
                                  {"ae", "e", 7, never},     // anaemia
                                  {"oe", "e", 8, never}};    // oestrogen; but Boeing

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

std::size_t count_vowels(std::string_view letters) {
    return static_cast<std::size_t>(std::ranges::count_if(letters, [](char c) {
        return std::string_view("aeiouy").find(c) != std::string_view::npos;
    }));
}

}  // namespace

std::string american_form(std::string_view folded) {
    for (std::size_t at = 0; at + 1 < folded.size(); ++at) {
        if (!may_begin[pair_of(folded[at], folded[at + 1])]) continue;
        for (const auto& [british, american, shortest, vowels] : spellings) {
            if (!folded.substr(at).starts_with(british) || folded.size() < shortest) continue;
            std::string form(folded);
            form.replace(at, british.size(), american);
            if (!is_common_word(form)) continue;
            const bool is_sure = count_vowels(folded.substr(0, at)) >= vowels;
            if (is_sure || !is_common_word(folded)) return form;
        }
    }
    return {};
}

}  // namespace sigloom
