#include "core/graph/edge_evidence.hpp"

#include <algorithm>

#include "core/base/millionths.hpp"

namespace sigloom {
namespace {

bool names(const Evidence& evidence, Node namer, std::uint32_t report, Node named) {
    return std::ranges::binary_search(evidence.mentions[namer], Mention{report, named});
}

/// The links from one report to another: each stands in the report that it leads from.
void add_links(const Evidence& evidence, Node from, Node to, bool from_is_a,
               std::vector<EdgeEvidence>& found) {
    for (const Place& place : evidence.places[from]) {
        if (!names(evidence, from, place.report, to)) continue;
        const Place linked{place.report, place.line, evidence.places[to].front().relevancy};
        found.push_back({from_is_a ? place : linked, from_is_a ? linked : place, true,
                         millionths::product(place.relevancy, linked.relevancy)});
    }
}

std::vector<EdgeEvidence> links_between(const Evidence& evidence, Node a, Node b) {
    std::vector<EdgeEvidence> found;
    add_links(evidence, a, b, true, found);
    add_links(evidence, b, a, false, found);
    std::ranges::sort(found, {}, [](const EdgeEvidence& each) { return each.a.report; });
    return found;
}

}  // namespace

std::vector<EdgeEvidence> edge_evidence(const KnowledgeGraph& graph, Node a, Node b) {
    const Evidence& evidence = graph.evidence();
    const std::optional<Edge> edge = graph.find_edge(a, b);
    if (!edge || evidence.empty()) return {};
    const std::string_view kind = graph.edges().kind[*edge];
    if (kind == "related") return links_between(evidence, a, b);
    const bool must_name = kind == "relevance" && evidence.pairs == PairChoice::mentions;
    std::vector<EdgeEvidence> found;
    const auto of_a = evidence.places[a];
    const auto of_b = evidence.places[b];
    for (auto i = of_a.begin(), j = of_b.begin(); i != of_a.end() && j != of_b.end();) {
        if (i->report != j->report) {
            i->report < j->report ? ++i : ++j;
            continue;
        }
        const bool mentioned = names(evidence, a, i->report, b) || names(evidence, b, i->report, a);
        if (mentioned || !must_name) {
            found.push_back({*i, *j, mentioned, millionths::product(i->relevancy, j->relevancy)});
        }
        ++i, ++j;
    }
    return found;
}

}  // namespace sigloom
