// Communities of a graph, one division per seed:
//
//     communities_bench EDGES THREADS RUNS OUT SEED...
//
// Prints `seconds` and `quality` for each seed, and writes the communities (32-bit numbers, the
// divisions one after the other) to OUT.
#include "core/analysis/communities/communities.hpp"

#include <cstdlib>

#include "bench/edge_file.hpp"

int main(int argc, char** argv) try {
    if (argc < 6) {
        throw std::runtime_error("usage: communities_bench EDGES THREADS RUNS OUT SEED...");
    }
    const sigloom::KnowledgeGraph graph = sigloom::bench::read_edges(argv[1]);
    sigloom::CommunityOptions options;
    options.context.threads = static_cast<unsigned>(std::atoi(argv[2]));
    options.runs = static_cast<unsigned>(std::atoi(argv[3]));
    std::vector<std::int32_t> divisions;
    for (const char* seed : std::span(argv + 5, argv + argc)) {
        options.seed = static_cast<std::uint64_t>(std::atoll(seed));
        sigloom::Communities result;
        const double seconds =
            sigloom::bench::seconds([&] { result = sigloom::communities(graph, options); });
        sigloom::bench::print("seconds", seconds);
        sigloom::bench::print("quality", result.quality);
        divisions.insert(divisions.end(), result.community.begin(), result.community.end());
    }
    sigloom::bench::write_values(argv[4], std::span<const std::int32_t>(divisions));
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
