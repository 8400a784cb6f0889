#include "core/graph/edge_evidence.hpp"

#include <algorithm>

#include "core/base/millionths.hpp"
#include "core/graph/kinds.hpp"

namespace sigloom {
namespace {

/// What a row or a report says in a report mentions another node.
bool mentions(const Evidence& evidence, Node from, std::uint32_t report, Node to) {
    return std::ranges::binary_search(evidence.mentions[from], Mention{report, to});
}

/// The links from one report to another: each stands in the report that it leads from.
void add_links(const Evidence& evidence, Node from, Node to, bool from_is_a,
               std::vector<EdgeEvidence>& found) {
    for (const Place& place : evidence.places[from]) {
        // A file may say anything, of a report that stands nowhere, too.
        if (!mentions(evidence, from, place.report, to) || evidence.places[to].empty()) continue;
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
    if (kind == name_of(EdgeKind::related)) return links_between(evidence, a, b);
    const bool must_mention =
        kind == name_of(EdgeKind::relevance) && evidence.pairs == PairChoice::mentions;
    std::vector<EdgeEvidence> found;
    const auto of_a = evidence.places[a];
    const auto of_b = evidence.places[b];
    for (auto i = of_a.begin(), j = of_b.begin(); i != of_a.end() && j != of_b.end();) {
        if (i->report != j->report) {
            i->report < j->report ? ++i : ++j;
            continue;
        }
        const bool mentioned =
            mentions(evidence, a, i->report, b) || mentions(evidence, b, i->report, a);
        if (mentioned || !must_mention) {
            found.push_back({*i, *j, mentioned, millionths::product(i->relevancy, j->relevancy)});
        }
        ++i, ++j;
    }
    return found;
}

}  // namespace sigloom
