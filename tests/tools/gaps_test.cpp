// `sigloom gaps`, on reports of twelve months about ships, about bees, or about the weather with one of them.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using test::expect_failure;
using test::expect_wrong_use;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::vector<std::string> ships{"ferries", "harbours", "cranes", "sailors", "cargo", "docks"};
const std::vector<std::string> bees{"honey", "hives", "nectar", "pollen", "swarms", "wax"};
const std::vector<std::string> weather{"rain", "wind", "fog", "frost", "hail", "storms"};

class GapsTest : public test::ProgramTest {
  protected:
    void SetUp() override {
        int number = 0;
        for (int i = 0; i < 24; ++i) {
            for (int group = 0; group < 3; ++group, ++number) {
                std::vector<std::string> terms;
                const auto add = [&](const std::vector<std::string>& from, int count) {
                    for (int k = 0; k < count; ++k) {
                        terms.push_back(from[static_cast<std::size_t>(i + k) % from.size()]);
                    }
                };
                add(group == 0 ? ships : group == 1 ? bees : weather, 5);
                if (group == 2) add(i % 2 == 0 ? ships : bees, 2);
                if (i < 8 && group == 0) terms.emplace_back("steam");
                folder_.write(fmt::format("year/{:03}.md", number),
                              report(number, i / 2 + 1, terms));
            }
        }
    }

    static std::string report(int number, int month, const std::vector<std::string>& terms) {
        std::string text = fmt::format(
            "# __Report {0}__, (from page [2024{1:02}15](https://example.org/p).)\n\n"
            "## Keywords\n\n",
            number, month);
        for (const std::string& term : terms) text += "* " + term + '\n';
        return text + "\n## Summary\n\nText.\n";
    }

    [[nodiscard]] nlohmann::json rows(std::vector<std::string> arguments = {}) const {
        arguments.insert(arguments.begin(), {"gaps", "year", "--format", "json"});
        return nlohmann::json::parse(output_of(arguments));
    }
};

TEST_F(GapsTest, AsksFirstAboutTheTopicsThatDoNotMeet) {
    const auto found = rows();
    ASSERT_GE(found.size(), 2U);
    EXPECT_EQ(found[0]["gap"], "between-communities");
    EXPECT_EQ(found[0]["joint_reports"], 0);
    EXPECT_EQ(found[0]["size"], 1);
    EXPECT_LT(found[0]["adjusted_p"], 0.05);
    EXPECT_THAT(found[0]["question"].get<std::string>(),
                AllOf(StartsWith("What do \u201c"), HasSubstr("No report is about both")));
    EXPECT_THAT(found[0]["a_paths"].get<std::string>(), HasSubstr(".md; "));
    EXPECT_FALSE(found[0]["b_paths"].get<std::string>().empty());
    EXPECT_EQ(found[1]["gap"], "vanished-term");
    EXPECT_EQ(found[1]["a"], "steam");
    EXPECT_EQ(found[1]["last_seen"], 20240415);
}

TEST_F(GapsTest, PrintsQuestionsWithTheReportsOfBothSides) {
    const std::string text = output_of({"gaps", "year"});
    EXPECT_THAT(text,
                AllOf(StartsWith("Topics that hardly meet\n\n  What do"),
                      HasSubstr("Terms that vanished\n\n"), HasSubstr("Report "), HasSubstr(" | "),
                      HasSubstr("3 communities are dense enough, 3 pairs")));
    EXPECT_THAT(output_of({"gaps", "year", "--only", "vanished-term"}),
                AllOf(StartsWith("Terms that vanished"), Not(HasSubstr("hardly meet"))));
    EXPECT_EQ(rows({"--only", "vanished-term"}).size(), 1U);
}

TEST_F(GapsTest, IsTheSameForAnyNumberOfThreads) {
    EXPECT_EQ(output_of({"gaps", "year", "--format", "csv", "--threads", "1"}),
              output_of({"gaps", "year", "--format", "csv", "--threads", "2"}));
}

TEST_F(GapsTest, WithoutDatesItSaysWhyNothingIsSaidOfWhatVanished) {
    for (int i = 0; i < 5; ++i) {
        folder_.write(fmt::format("undated/{}.md", i),
                      "# A\n\n## Keywords\n\n* x\n* y\n\n## Summary\n\nText.\n");
    }
    const auto outcome = sigloom({"gaps", "undated", "--format", "json"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.output, "[]\n");
    EXPECT_THAT(outcome.errors, HasSubstr("chance has; no terms that vanished: it takes dates, and "
                                          "none of 5 reports has one."));
    EXPECT_THAT(output_of({"gaps", "undated"}), StartsWith("0 communities are dense enough"));
}

TEST_F(GapsTest, RefusesWhatItCannotLookAt) {
    ASSERT_EQ(sigloom({"build", "year", "-o", "g.graphml", "-q"}).exit_code, 0);
    expect_failure(sigloom({"gaps", "g.graphml"}), "no gaps: it takes the evidence");
    expect_wrong_use(sigloom({"gaps", "year", "--only", "holes"}), "");
    expect_wrong_use(sigloom({"gaps", "year", "--level", "2"}), "--level must be between 0 and 1");
}

TEST_F(GapsTest, LabelsWithMarkupBreakNoTable) {
    for (int i = 0; i < 30; ++i) {
        std::vector<std::string> terms;
        for (int k = 0; k < 5; ++k) terms.push_back(fmt::format("a|b{} `c` [d](e)", (i + k) % 6));
        folder_.write(fmt::format("year/m{:03}.md", i), report(i, i % 12 + 1, terms));
    }
    const std::string table = output_of({"gaps", "year", "--format", "md", "--top", "0"});
    const auto bars = [](const std::string& line) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            count += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1 : 0;
        }
        return count;
    };
    std::size_t begin = 0;
    const std::size_t expected = bars(table.substr(0, table.find('\n')));
    while (begin < table.size()) {
        const std::size_t end = table.find('\n', begin);
        EXPECT_EQ(bars(table.substr(begin, end - begin)), expected);
        begin = end + 1;
    }
}

}  // namespace
}  // namespace sigloom
