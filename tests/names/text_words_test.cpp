#include "core/names/text_words.hpp"

#include <gmock/gmock.h>

#include <tuple>

#include "core/text/words.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;

Report report_of(const std::string& summary) {
    Report report;
    report.summary = summary;
    return report;
}

/// Which words have capitals that tell something, by number.
std::vector<std::size_t> telling_capitals(const std::string& summary) {
    RunningTexts texts;
    std::vector<char> buffer;
    TextWords words;
    const WordIds none;
    words.read(texts.read(texts.keep(report_of(summary)), buffer), WordFinder(none));
    std::vector<std::size_t> telling;
    for (std::size_t i = 0; i < words.flags().size(); ++i) {
        if (capital_tells(words.flags()[i])) telling.push_back(i);
    }
    return telling;
}

TEST(TextWords, HaveNumbersAndStandInParts) {
    Report report = report_of("High tides, internationalisation.");
    Row& row = report.rows.emplace_back();
    row.name = "Low Tides";
    row.description = "Tides unknown";
    row.position.line = 9;
    WordIds known;
    for (const char* word : {"tides", "high", "low", "internationalisation"}) known.add(word);
    RunningTexts texts;
    std::vector<char> buffer;
    TextWords words;
    words.read(texts.read(texts.keep(report), buffer), WordFinder(known));
    EXPECT_THAT(words.words(), ElementsAre(1, 0, 3, 2, 0, 0, known.size()));
    ASSERT_EQ(words.parts().size(), 3U);
    const auto [summary, name, text] =
        std::tie(words.parts()[0], words.parts()[1], words.parts()[2]);
    EXPECT_EQ(summary.row, TextWords::summary);
    EXPECT_EQ(summary.end, 3U);
    EXPECT_EQ(name.row, 0U);
    EXPECT_TRUE(name.is_heading);
    EXPECT_EQ(name.begin, 3U);
    EXPECT_EQ(text.row, 0U);
    EXPECT_EQ(text.line, 9U);
    EXPECT_FALSE(text.is_heading);
    EXPECT_EQ(text.end, 7U);
    // In a name and at the start of a sentence, capitals tell nothing.
    for (const std::uint16_t flags : words.flags()) EXPECT_FALSE(capital_tells(flags));
}

TEST(TextWords, ASentenceInTitleCaseTellsNothing) {
    EXPECT_THAT(telling_capitals("How Ottoboni Builds the Lamps"), ElementsAre());
    EXPECT_THAT(telling_capitals("They like what Ottoboni builds"), ElementsAre(3));
    // The first word of a sentence has a capital in any case: it does not count.
    EXPECT_THAT(telling_capitals("Ann Ottoboni cites the Copper Kettle"), ElementsAre(1, 4, 5));
}

}  // namespace
}  // namespace sigloom
