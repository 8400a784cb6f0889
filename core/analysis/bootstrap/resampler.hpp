// The graph of a resample: as many reports, drawn from the same ones with replacement [1].
//
//   reports  A B C D   --draw-->  A A C D   --add up-->  edges of A count twice, those of B are
//   gone
//
// Edge weights are added up anew from what each report gives to each edge; nothing is read again.
// The nodes stay, also those that no drawn report names: these are isolated then. Edges that the
// graph does not have, because a filter left them out, do not come back.
//
// [1] B. Efron (1979). Bootstrap methods: another look at the jackknife. Annals of Statistics 7.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/graph/evidence.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct EdgeContribution;

/// How often each report is drawn; the sum is the number of reports. The same seed and round
/// give the same draw on every machine.
std::vector<std::uint32_t> draw_reports(std::size_t reports, std::uint64_t seed,
                                        std::uint32_t round);

class Resampler {
  public:
    /// Throws std::invalid_argument when the graph does not carry its evidence, or when its weights
    /// are not sums of relevancies (see weight_schemes.hpp). The graph outlives it. O(m + places).
    explicit Resampler(const KnowledgeGraph& graph, const MeasureContext& context = {});
    ~Resampler();
    Resampler(const Resampler&) = delete;
    Resampler& operator=(const Resampler&) = delete;

    /// The graph in which each report counts as often as it was drawn: ids, labels and kinds of the
    /// nodes, and weights; no other columns, no kinds of edges, no evidence. O(n + m + places).
    [[nodiscard]] KnowledgeGraph graph_of(const std::vector<std::uint32_t>& times_drawn) const;

  private:
    const KnowledgeGraph& graph_;
    ListPerNode<EdgeContribution> contributions_;
};

}  // namespace sigloom
