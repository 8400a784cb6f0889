// Error bars: would the score, and the rank, be the same if other reports of the same sort had been
// collected?
//
// The reports, not the edges, are what was sampled. So each round draws as many reports from them
// with replacement [1], adds the weights up again (resampler.hpp), and computes the measures and
// the ranks on that graph. The interval of a score, or a rank, is what the middle share `level` of
// the rounds lies within (percentile method [2, chapter 13]): its ends are values of rounds, so
// that those of ranks are whole numbers.
//
// How to read it: for a score that adds up over the reports (strength), as a confidence interval. A
// score that counts what is there (degree, core number) can only lose in a round, since a report
// that is not drawn takes its edges with it: there the interval lies low, and tells the spread.
// Ranks suffer less from it, as every node loses.
//
// Cost: rounds times (the measures + O(n + m + places)), the rounds on all threads; memory
// O(n + m) per thread and O(shown nodes * rounds * (1 - level)) per measure. The result depends on
// the seed, not on threads or machines.
//
// [1] B. Efron (1979). Bootstrap methods: another look at the jackknife. Annals of Statistics 7.
// [2] B. Efron, R. J. Tibshirani (1993). An Introduction to the Bootstrap.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/graph/columns.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct BootstrapOptions {
    std::uint32_t rounds = 1000;  ///< at least 1; 1000 or more for an interval of 95 %
    double level = 0.95;          ///< share of the rounds inside the intervals; above 0, below 1
    std::uint64_t seed = 1;
    MeasureContext context;
};

/// What computes one score per node, all finite: a measure, or one with its options.
using Scorer = std::function<ColumnData(const KnowledgeGraph&, const MeasureContext&)>;

struct Interval {
    double low;
    double high;
    bool operator==(const Interval&) const = default;
};

/// Of one measure, one interval per node that is shown.
struct Spread {
    std::vector<Interval> score;
    std::vector<Interval> rank;
};

/// One spread per scorer, which are called from several threads. `shown` are the nodes to tell of;
/// each is in one of the groups, among which its rank counts (see ranks.hpp). Throws
/// std::invalid_argument when the graph does not carry its evidence, has other weights than sums of
/// relevancies, or an option is out of range.
std::vector<Spread> bootstrap(const KnowledgeGraph& graph, std::span<const Scorer> scorers,
                              std::span<const Node> shown,
                              std::span<const std::vector<Node>> groups,
                              const BootstrapOptions& options = {});

}  // namespace sigloom
