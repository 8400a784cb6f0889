#include "core/text/grammatical_number.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace sigloom {
namespace {

/// Words that end like plurals and are none, or whose plural is another thing than many of them.
constexpr std::array<std::string_view, 47> no_plurals{"news",
                                                      "series",
                                                      "species",
                                                      "means",
                                                      "lens",
                                                      "gas",
                                                      "bias",
                                                      "canvas",
                                                      "atlas",
                                                      "chaos",
                                                      "cosmos",
                                                      "glasses",
                                                      "goods",
                                                      "customs",
                                                      "arms",
                                                      "clothes",
                                                      "headquarters",
                                                      "savings",
                                                      "earnings",
                                                      "sales",
                                                      "spectacles",
                                                      "scissors",
                                                      "trousers",
                                                      "premises",
                                                      "proceeds",
                                                      "outskirts",
                                                      "thanks",
                                                      "odds",
                                                      "credentials",
                                                      "humanities",
                                                      "communications",
                                                      "telecommunications",
                                                      "logistics",
                                                      "christmas",
                                                      "diabetes",
                                                      "rabies",
                                                      "measles",
                                                      "always",
                                                      "perhaps",
                                                      "whereas",
                                                      "sometimes",
                                                      "afterwards",
                                                      "towards",
                                                      "times",
                                                      "media",
                                                      "data",
                                                      "as"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 18> irregular{
    {{"children", "child"},
     {"men", "man"},
     {"women", "woman"},
     {"feet", "foot"},
     {"teeth", "tooth"},
     {"geese", "goose"},
     {"mice", "mouse"},
     {"wolves", "wolf"},
     {"lives", "life"},
     {"wives", "wife"},
     {"knives", "knife"},
     {"leaves", "leaf"},
     {"halves", "half"},
     {"shelves", "shelf"},
     {"thieves", "thief"},
     {"criteria", "criterion"},
     {"phenomena", "phenomenon"},
     {"grandchildren", "grandchild"}}};

/// Endings of a plural, and what stands in their place in the singular.
struct Ending {
    std::string_view plural;
    std::string_view singular;
};

constexpr Ending english_endings[] = {
    {"ies", "y"},   {"ies", "ie"}, {"sses", "ss"}, {"shes", "sh"}, {"ches", "ch"}, {"xes", "x"},
    {"zzes", "zz"}, {"ses", "se"}, {"ses", "s"},   {"ses", "sis"}, {"oes", "o"},   {"s", ""}};
constexpr Ending french_endings[] = {
    {"aux", "al"}, {"aux", "ail"}, {"eaux", "eau"}, {"eux", "eu"}, {"s", ""}};

/// Not the s of a plural: ethics, status, analysis, business; and words too short to tell.
bool ends_in_other_s(std::string_view word, bool french) {
    if (word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")) return true;
    return !french && word.ends_with("ics");
}

template <std::size_t n>
void add_candidates(std::string_view word, const Ending (&endings)[n],
                    std::vector<std::string>& candidates) {
    constexpr std::size_t shortest_stem = 1;
    for (const auto& [plural, singular] : endings) {
        if (!word.ends_with(plural) || word.size() < plural.size() + shortest_stem) continue;
        std::string candidate(word.substr(0, word.size() - plural.size()));
        candidate += singular;
        if (std::ranges::find(candidates, candidate) == candidates.end()) {
            candidates.push_back(std::move(candidate));
        }
    }
}

using StemmerHandle = std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)>;

std::string stem(sb_stemmer* stemmer, std::string_view word) {
    const sb_symbol* stemmed = sb_stemmer_stem(
        stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    return {reinterpret_cast<const char*>(stemmed),
            static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

const std::pair<std::string_view, std::string_view>* find_irregular(std::string_view word) {
    const auto found =
        std::ranges::find(irregular, word, &std::pair<std::string_view, std::string_view>::first);
    return found == irregular.end() ? nullptr : &*found;
}

}  // namespace

bool may_be_plural(std::string_view folded) {
    return folded.ends_with('s') || folded.ends_with('x') || find_irregular(folded) != nullptr;
}

std::vector<std::string> singular_forms(std::string_view word, std::string_view language) {
    std::vector<std::string> candidates;
    if (std::ranges::find(no_plurals, word) != no_plurals.end()) return candidates;
    const bool french = language == "fr";
    if (french) {
        if (!ends_in_other_s(word, french)) add_candidates(word, french_endings, candidates);
        return candidates;
    }
    if (const auto* const known = find_irregular(word); known != nullptr) {
        candidates.emplace_back(known->second);
        return candidates;
    }
    if (!ends_in_other_s(word, french)) add_candidates(word, english_endings, candidates);
    return candidates;
}

bool have_one_stem(std::string_view a, std::string_view b, std::string_view language) {
    const std::string code(language);
    thread_local std::pair<std::string, StemmerHandle> last(
        std::string(), StemmerHandle(nullptr, &sb_stemmer_delete));
    if (!last.second || last.first != code) {
        StemmerHandle stemmer(sb_stemmer_new(code.empty() ? "en" : code.c_str(), "UTF_8"),
                              &sb_stemmer_delete);
        if (!stemmer) stemmer.reset(sb_stemmer_new("en", "UTF_8"));
        last.first = code;
        last.second = std::move(stemmer);
    }
    const std::string stem_of_a = stem(last.second.get(), a);
    return stem_of_a == stem(last.second.get(), b);
}

}  // namespace sigloom
