#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>

#include "core/graph/build.hpp"
#include "core/text/fold.hpp"
#include "tests/support/samples.hpp"

namespace sigloom {
namespace {

TEST(TermKinds, EveryTermOfTheSamplesIsWhatAPersonCallsIt) {
    DiagnosticList diagnostics;
    std::map<std::string, std::string> kind_of;
    const auto reports = test::sample_reports();
    for (const NameEntry& name :
         build_graph(reports, {{.ledger = Ledger::keep}}, diagnostics).names) {
        kind_of[fold(name.surface)] = name.kind;
    }
    std::ifstream labels(test::source_folder() / "tests/text/sample_kinds.tsv");
    std::string line;
    std::size_t checked = 0;
    while (std::getline(labels, line)) {
        const std::size_t tab = line.find('\t');
        if (line.starts_with("term\t") || tab == std::string::npos) continue;
        const std::string term = line.substr(0, tab);
        EXPECT_EQ(kind_of[fold(term)], line.substr(tab + 1)) << term;
        ++checked;
    }
    EXPECT_GT(checked, 50U);
}

}  // namespace
}  // namespace sigloom
