#include "core/foresight/commonness.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace sigloom {
namespace {

constexpr std::uint64_t pair_of(Node low, Node high) {
    return std::uint64_t{low} << 32 | high;
}

template <typename Visit>
void for_each_pair(std::span<const Node> terms, Visit visit) {
    for (std::size_t j = 1; j < terms.size(); ++j) {
        for (std::size_t i = 0; i < j; ++i) visit(terms[i], terms[j]);
    }
}

/// How often each pair stands in all reports.
struct PairCounts {
    std::vector<std::uint64_t> pairs;  ///< different, rising
    std::vector<std::int32_t> count;
    std::vector<double> with;  ///< of each node: pairs that it is in, each as often as it stands
    double all = 0;

    explicit PairCounts(const ListPerNode<Node>& terms) {
        std::vector<std::uint64_t> each;
        for (std::uint32_t report = 0; report + 1 < terms.begin.size(); ++report) {
            for_each_pair(terms[report], [&](Node a, Node b) { each.push_back(pair_of(a, b)); });
            for (const Node term : terms[report]) {
                if (term >= with.size()) with.resize(term + 1);
                with[term] += static_cast<double>(terms[report].size() - 1);
            }
        }
        std::ranges::sort(each);
        all = static_cast<double>(each.size());
        for (const std::uint64_t pair : each) {
            if (pairs.empty() || pairs.back() != pair) {
                pairs.push_back(pair);
                count.push_back(0);
            }
            ++count.back();
        }
    }

    [[nodiscard]] double commonness(Node a, Node b) const {
        const auto place = std::ranges::lower_bound(pairs, pair_of(a, b)) - pairs.begin();
        return std::log(count[static_cast<std::size_t>(place)] * all / (with[a] * with[b]));
    }
};

}  // namespace

std::vector<std::optional<Commonness>> commonness(const ListPerNode<Node>& terms) {
    const PairCounts counts(terms);
    std::vector<std::optional<Commonness>> result;
    struct Scored {
        double commonness;
        std::uint64_t pair;
        auto operator<=>(const Scored&) const = default;
    };
    std::vector<Scored> scored;
    for (std::uint32_t report = 0; report + 1 < terms.begin.size(); ++report) {
        scored.clear();
        for_each_pair(terms[report], [&](Node a, Node b) {
            scored.push_back({counts.commonness(a, b), pair_of(a, b)});
        });
        if (scored.empty()) {
            result.emplace_back();
            continue;
        }
        const auto rank = static_cast<std::ptrdiff_t>((scored.size() + 9) / 10 - 1);
        std::ranges::nth_element(scored, scored.begin() + rank);
        const std::uint64_t rarest = std::ranges::min(scored).pair;
        result.push_back(Commonness{scored[static_cast<std::size_t>(rank)].commonness,
                                    static_cast<Node>(rarest >> 32),
                                    static_cast<Node>(rarest & UINT32_MAX)});
    }
    return result;
}

}  // namespace sigloom
