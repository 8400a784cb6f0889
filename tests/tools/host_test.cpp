// Commands inside another program: tables, texts and graphs come as they are, and nothing is printed.
#include "tools/host.hpp"

#include <gmock/gmock.h>

#include "tests/support/samples.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tools/failure.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string samples() {
    return (test::source_folder() / "samples").string();
}

HeldGraph held_samples() {
    Host host;
    EXPECT_EQ(
        run_hosted(std::vector<std::string>{"build", samples(), "-o", "-", "--format=json"}, host),
        0);
    EXPECT_TRUE(host.graph.has_value());
    return *host.graph;
}

Host run_on(const HeldGraph& graph, const std::vector<std::string>& arguments) {
    Host host;
    host.held = &graph;
    run_hosted(arguments, host);
    return host;
}

TEST(Host, ABuildGivesTheGraphAndWhatIsOdd) {
    Host host;
    run_hosted(std::vector<std::string>{"build", samples(), "-o", "-", "--format=json"}, host);
    ASSERT_TRUE(host.graph);
    EXPECT_EQ(host.graph->input.graph.evidence().reports.size(), test::sample_reports().size());
    EXPECT_EQ(host.diagnostics, host.graph->input.diagnostics);
    EXPECT_FALSE(host.diagnostics.empty());
    EXPECT_THAT(host.text, IsEmpty());
}

TEST(Host, ACommandOnAHeldGraphGivesItsTable) {
    const HeldGraph graph = held_samples();
    const Host host = run_on(graph, {"rank", "--by=degree", "--top=3", "--format=csv", "anything"});
    ASSERT_EQ(host.tables.size(), 1u);
    EXPECT_THAT(host.tables[0].header, ElementsAre("id", "label", "kind", "degree"));
    EXPECT_EQ(host.tables[0].rows.size(), 3u);
    EXPECT_THAT(host.text, IsEmpty());
    EXPECT_THAT(host.diagnostics, IsEmpty());
}

TEST(Host, ATextComesAsOne) {
    const HeldGraph graph = held_samples();
    const Host host = run_on(graph, {"info", "--format=json", "anything"});
    EXPECT_THAT(host.text, HasSubstr("\"nodes\": 120"));
    EXPECT_THAT(host.tables, IsEmpty());
}

TEST(Host, AGraphKnowsWhatWasDoneToIt) {
    const HeldGraph graph = held_samples();
    const Host host =
        run_on(graph, {"convert", "--thin=giant", "-o", "-", "--format=json", "anything"});
    ASSERT_TRUE(host.graph);
    const Provenance& made = host.graph->input.provenance;
    EXPECT_EQ(made.reports_hash, graph.input.provenance.reports_hash);
    EXPECT_THAT(made.options, testing::Contains(testing::Pair("thin", "giant")));
}

TEST(Host, OptionsOfReadingAreRefusedOfAHeldGraph) {
    const HeldGraph graph = held_samples();
    for (const char* option :
         {"--names=exact", "--pairs=all", "--as-of=2024", "--label-column=x"}) {
        EXPECT_THROW(run_on(graph, {"rank", option, "anything"}), WrongUse) << option;
    }
    EXPECT_NO_THROW(run_on(graph, {"rank", "--weight=jaccard", "--format=csv", "anything"}));
}

TEST(Host, AFileThatAGraphCameFromIsNotReplaced) {
    const test::TemporaryFolder folder;
    const std::string path = (folder.path() / "graph.json").string();
    const HeldGraph graph = held_samples();
    run_on(graph, {"convert", "anything", "-o", path});
    Host reading;
    run_hosted(std::vector<std::string>{"convert", path, "-o", "-", "--format=json"}, reading);
    EXPECT_THROW(run_on(*reading.graph, {"convert", "anything", "-o", path}), WrongUse);
    EXPECT_NO_THROW(run_on(*reading.graph, {"convert", "anything", "-o", path, "--force"}));
    EXPECT_THROW(run_on(*reading.graph, {"convert", "anything", "-o", path}), WrongUse);
    EXPECT_NO_THROW(run_on(graph, {"convert", "anything", "-o", path}));
}

TEST(Host, WhatACommandSaysComesInParts) {
    const HeldGraph graph = held_samples();
    const Host host = run_on(graph, {"communities", "--format=csv", "anything"});
    EXPECT_THAT(host.notes, ElementsAre(HasSubstr("modularity")));
    const Host failing = run_on(graph, {"convert", "anything", "-o", "/no/such/folder/graph.json"});
    EXPECT_THAT(failing.errors, ElementsAre(HasSubstr("/no/such/folder")));
}

TEST(Host, ThereIsNoneOutsideOfACommand) {
    const HeldGraph graph = held_samples();
    EXPECT_EQ(current_host(), nullptr);
    EXPECT_THROW(run_on(graph, {"rank", "--by=pagernk", "anything"}), WrongUse);
    EXPECT_EQ(current_host(), nullptr);
}

}  // namespace
}  // namespace sigloom
