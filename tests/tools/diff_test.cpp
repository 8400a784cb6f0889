// `sigloom diff`, on two years of reports: "kites" come up, "rain" is in half of all in both.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using nlohmann::json;
using test::expect_failure;
using test::expect_wrong_use;
using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class DiffTest : public test::ProgramTest {
  protected:
    void SetUp() override {
        for (int i = 0; i < 30; ++i) write("old", 2023, i, i % 10 == 0, i % 3 == 0);
        for (int i = 0; i < 30; ++i) write("new", 2024, i, i % 2 == 0, false);
    }
    void write(const std::string& to, int year, int number, bool kites, bool coal) {
        std::string text = fmt::format(
            "# __Report {0} of {1}__, (from page [{1}0315](https://example.org/p).)\n\n"
            "__[External link](https://example.org/{1}/{0})__\n\n## Keywords\n\n* weather\n",
            number, year);
        if (number % 2 == 0) text += "* rain\n* Umbrellas\n* puddles\n";
        if (kites) text += "* kites\n* kite power\n* high wind\n";
        if (coal) text += "* coal\n";
        text += "\n## Summary\n\nKites fly, and kites are light.\n";
        folder_.write(fmt::format("{}/{:03}.md", to, number), text);
    }
    [[nodiscard]] json rows(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "diff");
        arguments.insert(arguments.end(), {"--format", "json", "--top", "0"});
        return json::parse(output_of(arguments));
    }
    static json find(const json& rows, const std::string& of, const std::string& label) {
        for (const auto& row : rows) {
            if (row["of"] == of && row["label"] == label) return row;
        }
        return {};
    }
};

TEST_F(DiffTest, TellsWhatIsNewGoneStrongerAndWeaker) {
    const json all = rows({"old", "new"});
    const json kites = find(all, "node", "kites");
    EXPECT_EQ(kites["change"], "stronger");
    EXPECT_EQ(kites["reports_before"], 3);
    EXPECT_EQ(kites["reports_after"], 15);
    EXPECT_DOUBLE_EQ(kites["share_after"].get<double>(), 0.5);
    EXPECT_LT(kites["adjusted_p"], 0.05);
    const json coal = find(all, "node", "coal");
    EXPECT_EQ(coal["change"], "gone");
    EXPECT_EQ(coal["weight_after"], 0);
    EXPECT_TRUE(find(all, "node", "rain").is_null()) << "as before";
    const json edge = find(all, "edge", "high wind");
    EXPECT_FALSE(edge["target"].get<std::string>().empty());
    EXPECT_EQ(edge["kind"], "cooccurs");
}

TEST_F(DiffTest, ShowsPeopleTheSameInFewerColumns) {
    const std::string table = output_of({"diff", "old", "new"});
    EXPECT_THAT(table, AllOf(StartsWith("change"), ContainsRegex("stronger +node +kites"),
                             HasSubstr("30 reports before, 30 reports after")));
    EXPECT_THAT(output_of({"diff", "old", "new", "--of", "nodes"}), Not(HasSubstr("edge  ")));
    EXPECT_THAT(output_of({"diff", "old", "new", "--format", "md"}), StartsWith("| change |"));
    expect_failure(sigloom({"diff", "old", "new", "--kind", "signals"}),
                   "no node is of kind 'signals'");
}

TEST_F(DiffTest, NothingChangedFromOneToItself) {
    ASSERT_EQ(sigloom({"build", "old", "-o", "old.json", "-o", "old.graphml", "-q"}).exit_code, 0);
    EXPECT_EQ(output_of({"diff", "old", "old"}), "Nothing changed.\n");
    for (const char* file : {"old", "old.json", "old.graphml"}) {
        EXPECT_EQ(rows({file, file, "--level", "1", "--least", "0"}), json::array()) << file;
    }
    EXPECT_EQ(rows({"old", "old.json"}), json::array()) << "reports, and the graph of them";
    EXPECT_THAT(output_of({"diff", "old", "old", "--format", "csv"}), StartsWith("change,of,id,"));
}

/// What a row says, the other way round where `mirror`.
std::multiset<std::string> facts(const json& rows, bool mirror) {
    const std::map<std::string, std::string> opposite{{"new", "gone"},
                                                      {"gone", "new"},
                                                      {"stronger", "weaker"},
                                                      {"weaker", "stronger"},
                                                      {"split", "merged"},
                                                      {"merged", "split"},
                                                      {"changed", "changed"},
                                                      {"newly central", "no longer central"},
                                                      {"newly bridging", "no longer bridging"},
                                                      {"no longer central", "newly central"},
                                                      {"no longer bridging", "newly bridging"}};
    std::multiset<std::string> facts;
    for (json row : rows) {
        if (mirror) {
            row["change"] = opposite.at(row["change"].get<std::string>());
            for (const std::string what : {"reports", "share", "weight"}) {
                std::swap(row[what + "_before"], row[what + "_after"]);
            }
        }
        if (row["of"] == "community") {  // called by its terms of either time
            row["label"] = nullptr;
            row["details"] = nullptr;
        }
        facts.insert(row.dump());
    }
    return facts;
}

TEST_F(DiffTest, TheOtherWayRoundIsTheMirrorImage) {
    ASSERT_EQ(sigloom({"build", "old", "-o", "old.graphml", "-q"}).exit_code, 0);
    ASSERT_EQ(sigloom({"build", "new", "-o", "new.graphml", "-q"}).exit_code, 0);
    for (const auto& [a, b] : {std::pair("old", "new"), {"old.graphml", "new.graphml"}}) {
        const json there = rows({a, b, "--level", "1"});
        EXPECT_GT(there.size(), 10U);
        EXPECT_EQ(facts(there, true), facts(rows({b, a, "--level", "1"}), false));
    }
}

TEST_F(DiffTest, NamesAreLearnedFromBothSides) {
    // Only the reports of one side say what LLMs are.
    const auto report = [](const std::string& title, const std::string& keyword,
                           const std::string& summary) {
        return fmt::format(
            "# __{}__, (from page [20230101](https://example.org/p).)\n\n## Keywords\n\n* {}\n"
            "* sea\n\n## Summary\n\n{}\n",
            title, keyword, summary);
    };
    for (const std::string title : {"first", "second"}) {
        folder_.write("one/" + title + ".md",
                      report("The " + title, "large language models",
                             "Large language models (LLMs) speak. So large language models do."));
        folder_.write("two/" + title + ".md",
                      report("Another " + title, "LLMs", "Nobody asks what LLMs do."));
    }
    for (const json& row : rows({"one", "two"})) EXPECT_NE(row["of"], "node") << row;
}

TEST_F(DiffTest, TheGraphHasBothWithAColumnChange) {
    ASSERT_EQ(sigloom({"diff", "old", "new", "-o", "both.json"}).exit_code, 0);
    const json graph = json::parse(folder_.read("both.json"));
    std::map<std::string, json> nodes;
    for (const auto& node : graph["nodes"]) nodes.emplace(node["id"], node);
    EXPECT_EQ(nodes.at("theme:kites")["change"], "stronger");
    EXPECT_EQ(nodes.at("theme:coal")["change"], "gone");
    EXPECT_EQ(nodes.at("theme:rain")["change"], "same");
    EXPECT_FALSE(nodes.at("theme:coal").contains("reports_after"));
    std::size_t gone = 0;
    for (const auto& edge : graph["edges"]) gone += edge["change"] == "gone" ? 1 : 0;
    EXPECT_EQ(gone, 7U) << "coal with weather, with three terms of rain and three of kites";
}

TEST_F(DiffTest, IsTheSameForAnyNumberOfThreads) {
    const auto with = [&](const std::string& threads) {
        return output_of({"diff", "old", "new", "--format", "csv", "--threads", threads});
    };
    EXPECT_EQ(with("1"), with("2"));
}

TEST_F(DiffTest, AsksForTwoInputs) {
    expect_wrong_use(sigloom({"diff", "old"}), "give OLD and NEW");
    expect_wrong_use(sigloom({"diff", "old", "new", "old"}), "give OLD and NEW");
    expect_wrong_use(sigloom({"diff", "-", "-"}), "standard input can be read only once");
    expect_wrong_use(sigloom({"diff", "old", "new", "--of", "node"}), "unknown --of 'node'");
    expect_wrong_use(sigloom({"diff", "old", "new", "--level", "0"}), "--level must be above 0");
    expect_failure(sigloom({"diff", "old", "nowhere"}), "no report was found in nowhere");
}

}  // namespace
}  // namespace sigloom
