// Graphs as the scripts of bench/ exchange them: nodes, edges (two 32-bit numbers each), the ends
// of each edge as pairs of 32-bit numbers, the weights as doubles; in the machine's byte order.
#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include "bench/timing.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom::bench {

template <typename T>
void write_values(const std::filesystem::path& file, std::span<const T> values,
                  std::ios::openmode mode = std::ios::trunc) {
    std::ofstream out(file, std::ios::binary | mode);
    out.write(reinterpret_cast<const char*>(values.data()),
              static_cast<std::streamsize>(values.size_bytes()));
    if (!out) throw std::runtime_error(file.string() + ": cannot be written");
}

inline void write_edges(const KnowledgeGraph& graph, const std::filesystem::path& file) {
    const std::vector<std::uint32_t> counts{static_cast<std::uint32_t>(graph.node_count()),
                                            static_cast<std::uint32_t>(graph.edge_count())};
    write_values(file, std::span(counts));
    write_values(file, std::span(graph.edges().ends), std::ios::app);
    write_values(file, std::span(graph.edges().weight), std::ios::app);
}

/// The graph with nodes "0", "1", ...
inline KnowledgeGraph read_edges(const std::filesystem::path& file) {
    const std::string bytes = slurp(file);
    const char* at = bytes.data();
    const auto take = [&](auto& values) {
        const std::size_t size = values.size() * sizeof(values[0]);
        if (size > static_cast<std::size_t>(bytes.data() + bytes.size() - at)) {
            throw std::runtime_error(file.string() + ": too short");
        }
        std::memcpy(values.data(), at, size);
        at += size;
    };
    std::vector<std::uint32_t> counts(2);
    take(counts);
    NodeTable nodes;
    for (std::uint32_t i = 0; i < counts[0]; ++i) {
        const std::string id = std::to_string(i);
        nodes.id.push_back(id);
        nodes.label.push_back(id);
        nodes.kind.push_back("");
    }
    EdgeTable edges;
    edges.ends.resize(counts[1]);
    edges.weight.resize(counts[1]);
    take(edges.ends);
    take(edges.weight);
    for (std::uint32_t i = 0; i < counts[1]; ++i) edges.kind.push_back("");
    return KnowledgeGraph(std::move(nodes), std::move(edges));
}

}  // namespace sigloom::bench
