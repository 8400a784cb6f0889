// Graphs for tests: random ones of many shapes, reproducible from a seed, and small ones by hand.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom::test {

struct WeightedEdge {
    Node source;
    Node target;
    double weight = 1;
};

/// A graph with nodes "n0", "n1", ... of kind theme and edges of kind cooccurs.
KnowledgeGraph make_graph(std::size_t nodes, std::span<const WeightedEdge> edges);

/// Graph number `seed` of an endless series of small ones: empty, edgeless, paths, stars, trees,
/// cycles, grids, cliques, joined cliques (as reports make them), sparse and dense random graphs,
/// several components, isolated nodes; unit and random weights.
KnowledgeGraph random_graph(std::uint32_t seed);

/// Which texts a graph may have: those of every syntax, or only what XML 1.0 can carry.
enum class Texts : std::uint8_t { any, legal_in_xml };

/// The random graph of that number with more kinds, columns of every type with and without missing
/// values, texts that need escaping in every syntax, and evidence. Column names are lower case.
KnowledgeGraph random_rich_graph(std::uint32_t seed, Texts texts);

}  // namespace sigloom::test
