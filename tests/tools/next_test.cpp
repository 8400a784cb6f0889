// `sigloom next`, on reports of twelve months whose terms stand on a ring and meet their neighbours.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "core/base/random.hpp"
#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using test::expect_failure;
using test::expect_wrong_use;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

class NextTest : public test::ProgramTest {
  protected:
    void SetUp() override {
        constexpr std::uint32_t terms = 150;
        Random random(1);
        int number = 0;
        for (int month = 1; month <= 12; ++month) {
            for (int i = 0; i < 15; ++i, ++number) {
                const std::uint32_t start = random.below(terms);
                std::set<std::uint32_t> named;
                for (int k = 0; k < 4; ++k) named.insert((start + random.below(7)) % terms);
                std::string text = fmt::format(
                    "# __Report {0}__, (from page [2024{1:02}15](https://example.org/p).)\n\n"
                    "## Keywords\n\n",
                    number, month);
                for (const std::uint32_t each : named) {
                    text += fmt::format("* q{:03}x <b>|</b>\n", each);
                }
                folder_.write(fmt::format("year/{:03}.md", number),
                              text + "\n## Summary\n\nText.\n");
            }
        }
    }
};

TEST_F(NextTest, ListsPairsWithAllTheirScoresAndPrintsItsBacktest) {
    const auto outcome = sigloom({"next", "year", "--top", "5", "--format", "csv"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.output,
                StartsWith("source,target,source_label,target_label,combination,source_reports,"
                           "target_reports,through,common_neighbors,jaccard,adamic_adar,"
                           "resource_allocation,preferential_attachment,weighted_common_neighbors,"
                           "weighted_jaccard,weighted_adamic_adar,weighted_resource_allocation,"
                           "weighted_preferential_attachment,recent_reports\r\ntheme:"));
    EXPECT_EQ(std::ranges::count(outcome.output, '\n'), 6);
    EXPECT_THAT(outcome.errors,
                AllOf(HasSubstr("of 180 dated reports in 12 months."),
                      HasSubstr("fitted on what was joined from 2024-07 to 2024-09"),
                      HasSubstr("tested on what was joined from 2024-10 to 2024-12"),
                      HasSubstr("combination: AUC 0."), HasSubstr("best single score, "),
                      HasSubstr("chance: AUC 0.5")));
    EXPECT_THAT(output_of({"next", "year", "--wide"}), HasSubstr("combination: AUC 0."));
}

TEST_F(NextTest, BacktestAloneComparesAllScoresWithChance) {
    const auto rows =
        nlohmann::json::parse(output_of({"next", "year", "--backtest", "--format", "json"}));
    ASSERT_EQ(rows.size(), 13U);
    EXPECT_EQ(rows[0]["score"], "combination");
    EXPECT_TRUE(rows[0]["coefficient"].is_null());
    EXPECT_EQ(rows[12]["score"], "chance");
    EXPECT_EQ(rows[12]["auc"], 0.5);
    double best = 0;
    for (std::size_t i = 1; i < 12; ++i) best = std::max(best, rows[i]["auc"].get<double>());
    EXPECT_GE(rows[0]["auc"].get<double>(), best - 0.005);
    EXPECT_GT(rows[0]["precision_at_100"], rows[12]["precision_at_100"]);
}

TEST_F(NextTest, IsSortedAsAskedAndTheSameForAnyNumberOfThreads) {
    const auto by = [&](const std::string& option, const std::string& value) {
        return output_of({"next", "year", "--format", "csv", option, value});
    };
    EXPECT_EQ(by("--threads", "1"), by("--threads", "2"));
    EXPECT_NE(by("--sort", "jaccard"), by("--sort", "preferential_attachment"));
    const auto rows =
        nlohmann::json::parse(output_of({"next", "year", "--sort", "jaccard", "--format", "json"}));
    EXPECT_GE(rows[0]["jaccard"], rows[1]["jaccard"]);
}

TEST_F(NextTest, RefusesWithTheReasonWhereThereIsTooLittle) {
    expect_failure(sigloom({"next", "year", "--period", "year"}), "no predictions: it takes");
    expect_failure(
        sigloom({"next", "year", "--period", "quarter", "--horizon", "2"}),
        "no predictions: to fit and to test 2 periods ahead takes reports of more than 4 "
        "periods, and there are 4");
    ASSERT_EQ(sigloom({"build", "year", "-o", "g.graphml", "-q"}).exit_code, 0);
    expect_failure(sigloom({"next", "g.graphml"}), "predictions take the evidence");
    expect_wrong_use(sigloom({"next", "year", "--sort", "jacard"}), "");
    folder_.write("undated/a.md", "# A\n\n## Keywords\n\n* x\n* y\n\n## Summary\n\nText.\n");
    expect_failure(sigloom({"next", "undated"}),
                   "no predictions: it takes dates, and none of 1 report has one");
}

TEST_F(NextTest, LivesWithDatesAtEitherEndOfTheCalendar) {
    folder_.write(
        "year/first.md",
        "# __Old__, (from page [10000101](https://e.org/p).)\n\n## Keywords\n\n* x\n* y\n\n"
        "## Summary\n\nText.\n");
    folder_.write(
        "year/last.md",
        "# __New__, (from page [99991231](https://e.org/p).)\n\n## Keywords\n\n* x\n* y\n\n"
        "## Summary\n\nText.\n");
    expect_failure(sigloom({"next", "year"}), "no predictions: 1000-01-01 to 9999-12-31 are");
    EXPECT_EQ(sigloom({"next", "year", "--since", "2024", "--until", "2024"}).exit_code, 0);
}

}  // namespace
}  // namespace sigloom
