#include "core/foresight/typicality.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace sigloom {

std::vector<std::vector<TypicalReport>> typical_reports(const ListPerNode<Node>& terms,
                                                        std::span<const std::int32_t> community,
                                                        std::int32_t count,
                                                        std::span<const double> score,
                                                        std::size_t most) {
    std::vector<double> squares(static_cast<std::size_t>(count));
    for (std::size_t node = 0; node < community.size(); ++node) {
        if (community[node] < 0) continue;
        squares[static_cast<std::size_t>(community[node])] += score[node] * score[node];
    }
    std::vector<std::vector<TypicalReport>> typical(static_cast<std::size_t>(count));
    for (std::uint32_t report = 0; report + 1 < terms.begin.size(); ++report) {
        std::map<std::int32_t, double> sums;
        for (const Node term : terms[report]) {
            if (community[term] >= 0) sums[community[term]] += score[term];
        }
        const auto size = static_cast<double>(terms[report].size());
        for (const auto& [number, sum] : sums) {
            const auto there = static_cast<std::size_t>(number);
            if (sum > 0) typical[there].push_back({report, sum / std::sqrt(size * squares[there])});
        }
    }
    for (auto& reports : typical) {
        std::ranges::stable_sort(reports, std::greater(), &TypicalReport::typicality);
        reports.resize(std::min(most, reports.size()));
    }
    return typical;
}

}  // namespace sigloom
