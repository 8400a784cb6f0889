// io_bench REPORTS FOLDER ROUNDS: builds the graph of some reports and times how long GraphML and
// JSON take to be written into FOLDER and read back. The graph is written without its evidence,
// which no other library's file carries: nodes, edges and columns only.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <numeric>

#include "bench/timing.hpp"
#include "exporters/formats.hpp"

namespace {

double weight_sum(const sigloom::KnowledgeGraph& graph) {
    const auto& weight = graph.edges().weight;
    return std::accumulate(weight.begin(), weight.end(), 0.0);
}

void print_counts(const std::string& who, const sigloom::KnowledgeGraph& graph) {
    std::printf("%s_nodes %zu\n%s_edges %zu\n%s_weight %.17g\n", who.c_str(), graph.node_count(),
                who.c_str(), graph.edge_count(), who.c_str(), weight_sum(graph));
}

void measure(const sigloom::KnowledgeGraph& graph, const std::string& format_name,
             const std::filesystem::path& file, int rounds) {
    const sigloom::Format& format = *sigloom::find_format(format_name);
    for (int round = 0; round < rounds; ++round) {
        const double write_time = sigloom::bench::seconds([&] {
            const auto result = sigloom::write_graph_file(graph, format, file);
            if (!result.error.empty()) throw std::runtime_error(result.error);
        });
        std::optional<sigloom::KnowledgeGraph> again;
        sigloom::DiagnosticList oddities;
        const double read_time = sigloom::bench::seconds(
            [&] { again = sigloom::read_graph_file(file.string(), oddities); });
        if (!again || !(again->nodes() == graph.nodes()) || !(again->edges() == graph.edges())) {
            throw std::runtime_error(file.string() +
                                     ": what was read differs from what was written");
        }
        sigloom::bench::print((format_name + "_write").c_str(), write_time);
        sigloom::bench::print((format_name + "_read").c_str(), read_time);
        if (round == 0) print_counts(format_name, *again);
    }
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 4) throw std::runtime_error("usage: io_bench REPORTS FOLDER ROUNDS");
    const std::filesystem::path folder = argv[2];
    const int rounds = std::atoi(argv[3]);
    sigloom::DiagnosticList oddities;
    const auto built = sigloom::build_graph(sigloom::bench::reports_below(argv[1]), {}, oddities);
    const sigloom::KnowledgeGraph graph(built.graph.nodes(), built.graph.edges());
    measure(graph, "graphml", folder / "sigloom.graphml", rounds);
    measure(graph, "json", folder / "sigloom.json", rounds);
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
