// --since, --until, --as-of and --slices.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using test::expect_failure;
using test::expect_wrong_use;
using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAre;

class TimeTest : public test::ProgramTest {
  protected:
    [[nodiscard]] std::set<std::string> ids(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "nodes");
        arguments.insert(arguments.end(), {"--format", "json"});
        std::set<std::string> found;
        for (const auto& row : nlohmann::json::parse(output_of(arguments))) {
            found.insert(row["id"].get<std::string>());
        }
        return found;
    }
    [[nodiscard]] nlohmann::json graph(const std::string& file) const {
        return nlohmann::json::parse(folder_.read(file));
    }
};

// ferries is of 2025-01-10, harbours of 2025-02-01.
TEST_F(TimeTest, OnlyReportsOfTheTimeCountWithTheNamesOfAll) {
    EXPECT_THAT(ids({"reports", "--since", "2025-02"}),
                UnorderedElementsAre("theme:robots", "theme:automation", "theme:harbours"));
    EXPECT_THAT(ids({"reports", "--until", "2025-01"}),
                UnorderedElementsAre("theme:robots", "theme:automation", "theme:shipping",
                                     "signal:crewless-ferries"));
    EXPECT_EQ(ids({"reports", "--since", "2025-01-10", "--until", "2025"}), ids({"reports"}));
    EXPECT_EQ(ids({"reports", "--since", "2025-01-11"}), ids({"reports", "--since", "2025-02-01"}));
    EXPECT_THAT(output_of({"nodes", "reports", "--until", "2025-01", "--columns", "reports",
                           "--format", "csv"}),
                HasSubstr("theme:robots,Robots,theme,1\r\n"))
        << "called as in all reports, counted in one";
    EXPECT_THAT(output_of({"info", "reports", "--since", "2025-02"}),
                HasSubstr("reports       1\n"));
}

TEST_F(TimeTest, AsOfADayLaterReportsHaveNoSayInNames) {
    EXPECT_THAT(output_of({"nodes", "reports", "--as-of", "2025-01", "--columns", "reports",
                           "--format", "csv"}),
                HasSubstr("theme:robots,robots,theme,1\r\n"));
    EXPECT_THAT(output_of({"names", "reports", "--as-of", "2025-01-31"}),
                Not(HasSubstr("harbours")));
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-q"}).exit_code, 0);
    expect_wrong_use(sigloom({"nodes", "g.json", "--as-of", "2025"}), "--as-of takes reports");
    expect_failure(sigloom({"nodes", "reports", "--as-of", "2024"}),
                   "no report is dated 2024-12-31 or before");
}

TEST_F(TimeTest, AGraphFileWithItsReportsIsCutAsTheReportsAre) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-o", "g.graphml", "-q"}).exit_code, 0);
    EXPECT_EQ(ids({"g.json", "--until", "2025-01"}), ids({"reports", "--until", "2025-01"}));
    expect_failure(sigloom({"nodes", "g.graphml", "--until", "2025-01"}),
                   "--since and --until take the evidence");
    ASSERT_EQ(sigloom({"build", "g.json", "--until", "2025-01", "-o", "part.json"}).exit_code, 0);
    EXPECT_EQ(graph("part.json")["graph"]["provenance"]["reports"], 1);
    ASSERT_EQ(sigloom({"build", "reports", "--weight", "count", "-o", "c.json", "-q"}).exit_code,
              0);
    EXPECT_EQ(output_of({"edges", "c.json", "--since", "2025-01", "--top", "0"}),
              output_of({"edges", "reports", "--weight", "count", "--top", "0"}))
        << "in the weights of the file";
}

TEST_F(TimeTest, WithoutAUsableDateAReportIsLeftOutAndItIsSaid) {
    std::string undated = test::harbours;
    undated.replace(undated.find("[20250201]"), 10, "[2194.0]");
    folder_.write("reports/undated.md", undated);
    const auto outcome = sigloom({"reports", "reports", "--since", "2025", "--format", "csv"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.errors, HasSubstr("1 report without a usable date is left out"));
    EXPECT_THAT(outcome.output, Not(HasSubstr("undated.md")));
    EXPECT_THAT(sigloom({"info", "reports", "--as-of", "2025"}).errors,
                HasSubstr("1 report without a usable date is left out"));
}

TEST_F(TimeTest, ATimeThatIsNoneIsRefused) {
    expect_wrong_use(sigloom({"info", "reports", "--since", "May"}),
                     "--since takes a day, a month or a year, such as 2024-05-31, 2024-05 or 2024");
    expect_wrong_use(sigloom({"info", "reports", "--since", "2025", "--until", "2024"}),
                     "--since 2025-01-01 is later than --until 2024-12-31");
    expect_failure(sigloom({"info", "reports", "--since", "2026"}),
                   "no report is dated since 2026-01-01; they are dated 2025-01-10 to 2025-02-01");
}

TEST_F(TimeTest, SlicesAreOneGraphForEachPeriodWithTheSameIds) {
    const auto outcome = sigloom({"build", "reports", "--slices", "month", "-o", "slices/"});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
    EXPECT_THAT(outcome.errors, HasSubstr("2 graphs written to slices/"));
    EXPECT_EQ(ids({"slices/2025-01.json"}), ids({"reports", "--until", "2025-01"}));
    EXPECT_EQ(ids({"slices/2025-02.json"}), ids({"reports", "--since", "2025-02"}));
    ASSERT_EQ(
        sigloom({"build", "reports", "--slices", "year", "--format", "graphml", "-o", "years"})
            .exit_code,
        0);
    EXPECT_EQ(ids({"years/2025.graphml"}), ids({"reports"}));
    expect_wrong_use(sigloom({"build", "reports", "--slices", "year", "-o", "a", "-o", "b"}),
                     "--slices write many files: give one folder, -o DIR/");
    expect_wrong_use(sigloom({"build", "reports", "--slices", "day", "-o", "a"}), "");
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.graphml", "-q"}).exit_code, 0);
    expect_failure(sigloom({"build", "g.graphml", "--slices", "year", "-o", "a"}),
                   "--slices take the evidence");
}

}  // namespace
}  // namespace sigloom
