// Graphs for the programs of bench/ that need no names: text, first the number of nodes, then a
// line `node node weight` for each edge.
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom::bench {

inline KnowledgeGraph read_edge_list(const std::string& path) {
    std::ifstream file(path);
    std::size_t count = 0;
    if (!(file >> count)) throw std::runtime_error(path + ": no edge list");
    NodeTable nodes;
    for (std::size_t i = 0; i < count; ++i) {
        nodes.id.push_back(std::to_string(i));
        nodes.label.push_back(std::to_string(i));
        nodes.kind.push_back("");
    }
    EdgeTable edges;
    EdgeEnds ends{};
    double weight = 0;
    while (file >> ends.source >> ends.target >> weight) {
        edges.ends.push_back(ends);
        edges.weight.push_back(weight);
        edges.kind.push_back("");
    }
    return KnowledgeGraph(std::move(nodes), std::move(edges));
}

}  // namespace sigloom::bench
