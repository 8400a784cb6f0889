#include "core/names/resolve.hpp"

#include <gmock/gmock.h>

#include "tests/names/corpus.hpp"

namespace sigloom {
namespace {

/// What each of the reports' listed forms is called, in order of the reports.
std::vector<std::string> labels_of_listed(
    const std::vector<std::pair<std::string, std::string>>& reports) {
    CorpusEvidence evidence;
    evidence.texts = std::make_unique<RunningTexts>();
    std::vector<std::string> paths;
    for (std::uint32_t i = 0; i < reports.size(); ++i) {
        const Report report = small_report(reports[i].first, reports[i].second);
        evidence.reports.push_back(evidence.names.add(report, i, *evidence.texts));
        paths.push_back(std::to_string(i) + ".md");
    }
    const LearnedTable learned = learn_names(evidence, paths, {});
    const NameResolver resolver(learned, evidence.names);
    std::vector<std::string> labels;
    for (std::uint32_t i = 0; i < reports.size(); ++i) {
        const ReportNames names = resolver.resolve(evidence.reports[i], i);
        for (const std::uint32_t name_class : names.class_of_listed) {
            labels.push_back(learned.table.classes()[name_class].label);
        }
    }
    return labels;
}

TEST(NameResolver, AnAcronymOfManyThingsIsWhatItsReportExplains) {
    EXPECT_THAT(
        labels_of_listed({{"TSP;tidal stream power", "They call tidal stream power (TSP) new."},
                          {"TSPs;total sand plans", "The total sand plans (TSPs) are long."},
                          {"TSP", "A TSP is at sea."}}),
        testing::ElementsAre("tidal stream power", "tidal stream power", "total sand plans",
                             "total sand plans", "TSP"));
}

}  // namespace
}  // namespace sigloom
