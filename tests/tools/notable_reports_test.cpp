// `sigloom reports --by`: two topics of five reports each, and one report of both.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class NotableReportsTest : public test::ProgramTest {
  protected:
    void SetUp() override {
        for (int i = 0; i < 5; ++i) {
            write(fmt::format("ice{}", i),
                  {"ice sheets", "sensors", "satellites", fmt::format("place {}", i)});
            write(fmt::format("bikes{}", i),
                  {"bicycles", "lanes", "traffic", fmt::format("town {}", i)});
        }
        write("pure", {"bicycles", "lanes", "traffic"});
        write("both", {"ice sheets", "traffic", "satellites", "lanes"});
    }
    void write(const std::string& name, const std::vector<std::string>& terms) {
        folder_.write(fmt::format("topics/{}.md", name),
                      fmt::format("# __{}__, (from page [20240315](https://example.org/p).)\n\n"
                                  "## Keywords\n\n* {}\n",
                                  name, fmt::join(terms, "\n* ")));
    }
    [[nodiscard]] json rows(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"reports", "topics"});
        arguments.insert(arguments.end(), {"--format", "json"});
        return json::parse(output_of(arguments));
    }
};

TEST_F(NotableReportsTest, WhatCutsAcrossTheMapComesFirst) {
    const json found = rows({"--by", "variation"});
    ASSERT_EQ(found.size(), 12U);
    EXPECT_EQ(found[0]["title"], "both");
    EXPECT_GT(found[0]["variation"], 0);
    EXPECT_LT(found[11]["variation"], 0);
    EXPECT_EQ(rows({"--by", "variation", "--top", "2"}).size(), 2U);
}

TEST_F(NotableReportsTest, EachCommunityHasItsMostTypicalReports) {
    const json found = rows({"--by", "typical"});
    ASSERT_EQ(found.size(), 6U) << "three of each of two";
    std::set<int> communities;
    bool has_pure = false;
    for (const auto& row : found) {
        communities.insert(row["community"].get<int>());
        EXPECT_NE(row["title"], "both");
        EXPECT_FALSE(row["community_name"].get<std::string>().empty());
        has_pure = has_pure || row["title"] == "pure";
    }
    EXPECT_TRUE(has_pure);
    EXPECT_EQ(communities, (std::set<int>{0, 1}));
    EXPECT_EQ(rows({"--by", "typical", "--top", "1"}).size(), 2U);
}

TEST_F(NotableReportsTest, RareCombinationsComeFirst) {
    const json found = rows({"--by", "atypical"});
    EXPECT_EQ(found[0]["title"], "both");
    EXPECT_LT(found[0]["commonness"], 0);
    EXPECT_THAT(found[0]["rarest_pair"].get<std::string>(), HasSubstr(" – "));
}

TEST_F(NotableReportsTest, ANameLeavesThoseThatNameIt) {
    for (const auto& row : rows({"sensors", "--by", "variation"})) {
        EXPECT_THAT(row["title"].get<std::string>(), HasSubstr("ice"));
    }
    EXPECT_THAT(output_of({"reports", "topics", "--by", "typical", "--top", "1"}),
                HasSubstr("typicality 0."));
}

TEST_F(NotableReportsTest, OneReportIsNoMap) {
    folder_.write("one/a.md",
                  "# __One__, (from page [20230101](https://e.org).)\n\n## Keywords\n\n* a\n* b\n");
    const auto outcome = sigloom({"reports", "one", "--by", "variation"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.output, "0 reports\n");
}

}  // namespace
}  // namespace sigloom
