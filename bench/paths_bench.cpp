// Times measures on a graph, and writes what they found.
//
//     paths_bench EDGES THREADS ROUNDS FOLDER MEASURE...
//
// EDGES as in edge_list.hpp. Prints a line `measure wall-seconds cpu-seconds` for each round; the
// values of each measure go to FOLDER/MEASURE.txt, one a line.
#include <charconv>
#include <ctime>
#include <iostream>
#include <span>

#include "bench/edge_list.hpp"
#include "bench/timing.hpp"
#include "core/analysis/measures.hpp"

namespace sigloom::bench {
namespace {

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void write(const std::string& path, const Column& column) {
    std::ofstream file(path);
    file.precision(17);
    for (std::size_t row = 0; row < column.size(); ++row)
        file << column.number(row).value() << '\n';
}

int run(std::span<char* const> arguments) {
    const KnowledgeGraph graph = read_edge_list(arguments[1]);
    const MeasureContext context{.threads = static_cast<unsigned>(std::stoul(arguments[2])),
                                 .progress = {}};
    const int rounds = std::stoi(arguments[3]);
    for (const std::string name : arguments.subspan(5)) {
        const Measure* measure = find_measure(name);
        if (measure == nullptr) throw std::runtime_error(name + ": no measure");
        Column column{name, {}, {}};
        for (int round = 0; round < rounds; ++round) {
            const double cpu_before = cpu_seconds();
            const double wall = seconds([&] { column.data = measure->compute(graph, context); });
            std::cout << name << ' ' << wall << ' ' << cpu_seconds() - cpu_before << std::endl;
        }
        write(std::string(arguments[4]) + "/" + name + ".txt", column);
    }
    return 0;
}

}  // namespace
}  // namespace sigloom::bench

int main(int count, char** values) {
    const std::span<char* const> arguments(values, static_cast<std::size_t>(count));
    if (arguments.size() < 6) {
        std::cerr << "usage: paths_bench EDGES THREADS ROUNDS FOLDER MEASURE...\n";
        return 2;
    }
    try {
        return sigloom::bench::run(arguments);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
