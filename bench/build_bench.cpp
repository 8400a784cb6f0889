// build_bench FOLDER [THREADS]: how long it takes to find and read the reports below a folder and
// to build their graph, and how much memory that needs.
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "bench/timing.hpp"

int main(int argc, char** argv) try {
    if (argc < 2 || argc > 3) throw std::runtime_error("usage: build_bench FOLDER [THREADS]");
    sigloom::BuildOptions options;
    options.names = sigloom::NamesRule::exact;  // names_bench measures what learning them adds
    if (argc == 3) options.threads = static_cast<unsigned>(std::atoi(argv[2]));
    sigloom::DiagnosticList oddities;
    std::size_t reports = 0;
    sigloom::BuildResult result;
    const double time = sigloom::bench::seconds([&] {
        const auto files = sigloom::bench::reports_below(argv[1]);
        reports = files.size();
        result = sigloom::build_graph(files, options, oddities);
    });
    sigloom::bench::print("seconds", time);
    sigloom::bench::print("reports", static_cast<double>(reports));
    sigloom::bench::print("nodes", static_cast<double>(result.graph.node_count()));
    sigloom::bench::print("edges", static_cast<double>(result.graph.edge_count()));
    sigloom::bench::print("peak_mib", sigloom::bench::peak_mib());
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
