// `sigloom trends`, on reports of twelve months: "kites" come up, "faxes" go, "comets" had two months, "rain"
// is in every second report.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>

#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using test::expect_failure;
using test::expect_wrong_use;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

std::string report(int number, int month, const std::vector<std::string>& terms) {
    std::string text = fmt::format(
        "# __Report {0}__, (from page [2024{1:02}15](https://example.org/p).)\n\n"
        "__[External link](https://www.host{2}.example/{0})__\n\n## Keywords\n\n",
        number, month, number % 3);
    for (const std::string& term : terms) text += "* " + term + '\n';
    return text + "\n## Summary\n\nText.\n";
}

class TrendsTest : public test::ProgramTest {
  protected:
    void SetUp() override {
        ProgramTest::SetUp();
        int number = 0;
        for (int month = 1; month <= 12; ++month) {
            for (int i = 0; i < 8; ++i) {
                std::vector<std::string> terms{"weather"};
                if (number % 2 == 0) terms.emplace_back("rain");
                if (i < (month - 4) / 2) terms.emplace_back("kites");
                if (i < (9 - month) / 2) terms.emplace_back("faxes");
                if ((month == 6 || month == 7) && i < 6) terms.emplace_back("comets");
                folder_.write(fmt::format("year/{:03}.md", number), report(number, month, terms));
                ++number;
            }
        }
    }

    [[nodiscard]] std::map<std::string, nlohmann::json> rows(
        std::vector<std::string> arguments = {}) const {
        arguments.insert(arguments.begin(), {"trends", "year", "--top", "0", "--format", "json"});
        std::map<std::string, nlohmann::json> found;
        for (const auto& row : nlohmann::json::parse(output_of(arguments))) {
            found[row.contains("label") ? row["label"].get<std::string>()
                                        : row["source_label"].get<std::string>() + " - " +
                                              row["target_label"].get<std::string>()] = row;
        }
        return found;
    }
};

TEST_F(TrendsTest, TellsWhatRisesWhatFadesAndWhatHadItsBurst) {
    const auto found = rows();
    EXPECT_EQ(found.at("kites")["trend"], "rising");
    EXPECT_GT(found.at("kites")["growth_low"], 0);
    EXPECT_EQ(found.at("faxes")["trend"], "fading");
    EXPECT_LT(found.at("faxes")["growth_high"], 0);
    EXPECT_EQ(found.at("comets")["trend"], "steady");
    EXPECT_EQ(found.at("comets")["burst"], "2024-06/2024-07");
    EXPECT_EQ(found.at("rain")["trend"], "steady");
    EXPECT_EQ(found.at("rain")["burst"], "");
    EXPECT_EQ(found.at("weather")["growth"].get<double>(), 0);
}

TEST_F(TrendsTest, HasTheAgreedColumnsAndOnePerPeriod) {
    EXPECT_THAT(
        output_of({"trends", "year", "--format", "csv", "--top", "1"}),
        StartsWith("id,label,kind,reports,publishers,first_seen,last_seen,growth,growth_low,"
                   "growth_high,p,trend,burst,2024-01,2024-02,2024-03,2024-04,2024-05,"
                   "2024-06,2024-07,2024-08,2024-09,2024-10,2024-11,2024-12\r\n"
                   "theme:kites,kites,theme,16,3,20240615,20241215,"));
    const auto comets = rows({"--period", "quarter"}).at("comets");
    EXPECT_EQ(comets["2024-Q2"], 6);
    EXPECT_EQ(comets["2024-Q3"], 6);
    EXPECT_EQ(comets["2024-Q4"], 0);
    EXPECT_EQ(rows({"--values", "shares"}).at("comets")["2024-06"], 0.75);
}

TEST_F(TrendsTest, SortsByWhatIsAskedFor) {
    const auto first = [&](const std::string& sort) {
        const std::string csv =
            output_of({"trends", "year", "--sort", sort, "--top", "1", "--format", "csv"});
        const std::size_t row = csv.find("\r\n") + 2;
        return csv.substr(row, csv.find(',', row) - row);
    };
    EXPECT_EQ(first("rising"), "theme:kites");
    EXPECT_EQ(first("fading"), "theme:faxes");
    EXPECT_EQ(first("burst"), "theme:comets");
    EXPECT_EQ(first("reports"), "theme:weather");
    EXPECT_EQ(first("newest"), "theme:comets");
}

TEST_F(TrendsTest, ShowsPeopleALineOfBarsAndWhatItRestsOn) {
    const std::string table = output_of({"trends", "year", "--top", "1"});
    EXPECT_THAT(table, AllOf(HasSubstr("2024-01 to 2024-12"), HasSubstr(".....▃▃▅▅▇▇█")));
    EXPECT_THAT(table, HasSubstr("96 dated reports in 12 months"));
    EXPECT_THAT(table, HasSubstr("Benjamini and Hochberg"));
    const auto markdown = sigloom({"trends", "year", "--top", "1", "--format", "md"});
    EXPECT_THAT(markdown.output, HasSubstr("| .....▃▃▅▅▇▇█ |"));
    EXPECT_THAT(markdown.errors, HasSubstr("Benjamini and Hochberg"));
}

TEST_F(TrendsTest, OfEdgesTellsWhichTiesGrew) {
    const auto found = rows({"--edges"});
    EXPECT_EQ(found.at("kites - weather")["trend"], "rising");
    EXPECT_EQ(found.at("faxes - weather")["trend"], "fading");
    EXPECT_EQ(found.at("kites - weather")["source"], "theme:kites");
    EXPECT_EQ(found.at("kites - weather")["2024-12"], 4);
}

TEST_F(TrendsTest, LeavesOutWhatTooFewReportsNameAndSaysSo) {
    folder_.write("year/rare.md", report(500, 3, {"weather", "unicorns"}));
    EXPECT_EQ(rows().count("unicorns"), 0U);
    EXPECT_EQ(rows({"--least", "1"}).count("unicorns"), 1U);
    EXPECT_THAT(output_of({"trends", "year"}), HasSubstr("Of 6 nodes, 5 are in 3 or"));
}

TEST_F(TrendsTest, IsTheSameForAnyNumberOfThreads) {
    const std::vector<std::string> arguments{"trends", "year", "--format", "csv", "--with", "all"};
    std::vector<std::string> one = arguments;
    one.insert(one.end(), {"--threads", "1"});
    std::vector<std::string> two = arguments;
    two.insert(two.end(), {"--threads", "2"});
    EXPECT_EQ(output_of(one), output_of(two));
}

TEST_F(TrendsTest, RefusesWithTheReasonWhereThereIsTooLittle) {
    expect_failure(sigloom({"trends", "reports"}),
                   "no trends: it takes at least 5 reports with a date in at least 3 months, and "
                   "there are 2 in 2");
    expect_failure(sigloom({"trends", "year", "--period", "half"}),
                   "no trends: it takes at least 5");
    folder_.write("undated/a.md", "# __A__, (from page [1](x).)\n\n## Keywords\n\n* rain\n");
    expect_failure(sigloom({"trends", "undated"}),
                   "no trends: it takes dates, and none of 1 report has one");
    ASSERT_EQ(sigloom({"build", "year", "-o", "g.graphml", "-q"}).exit_code, 0);
    expect_failure(sigloom({"trends", "g.graphml"}), "trends take the evidence");
    expect_wrong_use(sigloom({"trends", "year", "--with", "noveltie"}),
                     "unknown --with 'noveltie'");
    expect_wrong_use(sigloom({"trends", "year", "--burst-ratio", "1"}),
                     "--burst-ratio must be above 1");
}

}  // namespace
}  // namespace sigloom
