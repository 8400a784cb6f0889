#include "core/names/resolve.hpp"

#include <gmock/gmock.h>

#include "tests/names/corpus.hpp"

namespace sigloom {
namespace {

/// What each of the reports' listed forms is called, in order of the reports.
std::vector<std::string> labels_of_listed(
    const std::vector<std::pair<std::string, std::string>>& reports,
    const NameOptions& options = {}) {
    CorpusEvidence evidence;
    NameSources sources;
    std::vector<std::string> paths;
    for (std::uint32_t i = 0; i < reports.size(); ++i) {
        const Report report = small_report(reports[i].first, reports[i].second);
        evidence.reports.push_back(evidence.names.add(sources.of(report), i));
        paths.push_back(std::to_string(i) + ".md");
    }
    const LearnedTable learned = learn_names(evidence, paths, options);
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

TEST(NameResolver, NoReportSaysOtherwiseThanAnAliasFile) {
    const std::vector<std::pair<std::string, std::string>> reports{
        {"TSP;tidal stream power", "They call tidal stream power (TSP) new."},
        {"TSP;total sand plans", "The total sand plans (TSP) are long."},
        {"Elon Musk;Musk;Sam Musk", "Elon Musk spoke. Musk spoke, and Sam Musk, too."},
        {"Elon Musk;Musk", "Elon Musk spoke. Musk spoke."}};
    const auto with = [&](std::string_view aliases) {
        return labels_of_listed(reports, {.aliases = load_aliases(aliases, "a.txt")});
    };
    EXPECT_THAT(
        with("TSP\tpeas\nMusk\tthe family\n"),
        testing::ElementsAre("peas", "tidal stream power", "peas", "total sand plans", "Elon Musk",
                             "the family", "Sam Musk", "Elon Musk", "the family"));
    const auto of_last = [&](std::string_view aliases) {
        const std::vector<std::string> labels = with(aliases);
        return std::vector<std::string>(labels.end() - 2, labels.end());
    };
    EXPECT_THAT(of_last(""), testing::ElementsAre("Elon Musk", "Elon Musk"));
    EXPECT_THAT(of_last("Musk\tMUSK\n"), testing::ElementsAre("Elon Musk", "MUSK"));
    EXPECT_THAT(of_last("Musk\tMusk\n"), testing::ElementsAre("Elon Musk", "Musk"));
    EXPECT_THAT(with("TSP\t\nMusk\t\n"),
                testing::ElementsAre("", "tidal stream power", "", "total sand plans", "Elon Musk",
                                     "", "Sam Musk", "Elon Musk", ""));
}

}  // namespace
}  // namespace sigloom
