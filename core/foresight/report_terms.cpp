#include "core/foresight/report_terms.hpp"

#include <numeric>

#include "core/names/term_kinds.hpp"

namespace sigloom {

ListPerNode<Node> terms_of_reports(const KnowledgeGraph& graph) {
    const Evidence& evidence = graph.evidence();
    const auto for_each_place = [&](auto&& visit) {
        for (Node node = 0; node < graph.node_count(); ++node) {
            if (!is_term_kind(graph.nodes().kind[node])) continue;
            for (const Place& place : evidence.places[node]) visit(node, place.report);
        }
    };
    ListPerNode<Node> terms{std::vector<std::uint32_t>(evidence.reports.size() + 1), {}};
    for_each_place([&](Node, std::uint32_t report) { ++terms.begin[report + 1]; });
    std::partial_sum(terms.begin.begin(), terms.begin.end(), terms.begin.begin());
    terms.items.resize(terms.begin.back());
    std::vector<std::uint32_t> next(terms.begin.begin(), terms.begin.end() - 1);
    for_each_place([&](Node node, std::uint32_t report) { terms.items[next[report]++] = node; });
    return terms;
}

}  // namespace sigloom
