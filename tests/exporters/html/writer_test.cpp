// These need the page, which a build without Node leaves out.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/graph/column_names.hpp"
#include "tests/support/graph_files.hpp"
#include "tests/support/random_graphs.hpp"

namespace sigloom {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Page : public ::testing::Test {
  protected:
    void SetUp() override {
        if (find_format("html") == nullptr) GTEST_SKIP() << "built without the page";
    }
};

/// Positions, sizes and colours for every node.
KnowledgeGraph drawn(const KnowledgeGraph& graph) {
    const std::size_t nodes = graph.node_count();
    TextColumn colors;
    for (std::size_t i = 0; i < nodes; ++i) colors.push_back("#0072b2");
    return graph.with_node_columns({{column_names::x, std::vector<double>(nodes, 1.23), {}},
                                    {column_names::y, std::vector<double>(nodes, -0.04), {}},
                                    {column_names::size, std::vector<double>(nodes, 2), {}},
                                    {column_names::color, colors, {}}});
}

Json data_of(const std::string& page) {
    const std::string_view opening = "id=\"data\">";
    const std::size_t begin = page.find(opening) + opening.size();
    return Json::parse(page.substr(begin, page.find("</script>", begin) - begin));
}

KnowledgeGraph small_graph() {
    NodeTable nodes = test::node_table({{"theme:a", "A", "theme"},
                                        {"signal:x", "</script><b>", "signal"},
                                        {"theme:c", "C", "theme"}});
    nodes.columns = {{"reports", std::vector<std::int32_t>{2, 1, 1}, {}},
                     {"pagerank", std::vector<double>{0.123456789, 1e-9, 0}, {}},
                     {"rare", std::vector<std::int32_t>{0, 0, 0}, {false, false, false}}};
    EdgeTable edges;
    edges.ends = {{1, 0}, {0, 2}};
    edges.weight = {0.8, 1};
    edges.kind.push_back("relevance");
    edges.kind.push_back("cooccurs");
    edges.columns = {{"count", std::vector<std::int32_t>{1, 1}, {}}};
    Evidence evidence;
    evidence.reports = {{"r.md", "<i>", "https://example.org", 20240229}, {"s.md", "", "", 0}};
    evidence.places = {{0, 2, 3, 4},
                       {{0, 7, 1'000'000}, {1, 3, 1'000'000}, {0, 9, 800'000}, {1, 8, 1'000'000}}};
    return drawn(KnowledgeGraph(nodes, edges, evidence));
}

TEST_F(Page, HoldsTheGraphAsColumns) {
    const Json data = data_of(test::write_as("html", small_graph()));
    EXPECT_EQ(data["title"], "Horizon scan of 2 reports");
    EXPECT_EQ(data["kinds"], Json({"theme", "signal"}));
    EXPECT_EQ(data["nodes"]["id"], Json::parse(R"({"at":[1],"values":["signal:x"]})"));
    EXPECT_EQ(data["nodes"]["kind"], "010");
    EXPECT_EQ(data["nodes"]["community"], "000");
    EXPECT_EQ(data["nodes"]["x"], Json({12, 12, 12}));
    EXPECT_EQ(data["nodes"]["y"], Json({0, 0, 0}));
    EXPECT_EQ(data["links"]["kindOf"], Json::parse("[[0,0,1],[0,1,0]]"));
    EXPECT_EQ(data["places"]["report"], Json::parse("[[0,1],0,1]"));
    EXPECT_EQ(data["places"]["relevancy"], Json::parse("[1,0.8,1]"));
    EXPECT_EQ(data["communityColors"][0][0], "#0072b2");
    EXPECT_EQ(data["leftOut"], Json::parse(R"({"nodes":0,"links":0})"));
}

TEST_F(Page, LeavesOutTheEndsOfLinksWhereReportsAndKindsTellThem) {
    const KnowledgeGraph graph = small_graph();
    EXPECT_FALSE(data_of(test::write_as("html", graph))["links"].contains("steps"));
    // The same evidence, but not all pairs that it could join are joined.
    EdgeTable edges = graph.edges();
    NodeTable nodes = graph.nodes();
    Evidence evidence = graph.evidence();
    evidence.places = {{0, 2, 4, 5},
                       {{0, 7, 1'000'000},
                        {1, 3, 1'000'000},
                        {0, 9, 800'000},
                        {1, 9, 800'000},
                        {1, 8, 1'000'000}}};
    Json data = data_of(test::write_as("html", KnowledgeGraph(nodes, edges, evidence)));
    EXPECT_FALSE(data["links"].contains("steps"));
    nodes.kind = {};
    for (int i = 0; i < 3; ++i) nodes.kind.push_back("theme");
    edges.kind = {};
    for (int i = 0; i < 2; ++i) edges.kind.push_back("cooccurs");
    data = data_of(test::write_as("html", KnowledgeGraph(nodes, edges, evidence)));
    EXPECT_EQ(data["links"]["degrees"], Json({2, 0, 0}));
    EXPECT_EQ(data["links"]["steps"], Json({1, 1}));
    // A link that no report tells.
    evidence.places = {{0, 1, 2, 3}, {{0, 7, 1'000'000}, {0, 9, 800'000}, {1, 8, 1'000'000}}};
    data = data_of(test::write_as("html", KnowledgeGraph(nodes, edges, evidence)));
    EXPECT_TRUE(data["links"].contains("steps"));
}

TEST_F(Page, NamesTheKindOfEachLinkWhereTheirEndsDoNotDecideIt) {
    NodeTable nodes = test::node_table({{"a", "A", "k"}, {"b", "B", "k"}, {"c", "C", "k"}});
    EdgeTable edges;
    edges.ends = {{0, 1}, {1, 2}};
    edges.weight = {1, 1};
    edges.kind.push_back("one");
    edges.kind.push_back("other");
    const Json data = data_of(test::write_as("html", drawn(KnowledgeGraph(nodes, edges))));
    EXPECT_EQ(data["linkKinds"], Json({"one", "other"}));
    EXPECT_EQ(data["links"]["kind"], "01");
}

TEST_F(Page, LeavesOutWhatTheReportsTell) {
    const Json data = data_of(test::write_as("html", small_graph()));
    EXPECT_EQ(data["derived"]["nodes"], Json({"reports"}));
    EXPECT_EQ(data["derived"]["links"], Json({"weight", "count"}));
    EXPECT_FALSE(data["links"].contains("weight"));
}

TEST_F(Page, KeepsWhatTheReportsDoNotTell) {
    const KnowledgeGraph other = small_graph().with_weights({0.5, 1}).with_node_columns(
        {{"reports", std::vector<std::int32_t>{2, 1, 9}, {}}});
    const Json data = data_of(test::write_as("html", other));
    EXPECT_EQ(data["derived"]["nodes"], Json::array());
    EXPECT_EQ(data["links"]["weight"], Json({0.5, 1}));
}

TEST_F(Page, ColumnsHaveShortNumbersAndNameWhatIsUsualOnce) {
    const Json data = data_of(test::write_as("html", small_graph()));
    EXPECT_EQ(data["nodes"]["columns"], Json::parse(R"([
        {"name":"pagerank","type":"double","values":[0.12346,1e-9,0]},
        {"name":"rare","type":"long","usual":null,"at":[],"values":[]}])"));
}

TEST_F(Page, NoLabelBeginsMarkup) {
    FormatOptions options;
    set_format_option(options, "title", "</title><script>");
    const std::string page = test::write_as("html", small_graph(), nullptr, options);
    EXPECT_THAT(page, Not(HasSubstr("</script><b>")));
    EXPECT_THAT(page, Not(HasSubstr("</title><script>")));
    EXPECT_THAT(page, HasSubstr("&lt;/title&gt;&lt;script&gt;"));
    EXPECT_EQ(data_of(page)["nodes"]["label"][1], "</script><b>");
    EXPECT_EQ(data_of(page)["reports"]["title"][0], "<i>");
}

TEST_F(Page, SaysHowMuchItLeavesOut) {
    FormatOptions options;
    set_format_option(options, "max-nodes", "2");
    const Json data = data_of(test::write_as("html", small_graph(), nullptr, options));
    EXPECT_EQ(data["nodes"]["label"].size(), 2U);
    EXPECT_EQ(data["leftOut"]["nodes"], 1);
}

TEST_F(Page, NamesEveryScriptAndStyleInItsPolicy) {
    const std::string page = test::write_as("html", small_graph());
    EXPECT_THAT(page, StartsWith("<!doctype html>"));
    EXPECT_THAT(page, HasSubstr("default-src 'none'; script-src 'sha256-"));
    EXPECT_THAT(page, HasSubstr("trusted-types 'none'"));
    EXPECT_THAT(page, Not(HasSubstr("unsafe-inline")));
    EXPECT_THAT(page, Not(HasSubstr("{{")));
}

TEST_F(Page, AnyGraphIsOneThatItsDataParseAs) {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const KnowledgeGraph graph = drawn(test::random_rich_graph(seed, test::Texts::any));
        const Json data = data_of(test::write_as("html", graph));
        EXPECT_EQ(data["nodes"]["label"].size(), graph.node_count());
        EXPECT_EQ(data["links"]["rank"].get<std::string>().size(), graph.edge_count());
    }
}

}  // namespace
}  // namespace sigloom
