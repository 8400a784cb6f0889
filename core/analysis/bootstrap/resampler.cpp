#include "core/analysis/bootstrap/resampler.hpp"

#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "core/analysis/weights/edge_contributions.hpp"
#include "core/base/millionths.hpp"
#include "core/base/random.hpp"

namespace sigloom {
std::vector<std::uint32_t> draw_reports(std::size_t reports, std::uint64_t seed,
                                        std::uint32_t round) {
    Random random(seed, round);
    std::vector<std::uint32_t> times(reports);
    for (std::size_t i = 0; i < reports; ++i) {
        ++times[random.below(static_cast<std::uint32_t>(reports))];
    }
    return times;
}

Resampler::Resampler(const KnowledgeGraph& graph, const MeasureContext& context)
    : graph_(graph), contributions_(edge_contributions(graph, context)) {
    const std::vector<std::uint32_t> once(graph.evidence().reports.size(), 1);
    if (graph_of(once).edges().weight.read() != graph.edges().weight.read()) {
        throw std::invalid_argument("it takes the weights of --weight relevancy");
    }
}

Resampler::~Resampler() = default;

KnowledgeGraph Resampler::graph_of(const std::vector<std::uint32_t>& times_drawn) const {
    EdgeTable edges;
    edges.ends.reserve(graph_.edge_count());
    edges.weight.reserve(graph_.edge_count());
    for (Edge edge = 0; edge < graph_.edge_count(); ++edge) {
        std::int64_t sum = 0;
        for (const EdgeContribution& each : contributions_[edge]) {
            sum += std::int64_t{times_drawn[each.report]} * each.millionths;
        }
        if (sum == 0) continue;
        edges.ends.push_back(graph_.edges().ends[edge]);
        edges.weight.push_back(millionths::to_double(sum));
    }
    static constexpr std::array<std::string_view, 1> no_kind{""};
    edges.kind = TextColumn(no_kind, WholeNumbers(edges.size()));
    const NodeTable& nodes = graph_.nodes();
    return {NodeTable{nodes.id, nodes.label, nodes.kind, {}}, std::move(edges)};
}

}  // namespace sigloom
