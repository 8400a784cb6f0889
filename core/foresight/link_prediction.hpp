// Which terms are not named together yet and will be: scores of pairs by the neighbours that they share [1], a
// logistic combination of all scores, and how well each foretold the corpus' own past.
//
// N(x) are the neighbours of x among the terms, k(x) how many, w(x, z) how many reports name both, s(x)
// the sum of w(x, z), r(x) how many reports of the last periods name x:
//
//   common_neighbors          sum over z in N(x) and N(y) of 1                                      [1]
//   jaccard                   |N(x) and N(y)| / |N(x) or N(y)|                                      [1]
//   adamic_adar               sum over common z of 1 / ln k(z)                                      [2]
//   resource_allocation       sum over common z of 1 / k(z)                                         [3]
//   preferential_attachment   k(x) k(y)                                                             [1]
//   weighted_common_neighbors      sum over common z of w(x, z) + w(y, z)                           [4]
//   weighted_jaccard               sum of min(w(x, z), w(y, z)) / sum of max(w(x, z), w(y, z))      [5]
//   weighted_adamic_adar           sum over common z of (w(x, z) + w(y, z)) / ln(1 + s(z))          [4]
//   weighted_resource_allocation   sum over common z of (w(x, z) + w(y, z)) / s(z)                  [4]
//   weighted_preferential_attachment   s(x) s(y)                                                    [4]
//   recent_reports            r(x) r(y)                                                             [6]
//
// The combination is a logistic regression on ln(1 + score), each with mean 0 and standard deviation 1
// among the candidates of its time, with a ridge of 30 per coefficient [7], which
// draws what alike scores say together to what they have in common where few pairs tell. It is fitted on all candidates that were
// joined and a sample of those that were not, with the intercept corrected for the sampling [8]; so its value
// is the chance of being joined within the horizon, if things go on as they did.
//
// Time is cut at T0 and T1, `horizon` periods apart and from the end, of those that have reports. The backtest fits on what was joined from
// T0 to T1, knowing what was there at T0, and tests on what was joined after T1, knowing what was there
// at T1. What is to come is foretold by a fit from T1 to the end.
//
// Candidates are the pairs that share a neighbour and are not joined, of terms that `least` reports name; where
// these are more than `most_terms`, of those that more name. Of a pair without a common neighbour all
// scores but three are 0. Cost: O(sum over these terms x, and z in N(x), of k(z)) time for each of three
// times, and O(N log N) for N candidates, with 64 bytes for each.
//
// [1] D. Liben-Nowell, J. Kleinberg (2007). The link-prediction problem for social networks. Journal of
//     the American Society for Information Science and Technology 58.
// [2] L. A. Adamic, E. Adar (2003). Friends and neighbors on the Web. Social Networks 25.
// [3] T. Zhou, L. Lü, Y.-C. Zhang (2009). Predicting missing links via local information. European
//     Physical Journal B 71.
// [4] L. Lü, T. Zhou (2010). Link prediction in weighted networks: the role of weak ties. Europhysics
//     Letters 89 (alpha = 1); T. Murata, S. Moriyasu (2007), Web Intelligence '07.
// [5] M. Ružička (1958). Anwendung mathematisch-statistischer Methoden in der Geobotanik. Biológia 13.
// [6] M. Krenn et al. (2023). Forecasting the future of artificial intelligence with machine
//     learning-based link prediction in an exponentially growing knowledge network. Nature Machine
//     Intelligence 5 (the gain of degrees is what foretells most).
// [7] S. le Cessie, J. C. van Houwelingen (1992). Ridge estimators in logistic regression. Applied
//     Statistics 41.
// [8] G. King, L. Zeng (2001). Logistic regression in rare events data. Political Analysis 9, equation 7.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/enum_names.hpp"
#include "core/foresight/timeline.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

enum class LinkScore : std::uint8_t {
    common_neighbors,
    jaccard,
    adamic_adar,
    resource_allocation,
    preferential_attachment,
    weighted_common_neighbors,
    weighted_jaccard,
    weighted_adamic_adar,
    weighted_resource_allocation,
    weighted_preferential_attachment,
    recent_reports,
    combination
};
/// All but the combination, which is the last.
inline constexpr std::size_t single_link_scores = 11;
inline constexpr std::size_t link_scores = 12;

template <>
inline constexpr auto enum_names<LinkScore> = enum_table<LinkScore>(
    {{LinkScore::common_neighbors, "common_neighbors"},
     {LinkScore::jaccard, "jaccard"},
     {LinkScore::adamic_adar, "adamic_adar"},
     {LinkScore::resource_allocation, "resource_allocation"},
     {LinkScore::preferential_attachment, "preferential_attachment"},
     {LinkScore::weighted_common_neighbors, "weighted_common_neighbors"},
     {LinkScore::weighted_jaccard, "weighted_jaccard"},
     {LinkScore::weighted_adamic_adar, "weighted_adamic_adar"},
     {LinkScore::weighted_resource_allocation, "weighted_resource_allocation"},
     {LinkScore::weighted_preferential_attachment, "weighted_preferential_attachment"},
     {LinkScore::recent_reports, "recent_reports"},
     {LinkScore::combination, "combination"}});

struct LinkOptions {
    std::int32_t least = 2;   ///< reports that name each term of a pair, at least
    std::size_t horizon = 0;  ///< periods that have reports; 0: a quarter of these
    std::size_t top = 20;     ///< pairs; 0: all that were candidates
    LinkScore sort = LinkScore::combination;
    std::size_t most_terms = 2500;
};

/// How well one score told the pairs that were joined from those that were not.
struct LinkScoreTest {
    double auc = 0.5;  ///< area under the ROC curve, ties counting half; 0.5 is chance
    double precision_at_100 =
        0;  ///< share of the first 100 (of all, if fewer) that was joined; ties by their mean
    double coefficient = 0;  ///< in the combination, per standard deviation; 0 of itself
};

struct LinkBacktest {
    std::size_t fit_until = 0;   ///< the last period before T0
    std::size_t test_until = 0;  ///< the last period before T1
    std::size_t horizon = 0;     ///< periods that have reports
    std::size_t fit_candidates = 0;
    std::size_t fit_joined = 0;     ///< of these
    std::size_t candidates = 0;     ///< at T1
    std::size_t joined = 0;         ///< of these, after T1
    std::size_t joined_of_all = 0;  ///< pairs of these terms joined after T1, candidates or not
    std::int32_t least = 0;         ///< reports of each term, as used
    std::array<LinkScoreTest, link_scores> tests;  ///< by LinkScore

    /// What drawing at random finds among the candidates.
    [[nodiscard]] double chance() const {
        return static_cast<double>(joined) / static_cast<double>(candidates);
    }
    [[nodiscard]] const LinkScoreTest& of(LinkScore score) const {
        return tests[static_cast<std::size_t>(score)];
    }
    /// The one of the highest AUC but for the combination; of equal ones the first.
    [[nodiscard]] LinkScore best_single() const;
};

/// A pair of terms that is not joined.
struct FuturePair {
    Node a = 0;  ///< below b
    Node b = 0;
    std::array<double, link_scores>
        scores{};  ///< by LinkScore; of the combination a chance, 0 to 1
    std::vector<Node>
        through;  ///< up to three common neighbours, those that add most to adamic_adar first

    [[nodiscard]] double of(LinkScore score) const {
        return scores[static_cast<std::size_t>(score)];
    }
};

struct LinkPrediction {
    LinkBacktest backtest;
    std::size_t candidates = 0;     ///< now
    std::int32_t least = 0;         ///< reports of each term, as used
    std::vector<FuturePair> pairs;  ///< by falling score of LinkOptions::sort, ties by node
};

/// Reports without a date make no tie that counts, but what they join is no candidate. The same for any number of
/// threads, which are those of the arena that this runs in. Throws std::invalid_argument, with the reason for
/// people, where fewer than 20 reports have a date, where they are of fewer than 4 periods, and where fewer than 10
/// candidates were joined before T1 or after it.
LinkPrediction predict_links(const KnowledgeGraph& graph, const Timeline& timeline,
                             const LinkOptions& options = {});

}  // namespace sigloom
