#include "core/graph/evidence.hpp"

#include <algorithm>

namespace sigloom {
namespace {

bool names(const Evidence& evidence, std::uint32_t row, std::uint32_t report, std::uint32_t term) {
    return std::ranges::binary_search(evidence.mentions[row], Mention{report, term});
}

}  // namespace

std::vector<EdgeEvidence> edge_evidence(const Evidence& evidence, std::uint32_t a,
                                        std::uint32_t b) {
    std::vector<EdgeEvidence> found;
    const auto of_a = evidence.places[a];
    const auto of_b = evidence.places[b];
    const bool row_and_term = evidence.mentions[a].empty() != evidence.mentions[b].empty();
    for (auto i = of_a.begin(), j = of_b.begin(); i != of_a.end() && j != of_b.end();) {
        if (i->report != j->report) {
            i->report < j->report ? ++i : ++j;
            continue;
        }
        const bool mentioned = names(evidence, a, i->report, b) || names(evidence, b, i->report, a);
        if (mentioned || !row_and_term || evidence.pairs != PairChoice::mentions) {
            found.push_back({*i, *j, mentioned, contribution(i->relevancy, j->relevancy)});
        }
        ++i, ++j;
    }
    return found;
}

}  // namespace sigloom
