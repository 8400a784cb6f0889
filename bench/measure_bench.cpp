// Times measures on a graph, and writes what they found.
//
//     measure_bench graph REPORTS terms|terms-only|all FILE
//         builds the graph of some reports and writes its edges, without nodes that have none
//     measure_bench run FILE THREADS ROUNDS FOLDER MEASURE...
//         prints a line `measure wall-seconds processor-seconds` for each round; the values of a
//         measure go to FOLDER/MEASURE, as doubles. The measure `boost` is Boost.Graph's
//         betweenness.
#include <boost/graph/betweenness_centrality.hpp>
#include <span>
#include <string>
#include <string_view>

#include "bench/edge_file.hpp"
#include "bench/timing.hpp"
#include "core/analysis/measures.hpp"
#include "core/graph/boost_graph.hpp"
#include "core/graph/subgraph.hpp"

namespace sigloom::bench {
namespace {

PairChoice pair_choice(std::string_view name) {
    if (name == "terms") return PairChoice::terms;
    if (name == "terms-only") return PairChoice::terms_only;
    if (name == "all") return PairChoice::all;
    throw std::runtime_error(std::string(name) + ": no choice of pairs");
}

int write_graph(std::span<char* const> arguments) {
    DiagnosticList oddities;
    BuildOptions options;
    options.pairs = pair_choice(arguments[1]);
    const KnowledgeGraph graph = build_graph(reports_below(arguments[0]), options, oddities).graph;
    std::vector<Node> kept;
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (graph.degree(node) > 0) kept.push_back(node);
    }
    write_edges(induced_subgraph(graph, kept), arguments[2]);
    return 0;
}

std::vector<double> boost_betweenness(const KnowledgeGraph& graph) {
    std::vector<double> values(graph.node_count(), 0);
    boost::brandes_betweenness_centrality(
        graph, boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, graph)));
    return values;
}

ColumnData compute(const std::string& name, const KnowledgeGraph& graph,
                   const MeasureContext& context) {
    if (name == "boost") return boost_betweenness(graph);
    const Measure* measure = find_measure(name);
    if (measure == nullptr) throw std::runtime_error(name + ": no measure");
    return measure->compute(graph, context);
}

int time_measures(std::span<char* const> arguments) {
    const KnowledgeGraph graph = read_edges(arguments[0]);
    MeasureContext context;
    context.threads = static_cast<unsigned>(std::stoul(arguments[1]));
    for (const std::string name : arguments.subspan(4)) {
        Column column{name, {}, {}};
        for (int round = std::stoi(arguments[2]); round > 0; --round) {
            const double before = processor_seconds();
            const double wall = seconds([&] { column.data = compute(name, graph, context); });
            std::printf("%s %.6f %.6f\n", name.c_str(), wall, processor_seconds() - before);
        }
        std::vector<double> values;
        for (std::size_t row = 0; row < column.size(); ++row) {
            values.push_back(column.number(row).value());
        }
        write_values(std::filesystem::path(arguments[3]) / name, std::span<const double>(values));
    }
    return 0;
}

}  // namespace
}  // namespace sigloom::bench

int main(int count, char** values) {
    const std::span<char* const> arguments(values, static_cast<std::size_t>(count));
    try {
        const std::string_view command = count > 1 ? arguments[1] : "";
        if (command == "graph" && count == 5) {
            return sigloom::bench::write_graph(arguments.subspan(2));
        }
        if (command == "run" && count > 6) {
            return sigloom::bench::time_measures(arguments.subspan(2));
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    std::fprintf(stderr, "see the head of bench/measure_bench.cpp for how to use it\n");
    return 2;
}
