#include "core/names/evidence.hpp"

#include <gmock/gmock.h>

#include "tests/names/corpus.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// Which surface forms of a list have capitals that tell something, in its order.
std::vector<std::string> standing_out(const std::string& keywords) {
    NameSources sources;
    NameEvidence evidence;
    const ReportEvidence report = evidence.add(sources.of(small_report(keywords, "")), 0);
    std::vector<std::string> found;
    for (const auto& [surface, line] : report.listed) {
        if (evidence.surface_use(surface).stands_out > 0) {
            found.emplace_back(evidence.surfaces().text(surface));
        }
    }
    return found;
}

TEST(NameEvidence, InAListAsInASentenceEveryCapitalTells) {
    EXPECT_THAT(standing_out("tides;Kenya;open data;Tide Watch;QPUs"),
                ElementsAre("Kenya", "Tide Watch", "QPUs"));
}

TEST(NameEvidence, WhereEveryTermBeginsWithACapitalThoseBehindItTell) {
    EXPECT_THAT(standing_out("Tides;Kenya;Open data;Tide Watch;QPUs"), ElementsAre("Tide Watch"));
    EXPECT_THAT(standing_out("Tides;Kenya;Sound of Tides;Tide Watch"), IsEmpty());
    EXPECT_THAT(standing_out("Tides;Kenya;Tide-based data;Tide Watch"), ElementsAre("Tide Watch"));
}

TEST(NameEvidence, InAListAllInTitleCaseNoCapitalTells) {
    EXPECT_THAT(standing_out("Tides;Kenya;Open Data;Tide Watch;QPUs"), IsEmpty());
    EXPECT_THAT(standing_out("Tides;Tide-based Data;Tide Watch"), IsEmpty());
    EXPECT_THAT(standing_out("Tides;Open Data;???"), IsEmpty());
}

TEST(NameEvidence, OneSmallTermOfManyMayBeASlip) {
    const std::string eight = "Sand;Sea;Maps;Light;Coasts;Boats;Kenya;Tide Watch";
    EXPECT_THAT(standing_out(eight + ";tides"), SizeIs(8));
    EXPECT_THAT(standing_out(eight + ";Lamps;tides"), IsEmpty());
}

TEST(NameEvidence, ARunOfCapitalizedWordsThatIsLongerThanAnyNameIsNone) {
    std::string text = "They saw Tide Watch. They saw";
    for (int i = 0; i < 20'000; ++i) text += " Kenya";
    NameSources sources;
    NameEvidence evidence;
    evidence.add(
        sources.of(small_report("tides", text + " and Trinkwell Maps."), NameRuns::collect), 0);
    std::vector<std::string> runs;
    for (std::uint32_t i = 0; i < evidence.runs().size(); ++i) {
        runs.emplace_back(evidence.runs().text(i));
    }
    EXPECT_THAT(runs, ElementsAre("Tide Watch", "Trinkwell Maps"));
}

TEST(NameEvidence, KeywordsAndThemesAreListsOfTheirOwn) {
    EXPECT_THAT(standing_out("tides;Kenya|Tide Watch;Open Data"), ElementsAre("Kenya"));
}

}  // namespace
}  // namespace sigloom
