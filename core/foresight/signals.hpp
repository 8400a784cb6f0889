// Weak signals: what is rare and comes up, and whether that can be told from chance.
//
// A term is judged by seven parts, each from 0 to 1, and its score is their mean:
//
//   rarity        1 - ln R / ln (the most reports that any term has)
//   growth        P(S < s) + P(S = s)/2 of the exact test (trend_test.hpp): 0.5 is steady, 1 all of late
//   newness       share of the time that had passed when it was first seen
//   bridging      1 - sum over communities of (share of the terms beside it in its reports)^2        [1]
//   relevancy     mean over its reports of the relevancy of the rows that name it or, where none does, of all
//                 rows of the report, divided by 5; 0.6 (3 of 5) where there are none
//   spread        1 - sum over publishers of (share of its reports)^2                               [2]
//   corroborated  1 if in its first period at most two reports of one publisher name it, and a report of
//                 another publisher in a later one; else 0
//
// A row of a report (a signal, an issue, ...) mostly occurs once, and has no trend of its own. It is judged
// through the terms that it hangs on: those that its text names, or else all of its report. Its parts are
// the means of theirs, but for the relevancy, which is its own.
//
// The interval comes from resampling the reports [3]: each round draws as many with replacement, and scores
// anew; the middle 95 % of the rounds lie within. A term that no drawn report names scores 0. Where the
// low end is not above the median score of all terms, a signal cannot be told from chance.
// Cost: O(rounds * places * communities in a report), the rounds on all threads; memory O(items * rounds / 20).
//
// [1] R. Guimera, L. A. N. Amaral (2005). Functional cartography of complex metabolic networks. Nature 433
//     (the participation coefficient).
// [2] E. H. Simpson (1949). Measurement of diversity. Nature 163.
// [3] B. Efron, R. J. Tibshirani (1993). An Introduction to the Bootstrap, chapter 13.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/bootstrap/bootstrap.hpp"
#include "core/base/enum_names.hpp"
#include "core/foresight/emergence_map.hpp"
#include "core/foresight/timeline.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

enum class SignalPart : std::uint8_t {
    rarity,
    growth,
    newness,
    bridging,
    relevancy,
    spread,
    corroborated
};
inline constexpr std::size_t signal_parts = 7;

template <>
inline constexpr auto enum_names<SignalPart> =
    enum_table<SignalPart>({{SignalPart::rarity, "rarity"},
                            {SignalPart::growth, "growth"},
                            {SignalPart::newness, "newness"},
                            {SignalPart::bridging, "bridging"},
                            {SignalPart::relevancy, "relevancy"},
                            {SignalPart::spread, "spread"},
                            {SignalPart::corroborated, "corroborated"}});

struct SignalOptions {
    std::uint32_t rounds = 200;  ///< 0: no intervals
    double level = 0.95;
    std::uint64_t seed = 1;
    double time_weight = usual_time_weight;
    MeasureContext context;
};

/// What is said of one node.
struct SignalScore {
    std::array<double, signal_parts> parts{};
    double score = 0;
    Interval interval{0, 0};
    /// The low end of the interval is above the median score of all terms.
    bool stands_out = false;
};

struct Signals {
    std::vector<SignalScore> scores;  ///< of each node asked for
    double median = 0;                ///< score of all terms
};

/// `nodes` are terms and rows that dated reports name; `community` is of each node of the graph, -1 for
/// one that is in none.
Signals signals(const KnowledgeGraph& graph, const Timeline& timeline, std::span<const Node> nodes,
                std::span<const std::int32_t> community, const SignalOptions& options = {});

/// Where terms lie on the two maps of emergence_map.hpp.
struct EmergenceMaps {
    std::vector<MapPoint> visibility;  ///< TF: the lists that name a term, and the rows that do
    std::vector<MapPoint> diffusion;
    std::vector<Quadrant> on_visibility;
    std::vector<Quadrant> on_diffusion;
};

/// One value of each for each of these terms, among which the medians are.
EmergenceMaps emergence_maps(const KnowledgeGraph& graph, const Timeline& timeline,
                             std::span<const Node> terms, double time_weight = usual_time_weight);

}  // namespace sigloom
