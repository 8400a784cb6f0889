#include "core/text/slug.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "core/text/fold.hpp"

namespace sigloom {
namespace {

std::string slug(std::string_view name) {
    std::string text = "of the name before";
    name_slug(name, text);
    return text;
}

std::string with_hash(std::string_view spelling, std::string_view name) {
    return std::string(spelling) + '-' + short_hash(name, 8);
}

std::string slug_of_path(std::string_view path) {
    std::string text;
    path_slug(path, text);
    return text;
}

TEST(NameSlug, SpellsWordsOfEveryScriptHyphensAndPossessives) {
    EXPECT_EQ(slug("social media"), "social-media");
    EXPECT_EQ(slug("\u00e9nergie \u4e2d\u6587"), "\u00e9nergie-\u4e2d\u6587");
    EXPECT_EQ(slug("gpt-4"), "gpt--4");
    EXPECT_EQ(slug("women's rights"), "women-s-rights");
    EXPECT_EQ(slug("unnamed"), "unnamed");
}

TEST(NameSlug, HasAHashWhereASpellingIsNotEnough) {
    EXPECT_EQ(slug("(c++)"), with_hash("c", "(c++)"));
    EXPECT_EQ(slug("c++"), "c-f6d0cc19");
    EXPECT_EQ(slug("?!"), with_hash("unnamed", "?!"));
    EXPECT_EQ(slug(""), with_hash("unnamed", ""));
    EXPECT_EQ(slug("gpt-4 & f-22"), with_hash("gpt--4-f--22", "gpt-4 & f-22"));
    EXPECT_EQ(slug("women s rights"), with_hash("women-s-rights", "women s rights"));
    EXPECT_EQ(slug("l'energie"), with_hash("l-energie", "l'energie"));
    EXPECT_EQ(slug("signal\x1F"), with_hash("signal", "signal\x1F"));
}

TEST(NameSlug, IsCutAtACharacterAndThenHasAHash) {
    const std::string longest(80, 'a');
    EXPECT_EQ(slug(longest), longest);
    EXPECT_EQ(slug(longest + 'a'), with_hash(longest, longest + 'a'));
    EXPECT_EQ(slug(longest + " b"), with_hash(longest, longest + " b"));
    const std::string accent = longest.substr(1) + "\u00e9";
    EXPECT_EQ(slug(accent), with_hash(longest.substr(1), accent));
    const std::string accented_word = longest.substr(2) + " \u00e9";
    EXPECT_EQ(slug(accented_word), with_hash(longest.substr(2), accented_word));
}

TEST(NameSlug, ANameCannotTakeTheSlugOfAnother) {
    EXPECT_EQ(slug("c f6d0cc19"), with_hash("c-f6d0cc19", "c f6d0cc19"));
    EXPECT_EQ(slug("c-f6d0cc19"), with_hash("c--f6d0cc19", "c-f6d0cc19"));
    EXPECT_EQ(slug("c f6d0cc19f6d0cc19"), with_hash("c-f6d0cc19f6d0cc19", "c f6d0cc19f6d0cc19"));
    EXPECT_EQ(slug("f6d0cc19"), "f6d0cc19") << "a hash never stands alone";
    EXPECT_EQ(slug("year 2024"), "year-2024");
}

TEST(NameSlug, IsAnotherOneForEveryName) {
    // All names of up to five pieces that could be taken for one another.
    const std::string_view pieces[] = {"a", "s", " ", "-", "'", "+", "\u00e9"};
    std::map<std::string, std::string> name_of;
    const std::function<void(std::string, int)> try_names = [&](std::string name, int left) {
        if (fold(name) == name) {
            const auto [found, is_new] = name_of.emplace(slug(name), name);
            EXPECT_TRUE(is_new) << name << " and " << found->second << ": " << found->first;
        }
        for (const std::string_view piece : pieces) {
            if (left > 0) try_names(name + std::string(piece), left - 1);
        }
    };
    try_names("", 5);
    EXPECT_GT(name_of.size(), 3'000U);
}

TEST(NameSlug, TakesAsManyDigitsAsAreAskedFor) {
    std::string text;
    name_slug("c++", text, 16);
    EXPECT_EQ(text, "c-" + short_hash("c++", 16));
}

TEST(PathSlug, SpellsTheUsualNamesOfReports) {
    EXPECT_EQ(slug_of_path("open-data.md"), "open-data-md");
    EXPECT_EQ(slug_of_path("deadbeef.md"), "deadbeef-md");
    for (const std::string_view path : {"open data.md", "Open-data.md", "open-data-md"}) {
        EXPECT_EQ(slug_of_path(path), with_hash("open-data-md", path));
    }
    EXPECT_EQ(slug_of_path("in/a.md"), with_hash("in-a-md", "in/a.md"));
    EXPECT_EQ(slug_of_path("a.markdown"), with_hash("a-markdown", "a.markdown"));
    EXPECT_EQ(slug_of_path("\xFF.md"), with_hash("md", "\xFF.md"));
}

TEST(ShortHash, IsFnv1aInHexadecimal) {
    EXPECT_EQ(short_hash("", 16), "cbf29ce484222325");
    EXPECT_EQ(short_hash("a", 16), "af63dc4c8601ec8c");
    EXPECT_EQ(short_hash("foobar", 8), "85944171");
}

}  // namespace
}  // namespace sigloom
