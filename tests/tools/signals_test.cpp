// `sigloom signals`, on reports of twelve months: "kites" are rare and come up, told by three publishers;
// "rain" is in every second report.
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

class SignalsTest : public test::ProgramTest {
  protected:
    void SetUp() override {
        int number = 0;
        for (int month = 1; month <= 12; ++month) {
            for (int i = 0; i < 8; ++i, ++number) {
                std::string text = fmt::format(
                    "# __Report {0}__, (from page [2024{1:02}15](https://example.org/p).)\n\n"
                    "__[External link](https://www.host{2}.example/{0})__\n\n## Keywords\n\n"
                    "* weather\n",
                    number, month, number % 3);
                if (number % 2 == 0) text += "* rain\n";
                if (number % 5 == 0) text += "* wind\n";
                if (number % 11 == 0) text += "* fog\n";
                if (i < month - 9) text += "* kites\n";
                text += "\n## Summary\n\nText.\n";
                if (i == 0 && month >= 10) {
                    text += fmt::format(
                        "\n## Signals\n\n| name | description | relevancy |\n|:--|:--|--:|\n"
                        "| Flight {} | Power from kites. | 5 |\n",
                        std::string(static_cast<std::size_t>(month - 9), 'x'));
                }
                folder_.write(fmt::format("year/{:03}.md", number), text);
            }
        }
    }
};

TEST_F(SignalsTest, TellsWhatIsRareAndComesUp) {
    const auto rows = nlohmann::json::parse(
        output_of({"signals", "year", "--quadrant", "all", "--top", "0", "--format", "json"}));
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows[0]["id"], "theme:kites");
    EXPECT_EQ(rows[0]["diffusion_map"], "weak");
    EXPECT_EQ(rows[0]["visibility_map"], "weak");
    EXPECT_EQ(rows[0]["verdict"], "stands out");
    EXPECT_EQ(rows[0]["reports"], 6);
    double sum = 0;
    for (const char* part :
         {"rarity", "growth", "newness", "bridging", "relevancy", "spread", "corroborated"}) {
        sum += rows[0][part].get<double>();
    }
    EXPECT_NEAR(rows[0]["score"].get<double>(), sum / 7, 1e-12);
    EXPECT_EQ(rows[0]["relevancy"], 1) << "of the rows that name it";
    EXPECT_LE(rows[0]["score_low"], rows[0]["score"]);
    for (const auto& row : rows) {
        if (row["label"] != "weather") continue;
        EXPECT_EQ(row["verdict"], "cannot be told from chance");
    }
}

TEST_F(SignalsTest, ShowsWeakOnesUnlessOthersAreAskedFor) {
    EXPECT_THAT(output_of({"signals", "year"}),
                AllOf(HasSubstr("kites"), Not(HasSubstr("weather "))));
    EXPECT_THAT(output_of({"signals", "year", "--quadrant", "well-known"}),
                AllOf(HasSubstr("weather"), Not(HasSubstr("kites"))));
    EXPECT_THAT(output_of({"signals", "year"}), HasSubstr("96 dated reports in 12 months"));
}

TEST_F(SignalsTest, JudgesRowsByTheTermsThatTheyName) {
    const auto rows = nlohmann::json::parse(
        output_of({"signals", "year", "--kind", "signal", "--format", "json"}));
    const auto kites = nlohmann::json::parse(output_of({"signals", "year", "--format", "json"}))[0];
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0]["kind"], "signal");
    EXPECT_EQ(rows[0]["growth"], kites["growth"]);
    EXPECT_EQ(rows[0]["rarity"], kites["rarity"]);
    EXPECT_TRUE(rows[0]["diffusion_map"].is_null());
}

TEST_F(SignalsTest, IsTheSameForTheSameSeedAndAnyNumberOfThreads) {
    const auto with = [&](const std::string& option, const std::string& value) {
        return output_of(
            {"signals", "year", "--quadrant", "all", "--format", "csv", option, value});
    };
    EXPECT_EQ(with("--threads", "1"), with("--threads", "2"));
    EXPECT_NE(with("--seed", "1"), with("--seed", "2"));
    EXPECT_THAT(with("--rounds", "0"), Not(HasSubstr("verdict")));
    EXPECT_THAT(with("--rounds", "0"), StartsWith("id,label,kind,reports,publishers,score,rarity"));
}

TEST_F(SignalsTest, RefusesWithTheReasonWhereThereIsTooLittle) {
    expect_failure(sigloom({"signals", "year", "--period", "year"}),
                   "no signals: it takes at least 5");
    ASSERT_EQ(sigloom({"build", "year", "-o", "g.graphml", "-q"}).exit_code, 0);
    expect_failure(sigloom({"signals", "g.graphml"}), "signals take the evidence");
    expect_wrong_use(sigloom({"signals", "year", "--time-weight", "2"}),
                     "--time-weight must be from 0 to 1");
}

}  // namespace
}  // namespace sigloom
