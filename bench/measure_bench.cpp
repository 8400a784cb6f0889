// One measure of a graph, as `rank --by` computes it:
//
//     measure_bench EDGES THREADS ROUNDS OUT MEASURE...
//
// Prints `MEASURE seconds` for each round and writes the values (doubles, one measure after the
// other) to OUT.
#include <cstdlib>

#include "bench/edge_file.hpp"
#include "core/analysis/measures.hpp"

int main(int argc, char** argv) try {
    if (argc < 6) {
        throw std::runtime_error("usage: measure_bench EDGES THREADS ROUNDS OUT MEASURE...");
    }
    const sigloom::KnowledgeGraph graph = sigloom::bench::read_edges(argv[1]);
    sigloom::MeasureContext context;
    context.threads = static_cast<unsigned>(std::atoi(argv[2]));
    std::vector<double> values;
    for (const char* name : std::span(argv + 5, argv + argc)) {
        const sigloom::Measure* measure = sigloom::find_measure(name);
        if (measure == nullptr) throw std::runtime_error(std::string(name) + ": no such measure");
        sigloom::Column column;
        for (int round = 0; round < std::atoi(argv[3]); ++round) {
            const double seconds =
                sigloom::bench::seconds([&] { column.data = measure->compute(graph, context); });
            sigloom::bench::print(name, seconds);
        }
        for (std::size_t row = 0; row < column.size(); ++row) {
            values.push_back(column.number(row).value());
        }
    }
    sigloom::bench::write_values(argv[4], std::span<const double>(values));
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
