// io_bench REPORTS FOLDER ROUNDS: builds the graph of some reports and times how long GraphML, JSON and
// GEXF take to be written into FOLDER and read back, and how many bytes a second every format of one
// file is written with, on one thread and to nowhere. The graph is written without its evidence, which no
// other library's file carries: nodes, edges and columns only; but SQLite with it.
#include <fcntl.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <numeric>

#include "bench/timing.hpp"
#include "core/base/threads.hpp"
#include "core/graph/column_names.hpp"
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

/// The graph with positions, sizes and colours, which some formats are made for.
sigloom::KnowledgeGraph drawn(const sigloom::KnowledgeGraph& graph) {
    std::vector<double> x(graph.node_count());
    std::vector<double> y(graph.node_count());
    std::vector<double> size(graph.node_count());
    sigloom::TextColumn color;
    for (std::size_t row = 0; row < x.size(); ++row) {
        x[row] = 0.37 * static_cast<double>(row);
        y[row] = 1.91 * static_cast<double>(row * row % 9973);
        size[row] = 2 + static_cast<double>(row % 13);
        color.push_back(row % 2 == 0 ? "#1f77b4" : "#ff7f0e");
    }
    namespace names = sigloom::column_names;
    return graph.with_node_columns(sigloom::make_columns(
        sigloom::Column{names::x, std::move(x), {}}, sigloom::Column{names::y, std::move(y), {}},
        sigloom::Column{names::size, std::move(size), {}},
        sigloom::Column{names::color, std::move(color), {}}));
}

/// Megabytes a second of one thread, and by how much the peak of memory grows.
void measure_speed(const sigloom::KnowledgeGraph& graph, const std::filesystem::path& folder) {
    for (const sigloom::Format& format : sigloom::formats()) {
        if (format.shape() != sigloom::Shape::stream || format.needs.colors ||
            format.needs.evidence) {
            continue;
        }
        const auto file = folder / "of_one_thread";
        if (!sigloom::write_graph_file(graph, format, file).error.empty()) continue;
        const double megabytes = static_cast<double>(std::filesystem::file_size(file)) / 1e6;
        std::filesystem::remove(file);
        const auto write_to_nowhere = [&] {
            const int nowhere = open("/dev/null", O_WRONLY);
            sigloom::Destination destination(sigloom::Output::to_descriptor(nowhere, "/dev/null"));
            destination.write(format, {graph, sigloom::FormatOptions()});
            destination.close();
            close(nowhere);
        };
        double fastest = 1e9;
        double growth = 0;
        sigloom::run_on_threads(1, [&] {
            for (int round = 0; round < 3; ++round) {
                const double before = sigloom::bench::processor_seconds();
                write_to_nowhere();
                fastest = std::min(fastest, sigloom::bench::processor_seconds() - before);
            }
            growth = sigloom::bench::peak_growth_mib(write_to_nowhere);
        });
        const std::string name(format.name);
        sigloom::bench::print((name + "_megabytes").c_str(), megabytes);
        sigloom::bench::print((name + "_per_second").c_str(), megabytes / fastest);
        sigloom::bench::print((name + "_growth_mib").c_str(), growth);
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
    measure(graph, "gexf", folder / "sigloom.gexf", rounds);
    const auto& sqlite = *sigloom::find_format("sqlite");
    sigloom::bench::print("sqlite_write", sigloom::bench::seconds([&] {
                              sigloom::write_graph_file(built.graph, sqlite,
                                                        folder / "sigloom.sqlite");
                          }));
    measure_speed(drawn(graph), folder);
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
