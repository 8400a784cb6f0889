#include "core/foresight/community_terms.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "core/analysis/communities/typical_terms.hpp"

namespace sigloom {
namespace {

std::size_t count_of(std::span<const std::int32_t> community) {
    return community.empty() ? 0 : static_cast<std::size_t>(std::ranges::max(community) + 1);
}

/// The nodes that are in a community, and the edges between them.
KnowledgeGraph divided_part(const KnowledgeGraph& graph, std::span<const Node> nodes) {
    std::vector<std::uint32_t> place(graph.node_count(), UINT32_MAX);
    NodeTable table;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        place[nodes[i]] = i;
        table.id.push_back(graph.nodes().id[nodes[i]]);
        table.label.push_back(graph.nodes().label[nodes[i]]);
        table.kind.push_back(graph.nodes().kind[nodes[i]]);
    }
    EdgeTable edges;
    std::vector<EdgeEnds> ends;
    std::vector<double> weight;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        if (place[source] == UINT32_MAX || place[target] == UINT32_MAX) continue;
        ends.push_back({place[source], place[target]});
        weight.push_back(graph.edges().weight[edge]);
        edges.kind.push_back(graph.edges().kind[edge]);
    }
    edges.ends = std::move(ends);
    edges.weight = std::move(weight);
    return {std::move(table), std::move(edges)};
}

}  // namespace

std::vector<std::vector<Node>> terms_of_communities(const KnowledgeGraph& graph,
                                                    std::span<const std::int32_t> community,
                                                    std::size_t most) {
    std::vector<Node> nodes;
    std::vector<std::int32_t> of_part;
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (community[node] < 0) continue;
        nodes.push_back(node);
        of_part.push_back(community[node]);
    }
    const auto count = static_cast<std::int32_t>(count_of(community));
    auto terms = typical_terms(divided_part(graph, nodes), of_part, count, most);
    for (auto& list : terms) {
        for (Node& term : list) term = nodes[term];
    }
    return terms;
}

std::vector<std::vector<ReportOfCommunity>> reports_of_communities(
    const KnowledgeGraph& graph, std::span<const std::int32_t> community) {
    const Evidence& evidence = graph.evidence();
    std::vector<std::vector<std::int32_t>> communities(evidence.reports.size());
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (community[node] < 0) continue;
        for (const Place& place : evidence.places[node]) {
            communities[place.report].push_back(community[node]);
        }
    }
    std::vector<std::vector<ReportOfCommunity>> reports(count_of(community));
    for (std::uint32_t report = 0; report < communities.size(); ++report) {
        std::vector<std::int32_t>& named = communities[report];
        std::ranges::sort(named);
        for (auto begin = named.begin(); begin != named.end();) {
            const auto end = std::upper_bound(begin, named.end(), *begin);
            const auto terms = static_cast<std::int32_t>(end - begin);
            if (terms >= terms_to_be_about) {
                reports[static_cast<std::size_t>(*begin)].push_back({report, terms});
            }
            begin = end;
        }
    }
    for (auto& list : reports) {
        std::ranges::sort(list, [&](const ReportOfCommunity& a, const ReportOfCommunity& b) {
            const auto rank = [&](const ReportOfCommunity& each) {
                return std::tuple(-each.terms, -evidence.reports[each.report].date, each.report);
            };
            return rank(a) < rank(b);
        });
    }
    return reports;
}

}  // namespace sigloom
