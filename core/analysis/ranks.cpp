#include "core/analysis/ranks.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <variant>

namespace sigloom {

std::vector<std::uint32_t> ranks_among(std::span<const Node> nodes,
                                       std::span<const double> scores) {
    std::vector<std::uint32_t> places(nodes.size());
    std::iota(places.begin(), places.end(), 0U);
    const auto score = [&](std::uint32_t place) { return scores[nodes[place]]; };
    std::ranges::sort(places, std::greater(), score);
    std::vector<std::uint32_t> ranks(nodes.size());
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        const bool tied = i > 0 && score(places[i]) == score(places[i - 1]);
        ranks[places[i]] = tied ? ranks[places[i - 1]] : i + 1;
    }
    return ranks;
}

std::vector<std::int32_t> ranks_in_groups(std::span<const std::vector<Node>> groups,
                                          std::span<const double> scores) {
    std::vector<std::int32_t> ranks(scores.size());
    for (const std::vector<Node>& group : groups) {
        const auto among = ranks_among(group, scores);
        for (std::size_t i = 0; i < group.size(); ++i) {
            ranks[group[i]] = static_cast<std::int32_t>(among[i]);
        }
    }
    return ranks;
}

std::vector<double> scores_of(const ColumnData& data) {
    return std::visit(
        [](const auto& values) -> std::vector<double> {
            if constexpr (std::is_same_v<std::decay_t<decltype(values)>, TextColumn>) {
                throw std::invalid_argument("a measure gives numbers");
            } else {
                std::vector<double> scores;
                for (std::size_t i = 0; i < values.size(); ++i) {
                    scores.push_back(static_cast<double>(values[i]));
                }
                return scores;
            }
        },
        data);
}

}  // namespace sigloom
