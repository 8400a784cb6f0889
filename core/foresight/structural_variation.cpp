#include "core/foresight/structural_variation.hpp"

#include <algorithm>
#include <cmath>

namespace sigloom {
namespace {

/// What modularity is made of, in whole pairs of terms.
struct Pairs {
    std::int64_t all = 0;                ///< m
    std::int64_t inside = 0;             ///< of one community
    std::vector<std::int64_t> strength;  ///< of each community: ends of pairs
};

/// How many of the report's terms are in each community that has any.
struct Share {
    std::size_t community;
    std::int64_t terms;
};

std::vector<Share> shares_of(std::span<const Node> terms, std::span<const std::int32_t> community) {
    std::vector<std::int32_t> each;
    for (const Node term : terms) {
        if (community[term] >= 0) each.push_back(community[term]);
    }
    std::ranges::sort(each);
    std::vector<Share> shares;
    for (const std::int32_t number : each) {
        const auto there = static_cast<std::size_t>(number);
        if (shares.empty() || shares.back().community != there) shares.push_back({there, 0});
        ++shares.back().terms;
    }
    return shares;
}

void add(Pairs& pairs, const std::vector<Share>& shares, std::int64_t times) {
    std::int64_t terms = 0;
    for (const Share& share : shares) terms += share.terms;
    pairs.all += times * terms * (terms - 1) / 2;
    for (const auto& [there, count] : shares) {
        pairs.inside += times * count * (count - 1) / 2;
        pairs.strength[there] += times * count * (terms - 1);
    }
}

/// Not a number without pairs.
double modularity(const Pairs& pairs) {
    const auto all = static_cast<double>(pairs.all);
    double squares = 0;
    for (const std::int64_t strength : pairs.strength) {
        const double share = static_cast<double>(strength) / (2 * all);
        squares += share * share;
    }
    return static_cast<double>(pairs.inside) / all - squares;
}

}  // namespace

std::vector<std::optional<double>> structural_variation(const ListPerNode<Node>& terms,
                                                        std::span<const std::int32_t> community) {
    const std::int32_t last = community.empty() ? -1 : std::ranges::max(community);
    Pairs pairs;
    pairs.strength.resize(static_cast<std::size_t>(last + 1));
    std::vector<std::vector<Share>> shares;
    for (std::uint32_t report = 0; report + 1 < terms.begin.size(); ++report) {
        shares.push_back(shares_of(terms[report], community));
        add(pairs, shares.back(), 1);
    }
    const double whole = modularity(pairs);
    std::vector<std::optional<double>> variation;
    for (const std::vector<Share>& each : shares) {
        add(pairs, each, -1);
        const double without = modularity(pairs);
        add(pairs, each, 1);
        constexpr double rounding = 1e-12;                   // what is closer to 0 is no modularity
        const bool is_known = std::abs(without) > rounding;  // nor is what is not a number
        variation.push_back(is_known ? std::optional(100 * (without - whole) / without)
                                     : std::nullopt);
    }
    return variation;
}

}  // namespace sigloom
