// The graph of the sample reports, which has evidence.
#pragma once

#include <filesystem>
#include <span>

#include "core/graph/build.hpp"
#include "tests/analysis/graphs.hpp"

namespace sigloom::test {

inline KnowledgeGraph sample_graph(PairChoice pairs, ReportNodes report_nodes) {
    const std::filesystem::path samples = SIGLOOM_SAMPLES;
    DiagnosticList ignored;
    const auto files = find_reports(std::span(&samples, 1), ignored);
    return build_graph(files, {{.pairs = pairs, .report_nodes = report_nodes}}, ignored).graph;
}

}  // namespace sigloom::test
