// docs/doctor.md has every rule.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <array>
#include <fstream>
#include <sstream>
#include <string>

#include "exporters/doctor/rules.hpp"
#include "tests/support/samples.hpp"

namespace sigloom {
namespace {

/// In the order of Kind.
constexpr std::array kinds{
    "GraphML", "GEXF", "node-link JSON", "graphology", "Cytoscape.js", "VOSviewer",
    "JGF",     "CSV",  "Neo4j CSV",      "GML",        "DOT",          "Pajek"};

std::string line_of(const doctor::Rule& rule) {
    std::string of;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (!rule.kinds.has(static_cast<doctor::Kind>(i))) continue;
        of += fmt::format("{}{}", of.empty() ? "" : ", ", kinds[i]);
    }
    std::string effects;
    for (const doctor::Effect& effect : rule.effects) {
        if (effect.does.empty()) continue;
        effects += fmt::format("{}{} {}", effects.empty() ? "" : "; ", name_of(effect.program),
                               effect.does);
    }
    return fmt::format("| `{}`{} | {} | {} | {} |\n", rule.name,
                       rule.told == doctor::Told::if_asked ? " (with `--for`)" : "", of, effects,
                       rule.repair);
}

TEST(DoctorDocument, HasEveryRule) {
    std::ifstream file(test::source_folder() / "docs" / "doctor.md");
    std::ostringstream text;
    text << file.rdbuf();
    std::string table = "| rule | files | what programs do | repair |\n|---|---|---|---|\n";
    for (const doctor::Rule& rule : doctor::rules()) table += line_of(rule);
    EXPECT_THAT(text.str(), testing::HasSubstr(table)) << table;
}

}  // namespace
}  // namespace sigloom
