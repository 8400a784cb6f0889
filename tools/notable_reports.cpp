#include "tools/notable_reports.hpp"

#include <algorithm>

#include "core/analysis/communities/typical_terms.hpp"
#include "core/foresight/commonness.hpp"
#include "core/foresight/report_terms.hpp"
#include "core/foresight/structural_variation.hpp"
#include "core/foresight/typicality.hpp"

namespace sigloom {

std::vector<NotableReport> notable_reports(const FoundCommunities& communities, ReportsBy by,
                                           std::size_t most) {
    const KnowledgeGraph& graph = communities.part.graph;
    const auto& community = communities.found.community;
    const ListPerNode<Node> terms = terms_of_reports(graph);
    std::vector<NotableReport> reports;
    if (by == ReportsBy::typical) {
        const auto typical = typical_reports(terms, community, communities.found.count,
                                             typical_scores(graph, community), most);
        for (std::size_t i = 0; i < typical.size(); ++i) {
            for (const auto& [report, typicality] : typical[i]) {
                reports.push_back({report, typicality, static_cast<std::int32_t>(i)});
            }
        }
        return reports;
    }
    if (by == ReportsBy::variation) {
        const auto variation = structural_variation(terms, community);
        for (std::uint32_t report = 0; report < variation.size(); ++report) {
            if (variation[report]) reports.push_back({report, *variation[report]});
        }
        std::ranges::stable_sort(reports, std::greater(), &NotableReport::value);
        return reports;
    }
    const auto common = commonness(terms);
    for (std::uint32_t report = 0; report < common.size(); ++report) {
        if (!common[report]) continue;
        reports.push_back({report, common[report]->percentile, -1, common[report]->first,
                           common[report]->second});
    }
    std::ranges::stable_sort(reports, {}, &NotableReport::value);
    return reports;
}

}  // namespace sigloom
