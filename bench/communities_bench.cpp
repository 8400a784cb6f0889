// Communities of a graph by the options that the command has by default, one division per seed:
//
//     communities_bench EDGES THREADS modularity|cpm RESOLUTION OUT SEED...
//
// Prints `seconds` of the processor and `quality` for each seed, and writes the communities (32-bit
// numbers, the divisions one after the other) to OUT.
#include "core/analysis/communities/communities.hpp"

#include <cstdlib>
#include <string_view>

#include "bench/edge_file.hpp"

int main(int argc, char** argv) try {
    if (argc < 7) {
        throw std::runtime_error(
            "usage: communities_bench EDGES THREADS modularity|cpm RESOLUTION OUT SEED...");
    }
    const sigloom::KnowledgeGraph graph = sigloom::bench::read_edges(argv[1]);
    sigloom::CommunityOptions options;
    options.context.threads = static_cast<unsigned>(std::atoi(argv[2]));
    if (std::string_view(argv[3]) == "cpm") options.quality = sigloom::CommunityQuality::potts;
    options.resolution = std::atof(argv[4]);
    std::vector<std::int32_t> divisions;
    for (const char* seed : std::span(argv + 6, argv + argc)) {
        options.seed = static_cast<std::uint64_t>(std::atoll(seed));
        const double before = sigloom::bench::processor_seconds();
        const sigloom::Communities result = sigloom::communities(graph, options);
        sigloom::bench::print("seconds", sigloom::bench::processor_seconds() - before);
        sigloom::bench::print("quality", result.quality);
        divisions.insert(divisions.end(), result.community.begin(), result.community.end());
    }
    sigloom::bench::write_values(argv[5], std::span<const std::int32_t>(divisions));
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
