// The graph of the sample reports, which has evidence.
#pragma once

#include "core/graph/build.hpp"
#include "tests/analysis/graphs.hpp"
#include "tests/support/samples.hpp"

namespace sigloom::test {

inline KnowledgeGraph sample_graph(PairChoice pairs, ReportNodes report_nodes) {
    DiagnosticList ignored;
    return build_graph(sample_reports(), {{.pairs = pairs, .report_nodes = report_nodes}}, ignored)
        .graph;
}

}  // namespace sigloom::test
