// build_bench FOLDER [THREADS [NAMES]]: how long it takes to find and read the reports below a
// folder and to build their graph, and how much memory that needs. NAMES: exact, as by default, or
// learned.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "bench/timing.hpp"

int main(int argc, char** argv) try {
    const std::string_view names = argc == 4 ? argv[3] : "exact";
    if (argc < 2 || argc > 4 || (names != "exact" && names != "learned")) {
        throw std::runtime_error("usage: build_bench FOLDER [THREADS [exact|learned]]");
    }
    sigloom::BuildOptions options;
    options.names = names == "learned" ? sigloom::NamesRule::learned : sigloom::NamesRule::exact;
    if (argc > 2) options.threads = static_cast<unsigned>(std::atoi(argv[2]));
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
