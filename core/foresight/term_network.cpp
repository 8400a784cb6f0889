#include "core/foresight/term_network.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/cancelled.hpp"
#include "core/graph/column_names.hpp"
#include "core/graph/kinds.hpp"
#include "core/names/term_kinds.hpp"

namespace sigloom {
namespace {

/// The reports that count and name each term, and the other way round.
struct Naming {
    ListPerNode<std::uint32_t> reports_of_term;
    std::vector<std::vector<std::uint32_t>> terms_of_report;  ///< rising
};

Naming collect(const KnowledgeGraph& graph, FunctionRef<bool(std::uint32_t)> counts,
               std::int32_t least, std::vector<Node>& terms) {
    const Evidence& evidence = graph.evidence();
    Naming naming{{{0}, {}}, std::vector<std::vector<std::uint32_t>>(evidence.reports.size())};
    auto& [reports, of_report] = naming;
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (!is_term_kind(graph.nodes().kind[node])) continue;
        const std::size_t begin = reports.items.size();
        for (const Place& place : evidence.places[node]) {
            if (counts(place.report)) reports.items.push_back(place.report);
        }
        const std::size_t count = reports.items.size() - begin;
        if (count == 0 || static_cast<std::int32_t>(count) < least) {
            reports.items.resize(begin);
            continue;
        }
        reports.begin.push_back(static_cast<std::uint32_t>(reports.items.size()));
        const auto term = static_cast<std::uint32_t>(terms.size());
        for (std::size_t i = begin; i < reports.items.size(); ++i) {
            of_report[reports.items[i]].push_back(term);
        }
        terms.push_back(node);
    }
    return naming;
}

}  // namespace

TermNetwork term_network(const KnowledgeGraph& graph, FunctionRef<bool(std::uint32_t)> counts,
                         std::int32_t least) {
    TermNetwork network;
    const Naming naming = collect(graph, counts, least, network.node);
    const auto size = static_cast<std::uint32_t>(network.size());
    std::vector<std::int32_t> ties(size);
    std::vector<std::uint32_t> neighbors;
    RowBuilder rows;
    for (std::uint32_t term = 0; term < size; ++term) {
        stop_if_cancelled();
        const auto reports = naming.reports_of_term[term];
        for (const std::uint32_t report : reports) {
            for (const std::uint32_t other : naming.terms_of_report[report]) {
                if (other == term) continue;
                if (ties[other]++ == 0) neighbors.push_back(other);
            }
        }
        std::ranges::sort(neighbors);
        std::int64_t strength = 0;
        for (const std::uint32_t other : neighbors) {
            rows.add_arc(other);
            network.ties.push_back(ties[other]);
            strength += std::exchange(ties[other], 0);
        }
        rows.end_row();
        neighbors.clear();
        network.reports.push_back(static_cast<std::int32_t>(reports.size()));
        network.strength.push_back(strength);
    }
    network.rows = std::move(rows).rows();
    return network;
}

KnowledgeGraph graph_of(const TermNetwork& network, const KnowledgeGraph& whole) {
    NodeTable nodes;
    for (const Node node : network.node) {
        nodes.id.push_back(whole.nodes().id[node]);
        nodes.label.push_back(whole.nodes().label[node]);
        nodes.kind.push_back(whole.nodes().kind[node]);
    }
    nodes.columns.push_back({column_names::reports, network.reports, {}});
    EdgeTable edges;
    std::vector<EdgeEnds> ends;
    std::vector<double> weight;
    std::vector<std::int32_t> count;
    for (Node term = 0; term < network.size(); ++term) {
        for (const Arc arc : network.rows.arcs(term)) {
            if (network.rows.target[arc] < term) continue;
            ends.push_back({term, network.rows.target[arc]});
            weight.push_back(network.ties[arc]);
            count.push_back(network.ties[arc]);
            edges.kind.push_back(name_of(EdgeKind::cooccurs));
        }
    }
    edges.ends = std::move(ends);
    edges.weight = std::move(weight);
    edges.columns.push_back({column_names::count, std::move(count), {}});
    return {std::move(nodes), std::move(edges)};
}

}  // namespace sigloom
