#include "core/report/front_matter.hpp"

#include <gmock/gmock.h>

#include <string>

#include "core/text/lines.hpp"
#include "tests/report/reading.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// `key=value|value` of each key; a list has a bar at its end.
std::vector<std::string> properties_of(const std::string& yaml) {
    const std::string text = "---\n" + yaml + "---\n";
    const auto lines = split_lines(text);
    const auto places = find_front_matter(lines);
    std::vector<std::string> all;
    if (places.size() != 1) return all;
    for (const Property& property : read_front_matter(lines, places.front())) {
        std::string line = property.key + '=';
        for (std::size_t i = 0; i < property.values.size(); ++i) {
            line += (i > 0 ? "|" : "") + property.values[i].text;
        }
        all.push_back(line + (property.is_list ? "|" : ""));
    }
    return all;
}

TEST(FrontMatter, ATextMayBeQuotedAndHaveARemarkBehindIt) {
    EXPECT_THAT(properties_of("title: Tide mills return\nurl: https://a.org/#b # there\n"
                              "a: \"it: \\\"x\\\" # no\"\nb: 'it''s'\nc:\nd: ~\n"),
                ElementsAre("title=Tide mills return", "url=https://a.org/#b", "a=it: \"x\" # no",
                            "b=it's", "c=", "d="));
}

TEST(FrontMatter, AListStandsInBracketsOrBelowItsKey) {
    EXPECT_THAT(
        properties_of("tags: [tidal power, \"Brittany, FR\", 'a']\nb:\n  - one\n  - \"two\"\n"
                      "c:\n- three # x\n\n- four\nd: [five,\n  six]\ne: []\n"),
        ElementsAre("tags=tidal power|Brittany, FR|a|", "b=one|two|", "c=three|four|",
                    "d=five|six|", "e=|"));
}

TEST(FrontMatter, ATextMayGoOnInTheLinesBelow) {
    EXPECT_THAT(
        properties_of("a: >-\n  one\n  two: # three\nb: |\n  four\n\n  five\nc: six\n  seven\n"),
        ElementsAre("a=one two: # three", "b=four five", "c=six seven"));
}

TEST(FrontMatter, StandsAtTheBeginningOrBehindABlankLine) {
    const auto places = [](const std::string& text) {
        const auto lines = split_lines(text);
        std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
        for (const auto& [first, end] : find_front_matter(lines)) found.emplace_back(first, end);
        return found;
    };
    EXPECT_THAT(places("---\na: b\n---\nx\n\n---\nc: d\n...\n"),
                ElementsAre(std::pair(0U, 3U), std::pair(5U, 8U)));
    EXPECT_THAT(places("---\n\na: b\n---\n"), ElementsAre(std::pair(0U, 4U)));
    for (const std::string none :
         {"---\nwords\n---\n", "---\na: b\n", "---\n---\n", "x\n---\na: b\n---\n",
          "x\n\n---\n\na: b\n\n---\n", "----\na: b\n---\n"}) {
        EXPECT_THAT(places(none), IsEmpty()) << none;
    }
}

TEST(FrontMatter, TellsTitleDateKeywordsAndSourceOfAReport) {
    const auto [report, said] = read(
        "---\ntitle: Tide mills return\ndate: 2024-01-10\ntags: [tidal_power, \"#Brittany\"]\n"
        "keywords: sea level; wind\nurl: https://example.org/tide\nauthor: Ann\n---\n\n"
        "## Themes\n\n* energy\n");
    EXPECT_EQ(report.title, "Tide mills return");
    EXPECT_EQ(report.date.iso(), "2024-01-10");
    EXPECT_EQ(report.url, "https://example.org/tide");
    EXPECT_THAT(texts(report.keywords),
                ElementsAre("tidal power", "Brittany", "sea level", "wind"));
    EXPECT_EQ(report.keywords[1].position, (Position{4, 21}));
    EXPECT_THAT(said, ElementsAre("r.md:1:1: note: front matter in YAML [front-matter]",
                                  "r.md:5:11: note: terms in a line, read as 2 [keyword-line]",
                                  "r.md:7:1: note: key \"author\" of the front matter, not used "
                                  "[unknown-property]"));
}

TEST(FrontMatter, WhatThePageSaysWins) {
    const auto [report, said] = read(
        "---\ntitle: A\ndate: 2020-01-01\n---\n# __B__, (from page [20240110](p).)\n"
        "## Keywords\n* a\n");
    EXPECT_EQ(report.title, "B");
    EXPECT_EQ(report.date.iso(), "2024-01-10");
    EXPECT_EQ(read("---\ndate: 2020-01-01\n---\n# __B__, from ([2194.0](p).)\n## Keywords\n* a\n")
                  .report.date.iso(),
              "2020-01-01");
}

TEST(FrontMatter, AValueThatIsNoneIsAWarningThatNamesIt) {
    const auto [report, said] = read("---\ndate: soon\nurl: here\n---\n## Keywords\n* a\n");
    EXPECT_THAT(said,
                testing::IsSupersetOf(
                    {"r.md:2:1: warning: no value for \"date\", not used: \"soon\" [unknown-field]",
                     "r.md:3:1: warning: no value for \"url\", not used: \"here\" "
                     "[unknown-field]"}));
}

}  // namespace
}  // namespace sigloom
