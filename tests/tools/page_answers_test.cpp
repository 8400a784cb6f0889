#include "tools/page_answers.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/support/graph_files.hpp"

namespace sigloom {
namespace {

using Json = nlohmann::json;

/// a - b - c, and d; a and b stand in one report, whose row b counts as 0.8.
PageAnswers answers() {
    NodeTable nodes = test::node_table({{"theme:a", "Open Data", "theme"},
                                        {"signal:b", "Data", "signal"},
                                        {"theme:c", "big data", "theme"},
                                        {"theme:d", "\"<>", "theme"}});
    nodes.columns = {
        {"reports", std::vector<std::int32_t>{1, 1, 0, 0}, {true, true, false, false}}};
    EdgeTable edges;
    edges.ends = {{0, 1}, {1, 2}};
    edges.weight = {0.8, 2};
    edges.kind.push_back("relevance");
    edges.kind.push_back("cooccurs");
    Evidence evidence;
    evidence.reports = {{"r.md", "", "https://example.org", 20240229}};
    evidence.places = {{0, 1, 2, 2, 2}, {{0, 7, 1'000'000}, {0, 9, 800'000}}};
    evidence.mentions = {{0, 0, 0, 0, 0}, {}};
    Input input;
    input.graph = KnowledgeGraph(nodes, edges, evidence);
    return {std::move(input), "the page", 3};
}

Json ask(std::string_view target) {
    const HttpAnswer answer = answers().answer(target);
    EXPECT_EQ(answer.status, 200U);
    return Json::parse(answer.body);
}

std::vector<std::string> ids(const Json& nodes) {
    std::vector<std::string> ids;
    for (const Json& node : nodes) ids.push_back(node["id"]);
    return ids;
}

TEST(PageAnswers, ThePageAndItsVersion) {
    EXPECT_EQ(answers().answer("/").body, "the page");
    EXPECT_EQ(answers().answer("/").content_type, "text/html; charset=utf-8");
    EXPECT_EQ(ask("/api/version"), Json({{"version", 3}}));
}

TEST(PageAnswers, SearchPutsTheBestFitFirst) {
    EXPECT_THAT(ids(ask("/api/search?q=DATA")),
                testing::ElementsAre("signal:b", "theme:a", "theme:c"));
    EXPECT_THAT(ids(ask("/api/search?q=open+data")), testing::ElementsAre("theme:a"));
    EXPECT_THAT(ids(ask("/api/search?q=open%20d")), testing::ElementsAre("theme:a"));
    EXPECT_THAT(ids(ask("/api/search?q=%22%3c")), testing::ElementsAre("theme:d"));
    EXPECT_EQ(ask("/api/search?q="), Json::array());
    EXPECT_EQ(ask("/api/search"), Json::array());
}

TEST(PageAnswers, NodeWithItsNeighborsAndReports) {
    EXPECT_EQ(ask("/api/node?id=signal:b"), Json::parse(R"({
        "id":"signal:b","label":"Data","kind":"signal","columns":{"reports":1},"degree":2,
        "neighbors":[{"id":"theme:c","label":"big data","kind":"theme","weight":2.0},
                     {"id":"theme:a","label":"Open Data","kind":"theme","weight":0.8}],
        "reports":[{"title":"r.md","url":"https://example.org","date":20240229}]})"));
}

TEST(PageAnswers, WhyWithWhatEachReportAdds) {
    EXPECT_EQ(ask("/api/why?a=theme:a&b=signal%3Ab"), Json::parse(R"({
        "a":{"id":"theme:a","label":"Open Data","kind":"theme"},
        "b":{"id":"signal:b","label":"Data","kind":"signal"},
        "kind":"relevance","weight":0.8,
        "evidence":[{"title":"r.md","url":"https://example.org","date":20240229,"adds":0.8}]})"));
}

TEST(PageAnswers, PathIsTheNodesOnTheWay) {
    EXPECT_THAT(ids(ask("/api/path?a=theme:a&b=theme:c")),
                testing::ElementsAre("theme:a", "signal:b", "theme:c"));
    EXPECT_EQ(ask("/api/path?a=theme:a&b=theme:d"), Json::array());
}

TEST(PageAnswers, WhatIsNotThereIsNotFound) {
    for (const char* target :
         {"", "/x", "/api", "/api/node", "/api/node?id=x", "/api/node?id=%",
          "/api/why?a=theme:a&b=theme:c", "/api/path?a=theme:a", "?", "/?&=&"}) {
        EXPECT_EQ(answers().answer(target).status, target == std::string("/?&=&") ? 200U : 404U)
            << target;
    }
}

}  // namespace
}  // namespace sigloom
