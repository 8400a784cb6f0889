#include "core/report/distant_dates.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> said_of(const std::vector<std::int32_t>& dates) {
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < dates.size(); ++i) paths.push_back(std::to_string(i) + ".md");
    std::vector<DatedReport> reports;
    for (std::size_t i = 0; i < dates.size(); ++i) {
        reports.push_back({Date::from_number(dates[i]).value(), paths[i]});
    }
    DiagnosticList diagnostics;
    report_distant_dates(reports, diagnostics);
    std::vector<std::string> said;
    for (const Diagnostic& diagnostic : diagnostics.list()) said.push_back(to_string(diagnostic));
    return said;
}

TEST(DistantDates, ADateFarFromAllOthersIsNoted) {
    EXPECT_THAT(said_of({20240110, 19000101, 20230101, 0, 20250101, 20990101}),
                ElementsAre("1.md: note: dated 1900-01-01, far from the other reports, which are "
                            "of 2023-01-01 to 2025-01-01 [distant-date]",
                            "5.md: note: dated 2099-01-01, far from the other reports, which are "
                            "of 2023-01-01 to 2025-01-01 [distant-date]"));
}

TEST(DistantDates, SeveralThatAreFarTogetherAreNotedToo) {
    EXPECT_EQ(said_of({19000101, 19000101, 20240110, 20230101, 20250101}).size(), 2U);
}

TEST(DistantDates, ACorpusOfManyYearsHasNone) {
    EXPECT_THAT(said_of({19500101, 19650101, 19800101, 19990101, 20150101}), IsEmpty());
    EXPECT_THAT(said_of({19000101, 20240101}), IsEmpty()) << "which of two is the odd one?";
    EXPECT_THAT(said_of({}), IsEmpty());
}

}  // namespace
}  // namespace sigloom
