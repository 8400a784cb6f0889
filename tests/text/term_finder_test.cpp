#include "core/text/term_finder.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <random>
#include <string>

#include "core/text/cased_text.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> found(const std::vector<std::string_view>& terms, std::string_view text) {
    const TermFinder finder(terms);
    std::vector<std::string> all;
    std::vector<TermFinder::Match> matches;
    finder.find_all(text, matches);
    for (const auto& [term, begin, end] : matches) {
        EXPECT_EQ(text.substr(begin, end - begin), terms[term]);
        all.emplace_back(terms[term]);
    }
    return all;
}

TEST(TermFinder, MatchesWholeWordsOnly) {
    EXPECT_THAT(found({"art"}, "art, start art-deco arts"), ElementsAre("art", "art"));
    EXPECT_THAT(found({"\u00e9t\u00e9"}, "\u00e9t\u00e9s \u00e9t\u00e9"),
                ElementsAre("\u00e9t\u00e9"));
}

TEST(TermFinder, PrefersTheLongestOfThoseThatBeginAtAPlace) {
    EXPECT_THAT(found({"ai", "ai training"}, "ai training and ai"),
                ElementsAre("ai training", "ai"));
    EXPECT_THAT(found({"ai", "ai training"}, "ai trainings"), ElementsAre("ai"));
}

TEST(TermFinder, FindsTermsThatBeginOrEndWithSigns) {
    EXPECT_THAT(found({"c++", ".net", "c"}, "c++ and .net, c"), ElementsAre("c++", ".net", "c"));
}

TEST(TermFinder, QuotationMarksAreNoPartOfWords) {
    EXPECT_THAT(found({"meta"}, "\u201cmeta\u201d\u2014meta"), ElementsAre("meta", "meta"));
}

TEST(TermFinder, EmptyTermsAndTextsMatchNowhere) {
    EXPECT_THAT(found({}, "text"), IsEmpty());
    EXPECT_THAT(found({"", "a"}, ""), IsEmpty());
    EXPECT_THAT(found({"", "a"}, "b a"), ElementsAre("a"));
}

TEST(TermFinder, AgreesWithTheDefinitionOnRandomTexts) {
    std::mt19937 random(7);
    const auto random_text = [&](std::size_t length) {
        std::string text;
        for (std::size_t i = 0; i < length; ++i) text += "ab -c"[random() % 5];
        return text;
    };
    for (int round = 0; round < 500; ++round) {
        std::vector<std::string> terms;
        for (int i = 0; i < 6; ++i) terms.push_back(fold(random_text(1 + random() % 4)));
        const std::vector<std::string_view> views(terms.begin(), terms.end());
        const std::string text = random_text(random() % 200);
        // The definition: at each place, the longest term that stands between word boundaries.
        std::vector<std::string> expected;
        for (std::size_t at = 0; at < text.size();) {
            std::optional<std::string> longest;
            for (const std::string& term : terms) {
                const std::size_t end = at + term.size();
                if (term.empty()) continue;
                if (text.compare(at, term.size(), term) != 0) continue;
                if (is_word_before(text, at) && is_word_at(text, at)) continue;
                if (is_word_before(text, end) && is_word_at(text, end)) continue;
                if (!longest || term.size() > longest->size()) longest = term;
            }
            if (longest) expected.push_back(*longest);
            at += longest ? longest->size() : 1;
        }
        EXPECT_EQ(found(views, text), expected) << text;
    }
}

}  // namespace
}  // namespace sigloom
