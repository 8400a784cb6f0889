#include "core/graph/build.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>

#include "core/graph/edge_evidence.hpp"
#include "core/report/read_report.hpp"
#include "core/text/fold.hpp"
#include "core/text/slug.hpp"
#include "tests/support/samples.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using testing::UnorderedElementsAreArray;

ReportFile report(std::string path, std::string text) {
    return {"", std::move(path), text, true};
}

/// With exact names: what learned ones add has tests of its own.
BuildResult build(const std::vector<ReportFile>& reports, BuildOptions options = {}) {
    DiagnosticList diagnostics;
    options.names = NamesRule::exact;
    BuildResult result = build_graph(reports, options, diagnostics);
    EXPECT_FALSE(diagnostics.has(Severity::error));
    return result;
}

std::vector<std::string> ids(const KnowledgeGraph& graph) {
    std::vector<std::string> all;
    for (Node node = 0; node < graph.node_count(); ++node) all.emplace_back(graph.nodes().id[node]);
    return all;
}

/// "source - target kind weight count mentions" of every edge.
std::vector<std::string> edges(const KnowledgeGraph& graph) {
    const EdgeTable& table = graph.edges();
    std::vector<std::string> all;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        std::string line;
        line += graph.nodes().id[table.ends[edge].source];
        line += " - ";
        line += graph.nodes().id[table.ends[edge].target];
        line += ' ';
        line += table.kind[edge];
        for (const double number :
             {table.weight[edge], *find_column(table.columns, "count")->number(edge),
              *find_column(table.columns, "mentions")->number(edge)}) {
            std::string digits = std::to_string(number);
            digits.erase(digits.find_last_not_of('0') + 1);
            if (digits.ends_with('.')) digits.pop_back();
            line += ' ' + digits;
        }
        all.push_back(line);
    }
    return all;
}

const std::string first = R"(# __One__, (from page [20240102](p).)
## Keywords
* Orkney
* tide
## Issues
| name | description | relevancy |
|---|---|---|
| Seals | The tide carries seals past Orkney. | 4 |
)";
const std::string second = R"(# __Two__, (from page [20230405](p).)
## Themes
* Tide
* tide
## Issues
| name | description | relevancy |
|---|---|---|
| seals | Counting. | 5 |
| Noise | Loud. | |
| Noise | Louder. | 2 |
)";

TEST(BuildGraph, AddsUpTheReportsOfEveryPair) {
    const KnowledgeGraph graph = build({report("a.md", first), report("b.md", second)}).graph;
    EXPECT_THAT(ids(graph),
                ElementsAre("entity:orkney", "issue:noise", "issue:seals", "theme:tide"));
    EXPECT_THAT(edges(graph), ElementsAre("entity:orkney - issue:seals relevance 0.8 1 1",
                                          "entity:orkney - theme:tide cooccurs 1 1 0",
                                          "issue:noise - theme:tide relevance 0.6 1 0",
                                          "issue:seals - theme:tide relevance 1.8 2 1"));
}

TEST(BuildGraph, ANodeOfManyReportsHasItsEdgesInOrder) {
    constexpr int reports = 150;
    constexpr int own_terms = 40;
    std::vector<ReportFile> files;
    for (int i = 0; i < reports; ++i) {
        std::string text = "## Keywords\n* a\n* b\n";
        for (int term = 0; term < own_terms; ++term) {
            text += "* c" + std::to_string(term) + ' ' + std::to_string(i) + '\n';
        }
        files.push_back(report(std::to_string(i) + ".md", text));
    }
    const BuildResult built = build(files);
    const EdgeTable& table = built.graph.edges();
    const Column* const count = find_column(table.columns, "count");
    ASSERT_EQ(built.graph.node_count(), 2 + reports * own_terms);
    for (Edge edge = 0; edge + 1 < built.graph.node_count(); ++edge) {
        EXPECT_EQ(table.ends[edge], (EdgeEnds{0, edge + 1}));
        const int expected = edge == 0 ? reports : 1;
        EXPECT_EQ(count->number(edge), expected);
        EXPECT_EQ(table.weight[edge], expected);
    }
}

TEST(BuildGraph, NodesKnowTheirReportsDatesAndRelevancy) {
    const auto graph = build({report("a.md", first), report("b.md", second)}).graph;
    const ColumnSet& columns = graph.nodes().columns;
    const Node noise = graph.find_id("issue:noise").value();
    const Node seals = graph.find_id("issue:seals").value();
    const Node tide = graph.find_id("theme:tide").value();
    EXPECT_EQ(find_column(columns, "reports")->number(seals), 2);
    EXPECT_EQ(find_column(columns, "first_seen")->number(seals), 20230405);
    EXPECT_EQ(find_column(columns, "last_seen")->number(seals), 20240102);
    EXPECT_EQ(find_column(columns, "relevancy_mean")->number(seals), 4.5);
    EXPECT_EQ(find_column(columns, "relevancy_mean")->number(noise), 3)
        << "the highest if a report repeats a row, the default where none is given";
    EXPECT_EQ(find_column(columns, "relevancy_mean")->number(tide), std::nullopt);
    EXPECT_EQ(std::get<TextColumn>(find_column(columns, "description")->data)[seals],
              "The tide carries seals past Orkney.")
        << "of the newest report";
    EXPECT_EQ(graph.nodes().label[tide], "tide") << "the most frequent surface form";
    EXPECT_EQ(graph.nodes().label[seals], "Seals") << "ties go to the smaller";
}

TEST(BuildGraph, WhatNoDatedReportHasHasNoDates) {
    const auto graph =
        build({report("a.md", first), report("b.md", "## Keywords\n* kelp\n* dulse\n")}).graph;
    const Node kelp = graph.find_id("theme:kelp").value();
    const Node tide = graph.find_id("theme:tide").value();
    std::size_t undated_edges = 0;
    for (const char* column : {"first_seen", "last_seen"}) {
        EXPECT_EQ(find_column(graph.nodes().columns, column)->number(kelp), std::nullopt);
        EXPECT_NE(find_column(graph.nodes().columns, column)->number(tide), std::nullopt);
        const Column& of_edges = *find_column(graph.edges().columns, column);
        for (Edge edge = 0; edge < graph.edges().ends.size(); ++edge) {
            undated_edges += of_edges.number(edge) ? 0 : 1;
        }
    }
    EXPECT_EQ(undated_edges, 2U) << "the one between kelp and dulse, in both columns";
}

TEST(BuildGraph, ThePairChoiceSaysWhatIsJoined) {
    const std::vector<ReportFile> reports{report("a.md", first), report("b.md", second)};
    const auto with = [&](PairChoice pairs) {
        return edges(build(reports, {{.pairs = pairs}}).graph);
    };
    EXPECT_THAT(with(PairChoice::terms_only),
                ElementsAre("entity:orkney - theme:tide cooccurs 1 1 0"));
    EXPECT_THAT(with(PairChoice::mentions),
                ElementsAre("entity:orkney - issue:seals relevance 0.8 1 1",
                            "entity:orkney - theme:tide cooccurs 1 1 0",
                            "issue:seals - theme:tide relevance 0.8 1 1"));
    EXPECT_THAT(with(PairChoice::all),
                testing::Contains("issue:noise - issue:seals cooccurs 0.6 1 0"));
}

TEST(BuildGraph, ReportsAreNodesOnRequest) {
    const std::string linking = "# Three\n## Themes\n* tide\n## Closest\n* [x](a)\n* [y](gone)\n";
    DiagnosticList diagnostics;
    const std::vector<ReportFile> reports{report("a.md", first), report("c.md", linking)};
    const auto graph =
        build_graph(reports, {{.report_nodes = ReportNodes::include}}, diagnostics).graph;
    EXPECT_THAT(edges(graph), testing::IsSupersetOf({"issue:seals - report:a-md contains 0.8 1 0",
                                                     "report:c-md - theme:tide contains 1 1 0",
                                                     "report:a-md - report:c-md related 1 1 0"}));
    EXPECT_THAT(diagnostics.list(),
                testing::Contains(testing::Field(&Diagnostic::message,
                                                 "link to a report that is not here: gone")));
    const Node a = graph.find_id("report:a-md").value();
    const Node c = graph.find_id("report:c-md").value();
    EXPECT_EQ(graph.nodes().label[a], "One");
    const auto evidence = edge_evidence(graph, a, c);
    ASSERT_EQ(evidence.size(), 1U) << "the report that holds the link";
    EXPECT_EQ(graph.evidence().reports[evidence[0].a.report].path, "c.md");
}

TEST(BuildGraph, ALinkToOneOfSeveralReportsIsSaid) {
    const std::string linking = "# Three\n## Themes\n* tide\n## Closest\n* [x](a)\n";
    DiagnosticList diagnostics;
    const std::vector<ReportFile> reports{report("c.md", linking), report("in/a.md", first),
                                          report("on/a.md", second)};
    const auto graph =
        build_graph(reports, {{.report_nodes = ReportNodes::include}}, diagnostics).graph;
    EXPECT_THAT(edges(graph), testing::Contains(testing::MatchesRegex(
                                  "report:c-md - report:in-a-md-[0-9a-f]+ related 1 1 0")));
    EXPECT_THAT(diagnostics.list(),
                testing::Contains(Diagnostic{Oddity::ambiguous_link, "c.md", 5, 3,
                                             "link to one of 2 reports: a; taken for in/a.md, not "
                                             "on/a.md"}));
}

TEST(BuildGraph, TheDefaultRelevancyIsAnOption) {
    const auto graph = build({report("b.md", second)}, {.default_relevancy = 1}).graph;
    EXPECT_THAT(edges(graph), testing::Contains("issue:noise - theme:tide relevance 0.4 1 0"));
}

TEST(BuildGraph, NamesThatDifferInPunctuationOnlyHaveDifferentIds) {
    const auto graph = build({report("a.md",
                                     "# T\n## Keywords\n* c\n* c++\n* c#\n* d+\n* d-\n"
                                     "* problem solving\n* problem-solving\n")})
                           .graph;
    EXPECT_THAT(ids(graph),
                UnorderedElementsAre("theme:c", "theme:c-08a28d07", "theme:c-f6d0cc19",
                                     "theme:d-08919507", "theme:d-08919b07",
                                     "theme:problem-solving", "theme:problem--solving"));
}

TEST(BuildGraph, AnIdDoesNotDependOnWhatElseIsRead) {
    const std::string list = "# T\n## Keywords\n";
    const std::vector<std::string> names{"c", "c++", "problem solving", "problem-solving", "?!"};
    std::vector<std::string> alone;
    std::string all = list;
    for (const std::string& name : names) {
        const std::string line = "* " + name + "\n";
        alone.push_back(ids(build({report("a.md", list + line)}).graph).front());
        all += line;
    }
    EXPECT_THAT(ids(build({report("a.md", all)}).graph), UnorderedElementsAreArray(alone));
}

TEST(BuildGraph, NamesOfOneSpellingAndOneHashAreToldApartByMoreOfIt) {
    const std::string a = "c##%?%%";
    const std::string b = "c#++!$^";
    ASSERT_EQ(short_hash(a, 8), short_hash(b, 8));
    const auto graph =
        build({report("a.md", "# T\n## Keywords\n* " + a + "\n* " + b + "\n* c++\n")}).graph;
    EXPECT_THAT(ids(graph), UnorderedElementsAre("theme:c-f6d0cc19", "theme:c-" + short_hash(a, 16),
                                                 "theme:c-" + short_hash(b, 16)));
}

TEST(BuildGraph, EmptyInputGivesTheEmptyGraph) {
    EXPECT_EQ(build({}).graph.node_count(), 0U);
    EXPECT_THAT(build({}, {{.ledger = Ledger::keep}}).names, IsEmpty());
}

TEST(BuildGraph, WhatIsNoReportIsSaidAndTheRestIsBuilt) {
    DiagnosticList diagnostics;
    const std::vector<ReportFile> files{report("a.md", first),
                                        report("b.md", "# Milk\nand \xFF\n")};
    EXPECT_EQ(build_graph(files, {}, diagnostics).graph.node_count(), 3U);
    ASSERT_EQ(diagnostics.list().size(), 1U) << "and nothing of what is odd in it besides";
    Diagnostic said = diagnostics.list().front();
    EXPECT_THAT(said.help, testing::HasSubstr("\"Milk\" = \"summary\""));
    said.help.clear();
    EXPECT_EQ(said, (Diagnostic{Oddity::unreadable_input, "b.md", 0, 0,
                                "expected a report, found none of its sections"}));
}

TEST(BuildGraph, AReportInUtf16IsToBeUtf8WhereverItStands) {
    DiagnosticList diagnostics;
    std::vector<ReportFile> files{report("a.md", std::string("\xFF\xFE#\0 \0T\0\n\0", 10))};
    files.front().is_given = false;
    EXPECT_EQ(build_graph(files, {}, diagnostics).graph.node_count(), 0U);
    EXPECT_THAT(diagnostics.list(), ElementsAre(Diagnostic{Oddity::unreadable_input, "a.md", 0, 0,
                                                           "expected UTF-8, got UTF-16"}));
}

TEST(BuildGraph, TheLedgerHasEverySurfaceForm) {
    const auto names =
        build({report("a.md", first), report("b.md", second)}, {{.ledger = Ledger::keep}}).names;
    std::vector<std::string> lines;
    for (const NameEntry& name : names) {
        lines.push_back(name.surface + " > " + name.canonical + " " + name.kind + " " +
                        std::to_string(name.reports));
    }
    EXPECT_THAT(lines, ElementsAre("Orkney > Orkney entity 1", "tide > tide theme 2",
                                   "Tide > tide theme 1"));
}

TEST(BuildGraph, OrderAndThreadsDoNotShow) {
    std::vector<ReportFile> reports = test::sample_reports();
    ASSERT_GE(reports.size(), 10U);
    for (const PairChoice pairs : {PairChoice::terms, PairChoice::all}) {
        BuildOptions options{{.pairs = pairs, .report_nodes = ReportNodes::include}};
        options.threads = 1;
        const KnowledgeGraph expected = build(reports, options).graph;
        std::mt19937 random(11);
        for (unsigned threads = 1; threads <= 3; ++threads) {
            std::shuffle(reports.begin(), reports.end(), random);
            options.threads = threads;
            EXPECT_TRUE(build(reports, options).graph == expected) << threads;
        }
    }
}

// The definition, written out slowly: every pair of different names of a report, added up in a map.

using SlowNode = std::pair<std::string, std::string>;  // class and folded name
struct SlowEdge {
    std::int64_t weight = 0;
    int count = 0;
    bool operator==(const SlowEdge&) const = default;
};
using SlowEdges = std::map<std::pair<SlowNode, SlowNode>, SlowEdge>;

SlowEdges slow_edges(const std::vector<ReportFile>& files) {
    SlowEdges sum;
    for (const ReportFile& file : files) {
        DiagnosticList diagnostics;
        const auto text = load(file, diagnostics);
        const Report report =
            read_reports(text.value(), file.path, ReportSchema(), diagnostics).reports.at(0);
        std::map<SlowNode, std::int64_t> members;
        for (const auto& list : {report.keywords, report.themes}) {
            for (const Term& term : list) members[{"term", fold(term.text)}] = 1'000'000;
        }
        for (const Row& row : report.rows) {
            std::int64_t& r = members[{std::string(name_of(row.kind)), fold(row.name)}];
            r = std::max(r, static_cast<std::int64_t>(row.relevancy.value_or(3) * 200'000 + 0.5));
        }
        for (auto a = members.begin(); a != members.end(); ++a) {
            for (auto b = std::next(a); b != members.end(); ++b) {
                if (a->first.first != "term" && b->first.first != "term") continue;
                SlowEdge& edge = sum[{a->first, b->first}];
                edge.weight += a->second * b->second / 1'000'000;
                ++edge.count;
            }
        }
    }
    return sum;
}

TEST(BuildGraph, EqualsTheDefinitionOnTheSamples) {
    const KnowledgeGraph graph = build(test::sample_reports()).graph;
    const auto node = [&](Node n) {
        const std::string_view kind = graph.nodes().kind[n];
        const bool term = kind == "entity" || kind == "theme";
        return SlowNode{term ? "term" : std::string(kind), fold(graph.nodes().label[n])};
    };
    SlowEdges got;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        got[std::minmax(node(source), node(target))] = {
            static_cast<std::int64_t>(std::llround(graph.edges().weight[edge] * 1e6)),
            static_cast<int>(*find_column(graph.edges().columns, "count")->number(edge))};
    }
    EXPECT_EQ(got.size(), graph.edge_count());
    EXPECT_TRUE(got == slow_edges(test::sample_reports()));
}

TEST(BuildGraph, TheEvidenceOfEveryEdgeAddsUpToItsWeight) {
    for (const PairChoice pairs : {PairChoice::terms, PairChoice::mentions, PairChoice::all}) {
        for (const ReportNodes nodes : {ReportNodes::leave_out, ReportNodes::include}) {
            const auto graph =
                build(test::sample_reports(), {{.pairs = pairs, .report_nodes = nodes}}).graph;
            for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
                const auto [source, target] = graph.edges().ends[edge];
                std::int64_t sum = 0;
                int mentions = 0;
                const auto evidence = edge_evidence(graph, source, target);
                for (const EdgeEvidence& each : evidence) {
                    sum += each.contribution;
                    mentions += each.mentioned ? 1 : 0;
                }
                const ColumnSet& columns = graph.edges().columns;
                EXPECT_DOUBLE_EQ(static_cast<double>(sum) / 1e6, graph.edges().weight[edge]);
                EXPECT_EQ(find_column(columns, "count")->number(edge), evidence.size());
                if (graph.edges().kind[edge] == "relevance") {
                    EXPECT_EQ(find_column(columns, "mentions")->number(edge), mentions);
                }
            }
        }
    }
}

}  // namespace
}  // namespace sigloom
