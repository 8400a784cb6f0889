#include "core/graph/contributions.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "core/graph/build.hpp"
#include "core/names/name_file.hpp"
#include "tests/graph/contributing.hpp"
#include "tests/support/samples.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;

constexpr std::size_t made_up_reports = 64;

/// Reports that share names in several forms, rows, dates, links and oddities.
std::vector<ReportFile> made_up_files() {
    const std::vector<std::string> terms{"open data",   "Open Data",   "open  data",
                                         "LLMs",        "LLM",         "large language models",
                                         "Nairobi",     "nairobi",     "c++",
                                         "C",           "data-driven", "data driven",
                                         "tidal power", "tide power",  "seals",
                                         "seal",        "Orkney",      "Kenya",
                                         "Elon Musk",   "Musk",        "women's rights",
                                         "privacy"};
    const std::vector<std::string> rows{"Seals return",   "seals Return", "AI-driven maps",
                                        "AI driven maps", "Noise",        "Cheap sensors"};
    std::mt19937 random(17);
    const auto any_of = [&](const std::vector<std::string>& list) {
        return list[random() % list.size()];
    };
    std::vector<ReportFile> files;
    for (std::size_t i = 0; i < made_up_reports; ++i) {
        std::string text = "# __Report " + std::to_string(i % 40) + "__";
        if (i % 5 != 0) text += ", (from page [2024010" + std::to_string(1 + i % 7) + "](p).)";
        text += "\n## Keywords\n";
        for (int term = 0; term < 5; ++term) text += "* " + any_of(terms) + "\n";
        text += "## Themes\n* " + any_of(terms) +
                "\n## Summary\nSome large language models (LLMs) "
                "near " +
                any_of(terms) + " and for " + any_of(terms) + " in Nairobi.\n";
        for (const char* section : {"Signals", "Issues"}) {
            text += std::string("## ") + section +
                    "\n| name | description | relevancy |\n|---|---|---|\n";
            for (int row = 0; row < 3; ++row) {
                text += "| " + any_of(rows) + " | On " + any_of(terms) + " in report " +
                        std::to_string(i) + ". | " +
                        (row == 0 ? std::string() : std::to_string(1 + random() % 5)) + " |\n";
            }
        }
        text += "## Closest\n* [x](r" + std::to_string(random() % 70) + ")\n";
        files.push_back(report_file("r" + std::to_string(i) + ".md", text));
    }
    files.push_back(report_file("none.md", "# Milk\n"));
    return files;
}

/// Everything that comes of a build.
struct Outcome {
    KnowledgeGraph graph;
    std::string names;
    std::vector<Diagnostic> diagnostics;
    bool operator==(const Outcome&) const = default;
};

Outcome outcome_of(const BuildResult& result, const DiagnosticList& diagnostics) {
    std::string names = save_names(result.table);
    for (const NameEntry& name : result.names) {
        names += name.surface + '|' + name.canonical + '|' + name.kind + '|' +
                 std::to_string(name.reports) + '|' + name.rule + '|' + name.points + '|' +
                 name.evidence + '|' + name.id + '\n';
    }
    return {result.graph, names, diagnostics.list()};
}

Outcome woven(Contributions contributions, const BuildOptions& options) {
    DiagnosticList diagnostics;
    const BuildResult result = weave(std::move(contributions), options, diagnostics);
    return outcome_of(result, diagnostics);
}

Outcome built(const std::vector<ReportFile>& files, const BuildOptions& options) {
    DiagnosticList diagnostics;
    const BuildResult result = build_graph(files, options, diagnostics);
    return outcome_of(result, diagnostics);
}

/// Reads the files in so many parts, each by itself, and adds these up in any order.
Contributions sum_of_parts(std::vector<ReportFile> files, std::size_t parts,
                           const BuildOptions& options, std::mt19937& random) {
    std::ranges::shuffle(files, random);
    std::vector<Contributions> read;
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t begin = files.size() * part / parts;
        const std::size_t end = files.size() * (part + 1) / parts;
        read.push_back(contributions_of(std::span(files).subspan(begin, end - begin), options));
    }
    std::ranges::shuffle(read, random);
    Contributions sum;
    for (Contributions& part : read) sum += std::move(part);
    return sum;
}

void expect_no_parts_show(const std::vector<ReportFile>& files, NamesRule names) {
    std::mt19937 random(5);
    for (const PairChoice pairs :
         {PairChoice::terms, PairChoice::terms_only, PairChoice::mentions, PairChoice::all}) {
        for (const ReportNodes nodes : {ReportNodes::leave_out, ReportNodes::include}) {
            BuildOptions options;
            options.pairs = pairs;
            options.report_nodes = nodes;
            options.names = names;
            options.ledger = Ledger::keep;
            options.learning.discover = 2;
            const Outcome whole = built(files, options);
            EXPECT_GT(whole.graph.edge_count(), 20U);
            for (const std::size_t parts : {1U, 2U, 7U, 64U}) {
                EXPECT_TRUE(woven(sum_of_parts(files, parts, options, random), options) == whole)
                    << parts << " parts, pairs " << static_cast<int>(pairs);
            }
        }
    }
}

TEST(Contributions, OfTheSamplesAddUpInAnyPartsAndOrder) {
    expect_no_parts_show(test::sample_reports(), NamesRule::exact);
    expect_no_parts_show(test::sample_reports(), NamesRule::learned);
}

TEST(Contributions, OfMadeUpReportsAddUpInAnyPartsAndOrder) {
    expect_no_parts_show(made_up_files(), NamesRule::exact);
    expect_no_parts_show(made_up_files(), NamesRule::learned);
}

TEST(Contributions, CanServeBothRulesOfNames) {
    std::vector<Contribution> list;
    const auto store = std::make_shared<TextStore>();
    const ContributionOptions for_all = for_all_names();
    for (const ReportFile& file : made_up_files()) {
        list.push_back(contributions_of(file, ReportSchema(), for_all, store).at(0));
    }
    for (const NamesRule names : {NamesRule::exact, NamesRule::learned}) {
        BuildOptions options;
        options.names = names;
        options.learning.discover = 2;
        EXPECT_TRUE(woven(Contributions(list), options) == built(made_up_files(), options));
    }
}

TEST(Contributions, ThatLackWhatTheNamesNeedAreRefused) {
    const std::vector<ReportFile> files = made_up_files();
    BuildOptions exact;
    exact.names = NamesRule::exact;
    DiagnosticList diagnostics;
    EXPECT_THROW(weave(contributions_of(files, exact), BuildOptions(), diagnostics),
                 std::invalid_argument);
    EXPECT_THROW(weave(contributions_of(files, BuildOptions()), exact, diagnostics),
                 std::invalid_argument);
}

TEST(Contributions, EqualOnesCountOnce) {
    const std::string text = markdown_of("20240102", {"kelp", "tide"});
    Contributions sum;
    for (int i = 0; i < 3; ++i) sum += contribution_of("a.md", text);
    BuildOptions options;
    options.names = NamesRule::exact;
    const Outcome once = woven(std::move(sum), options);
    EXPECT_EQ(once.graph.evidence().reports.size(), 1U);
    EXPECT_THAT(once.graph.edges().weight, ElementsAre(1));
}

TEST(Contributions, DifferentOnesOfOnePathAreTwoReportsWithOneNode) {
    const Contribution older = contribution_of(
        "a.md", markdown_of("20230101", {"kelp", "tide"}) + "## Closest\n* [](a)\n");
    const Contribution newer = contribution_of("a.md", markdown_of("20240102", {"kelp", "tide"}));
    BuildOptions options;
    options.names = NamesRule::exact;
    options.report_nodes = ReportNodes::include;
    const Outcome one = woven(Contributions({older, newer}), options);
    const Outcome other = woven(Contributions({newer, older}), options);
    EXPECT_TRUE(one == other);
    EXPECT_EQ(one.graph.evidence().reports.size(), 2U);
    ASSERT_EQ(one.graph.node_count(), 3U);
    EXPECT_EQ(one.graph.nodes().id[0], "report:a-md");
    EXPECT_EQ(find_column(one.graph.nodes().columns, "reports")->number(0), 2);
    EXPECT_THAT(one.graph.edges().weight, ElementsAre(2, 2, 2));
}

}  // namespace
}  // namespace sigloom
