#include "core/names/word_classes.hpp"

#include <algorithm>
#include <span>

#include "core/text/word_ids.hpp"

namespace sigloom {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::string_view definite[] = {"the", "le", "la", "les"};
constexpr std::string_view indefinite[] = {"a", "an", "un", "une"};
constexpr std::string_view titles[] = {
    "activist",     "actor",         "actress",     "analyst",   "artist",     "author",
    "billionaire",  "ceo",           "chancellor",  "chairman",  "co-founder", "cofounder",
    "commissioner", "cto",           "director",    "dr",        "economist",  "entrepreneur",
    "founder",      "general",       "head",        "governor",  "investor",   "journalist",
    "judge",        "mathematician", "mayor",       "minister",  "mr",         "mrs",
    "ms",           "musician",      "philosopher", "physicist", "pope",       "president",
    "professor",    "président",     "researcher",  "scientist", "secretary",  "senator",
    "singer",       "writer"};
constexpr std::string_view agents[] = {
    "acquired", "acquires", "admitted", "aims",    "announced", "announces", "argued",
    "argues",   "banned",   "believes", "claimed", "claims",    "hopes",     "intends",
    "launched", "launches", "ordered",  "plans",   "predicts",  "proposed",  "proposes",
    "released", "releases", "reported", "reports", "ruled",     "said",      "says",
    "stated",   "states",   "suggests", "told",    "unveiled",  "unveils",   "wants",
    "warned",   "warns",    "wrote"};
/// Of persons' names.
constexpr std::string_view particles[] = {"al", "bin", "da", "del", "della", "den", "der",
                                          "di", "dos", "el", "ibn", "ter",   "van", "von"};
/// Verbs that another verb follows.
constexpr std::string_view auxiliaries[] = {
    "am",   "are", "be",  "been",  "can",  "could",  "did", "do",   "does", "had",  "has",
    "have", "is",  "may", "might", "must", "should", "was", "were", "will", "would"};
constexpr std::string_view functions[] = {
    "about",   "across",  "after",  "against", "all",     "along",  "also",    "although",
    "amid",    "among",   "and",    "around",  "as",      "at",     "au",      "aux",
    "avec",    "because", "before", "being",   "between", "both",   "but",     "by",
    "ce",      "cette",   "dans",   "de",      "des",     "du",     "during",  "each",
    "either",  "elle",    "en",     "est",     "et",      "even",   "every",   "few",
    "for",     "from",    "he",     "her",     "here",    "him",    "his",     "how",
    "however", "i",       "if",     "il",      "ils",     "in",     "inside",  "into",
    "it",      "its",     "itself", "just",    "like",    "many",   "me",      "more",
    "most",    "much",    "my",     "near",    "no",      "nor",    "not",     "now",
    "of",      "off",     "on",     "one",     "only",    "onto",   "or",      "other",
    "ou",      "our",     "out",    "over",    "par",     "per",    "plus",    "pour",
    "que",     "qui",     "sans",   "she",     "since",   "so",     "some",    "son",
    "sont",    "such",    "sur",    "than",    "that",    "their",  "them",    "then",
    "there",   "these",   "they",   "this",    "those",   "though", "through", "throughout",
    "to",      "too",     "toward", "towards", "under",   "until",  "up",      "upon",
    "us",      "via",     "we",     "what",    "when",    "where",  "whether", "which",
    "while",   "who",     "whom",   "whose",   "why",     "with",   "within",  "without",
    "yet",     "you",     "your",   "à"};

constexpr std::string_view place_heads[] = {
    "bay",       "canyon",     "city",      "coast",  "county",   "desert",    "district",
    "island",    "islands",    "kingdom",   "lake",   "mountain", "mountains", "ocean",
    "peninsula", "prefecture", "province",  "region", "republic", "river",     "sea",
    "states",    "strait",     "territory", "town",   "valley",   "village"};
constexpr std::string_view organisation_heads[] = {
    "academy",     "administration", "agency",     "airlines",     "alliance",     "army",
    "association", "authority",      "bank",       "board",        "brigade",      "bureau",
    "center",      "centre",         "church",     "club",         "college",      "commission",
    "committee",   "company",        "congress",   "consortium",   "corporation",  "council",
    "court",       "department",     "federation", "forum",        "foundation",   "fund",
    "group",       "hospital",       "institute",  "institution",  "journal",      "lab",
    "labs",        "laboratory",     "league",     "ministry",     "museum",       "navy",
    "network",     "observatory",    "office",     "organisation", "organization", "parliament",
    "party",       "police",         "post",       "press",        "school",       "senate",
    "service",     "society",        "studios",    "systems",      "times",        "trust",
    "union",       "university"};
constexpr std::string_view product_heads[] = {"app",      "assistant", "browser", "chatbot",
                                              "platform", "studio",    "website"};
constexpr std::string_view work_heads[] = {"accord",    "act",        "agreement",    "award",
                                           "bill",      "conference", "constitution", "convention",
                                           "directive", "festival",   "games",        "olympics",
                                           "prize",     "protocol",   "summit",       "treaty"};
constexpr std::string_view concept_heads[] = {
    "conjecture", "disease",  "disorder",   "dilemma", "effect", "equation", "fallacy",
    "hypothesis", "index",    "inequality", "law",     "method", "model",    "paradox",
    "principle",  "syndrome", "test",       "theorem", "theory"};

bool contains(Words words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

void for_each_classed_word(const std::function<void(std::string_view, std::uint8_t)>& visit) {
    const auto all = [&](Words words, std::uint8_t classes) {
        for (const std::string_view word : words) visit(word, classes);
    };
    all(functions, word_class::function);
    all(auxiliaries, word_class::function);
    all(particles, word_class::function);
    all(definite, word_class::definite | word_class::function);
    all(indefinite, word_class::indefinite | word_class::function);
    all(titles, word_class::title);
    all(agents, word_class::agency);
}

bool is_function_word(std::string_view word) {
    static const WordIds all = [] {
        WordIds ids;
        for_each_classed_word([&](std::string_view classed, std::uint8_t classes) {
            if ((classes & word_class::function) != 0) ids.add(classed);
        });
        return ids;
    }();
    return all.find(word) != WordIds::none;
}

bool is_article(std::string_view word) {
    return contains(definite, word) || contains(indefinite, word);
}

bool is_auxiliary(std::string_view word) {
    return contains(auxiliaries, word);
}

bool is_title(std::string_view word) {
    return contains(titles, word);
}

HeadNoun head_noun(std::string_view folded) {
    if (contains(place_heads, folded)) return HeadNoun::place;
    if (contains(organisation_heads, folded)) return HeadNoun::organisation;
    if (contains(product_heads, folded)) return HeadNoun::product;
    if (contains(work_heads, folded)) return HeadNoun::work;
    if (contains(concept_heads, folded)) return HeadNoun::concept_;
    return HeadNoun::none;
}

}  // namespace sigloom
