// Which links a picture can do without: the weight that a link is drawn by, and its backbone rank.
//
// A picture of all links is a hairball, and the heaviest links of the whole graph are those of a
// few hubs. So links are ranked at each of their two ends, and the better rank counts:
//
//   score(e) = w(e) * sqrt(w(e) / sqrt(s(a) * s(b)))
//   rank(e)  = the lower of the places of e among the links of a and among those of b, from 1
//
// with s(a) the sum of the weights of a's links: the weight, and a half power of cosine
// normalisation [1], which keeps hubs from being everybody's best link. Links of the maximum
// spanning forest (core/analysis/thinning/spanning_forest.hpp) have rank 1, so that nothing falls
// apart however few links are drawn. The links of rank at most k are "k links per node".
//
// [1] A. Perianes-Rodriguez, L. Waltman, N. J. van Eck (2016). Constructing bibliometric networks:
//     a comparison between full and fractional counting. Journal of Informetrics 10. (Fractional
//     counting; the cosine is Salton's.)
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// What links are drawn by, one value per edge, above 0: fractional counting
/// (core/analysis/weights/fractional.hpp), by which a report that names many things ties each two
/// of them less; the weights of the graph where it does not carry its evidence.
/// O(edges + places).
std::vector<double> drawing_weights(const KnowledgeGraph& graph,
                                    const MeasureContext& context = {});

/// The rank of each edge, from 1; weights are above 0. Of equal scores the earlier edge counts as
/// better. O(n + m log m).
std::vector<std::int32_t> backbone_ranks(const KnowledgeGraph& graph,
                                         std::span<const double> weight);

/// How many links per node can be looked at: the highest k of which there are at most 2.2 links of
/// rank up to k per node, 1.7 where there are more than 2,000 nodes; at least 1. O(m).
std::int32_t default_links_per_node(std::size_t nodes, std::span<const std::int32_t> rank);

}  // namespace sigloom
