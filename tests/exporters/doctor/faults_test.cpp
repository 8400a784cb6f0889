// The files of faults/, each with one planted fault: what is found in them, where, and that the repair leaves
// nothing of it. expected.txt has a line for each file: the findings as LINE:COLUMN RULE.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "exporters/doctor/doctor.hpp"
#include "tests/support/samples.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::filesystem::path& faults() {
    static const std::filesystem::path folder =
        test::source_folder() / "tests" / "exporters" / "doctor" / "faults";
    return folder;
}

/// Rules that are told only where --for names a program.
std::vector<Program> asked_for(const std::string& name) {
    static const std::map<std::string, Program> asked{
        {"two-blocks.gexf", Program::graphology}, {"entity.gml", Program::igraph},
        {"label-twice.gml", Program::networkx},   {"dot-color.dot", Program::gephi},
        {"always-directed.net", Program::gephi},  {"no-role.nodes.csv", Program::neo4j},
        {"no-role.edges.csv", Program::neo4j},
    };
    const auto found = asked.find(name);
    return found == asked.end() ? std::vector<Program>() : std::vector{found->second};
}

std::vector<std::string> names_of_faults() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(faults())) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

RawGraph read_fault(const std::string& name) {
    DiagnosticList list;
    const auto graph = read_raw_graph((faults() / name).string(), list);
    EXPECT_THAT(list.list(), IsEmpty()) << name;
    return graph.value();
}

std::string in_words(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& each : findings) {
        text +=
            fmt::format("{}{}:{} {}", text.empty() ? "" : ", ", each.line, each.column, each.rule);
    }
    return text;
}

std::map<std::string, std::string> expected() {
    std::ifstream file(test::source_folder() / "tests" / "exporters" / "doctor" / "expected.txt");
    std::map<std::string, std::string> lines;
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(": ");
        lines[line.substr(0, colon)] = line.substr(colon + 2);
    }
    return lines;
}

TEST(Faults, EachIsFoundInItsPlaceAndNothingElse) {
    std::map<std::string, std::string> found;
    for (const std::string& name : names_of_faults()) {
        found[name] = in_words(examine(read_fault(name), asked_for(name)));
    }
    const std::map<std::string, std::string> wanted = expected();
    for (const auto& [name, findings] : found) {
        const auto line = wanted.find(name);
        EXPECT_EQ(findings, line == wanted.end() ? "a line of expected.txt" : line->second) << name;
    }
    EXPECT_EQ(found.size(), wanted.size());
    EXPECT_GE(found.size(), 40U);
}

TEST(Faults, EveryRuleFindsTheFaultThatIsCalledLikeIt) {
    std::set<std::pair<std::string_view, doctor::Kind>> tried;
    std::set<std::string_view> rules;
    for (const std::string& name : names_of_faults()) {
        for (const Finding& each : examine(read_fault(name), asked_for(name))) {
            if (name.starts_with(each.rule)) rules.insert(each.rule);
        }
    }
    for (const doctor::Rule& rule : doctor::rules())
        EXPECT_TRUE(rules.contains(rule.name)) << rule.name;
}

TEST(Faults, ARepairLeavesNothingThatItSaysItMends) {
    for (const std::string& name : names_of_faults()) {
        DiagnosticList list;
        const std::vector<Program> programs = asked_for(name);
        const MendedGraph mended = mend(read_fault(name), programs, list);
        for (const Finding& each : mended.left) {
            EXPECT_FALSE(each.can_be_mended) << name << ": " << each.message;
        }
        EXPECT_EQ(in_words(examine(mended.graph, programs)), in_words(mended.left)) << name;
    }
}

TEST(Faults, WhatIsWholeStaysAsItIs) {
    for (const std::string& name : names_of_faults()) {
        DiagnosticList list;
        const std::vector<Program> programs = asked_for(name);
        const MendedGraph mended = mend(read_fault(name), programs, list);
        const MendedGraph again = mend(mended.graph, programs, list);
        EXPECT_EQ(again.graph.bytes, mended.graph.bytes) << name;
        EXPECT_FALSE(again.loses_content) << name;
    }
}

}  // namespace
}  // namespace sigloom
