// What is missing: communities that have less to do with each other than would be expected, and what reports do
// not cover.
//
// Structural gaps. With W_AB the weight between communities A and B, S_A the sum of the strengths of A's terms,
// and m the weight of all edges between terms, a random graph of the same strengths has [1]
//
//   E_AB = S_A S_B / 2m,     gap = 1 - W_AB / E_AB
//
// so that 0 is as expected and 1 is no tie at all. Ties of one report depend on each other, reports do not;
// so the test is one of reports. With R of them, R_A and R_B that are about A and about B (that name at
// least two of its `core_terms` most typical terms), and R_AB about both,
//
//   p = P(X <= R_AB),   X hypergeometric of R, R_A, R_B                                      [2]
//
// corrected for all pairs tested (benjamini_hochberg.hpp). Tested are pairs of communities that have at least
// `least_terms` terms and more weight inside than S_A^2 / 4m, and R_A R_B / R of at least `least_expected`.
// Communities are groups that have little to do with others: most pairs have some gap, and it is p that
// says which are more than chance.
//
// Bridges are the pairs of a typical term of A and one of B that no report joins, though they are near to each
// other by Adamic and Adar [3]: sum over common neighbours z of 1 / ln k(z), with k(z) the neighbours of z
// among the terms. Each term is in one of them at most.
//
// Coverage gaps:
//
//   theme_without_signals       no signal's text names it, though `least_reports` reports do
//   issue_without_technologies  no technology's text names a term that the issue's text names
//   entity_of_one_community     all its ties to terms are to those of its own community
//   community_lacks_kind        no row of a kind names a term of it, though rows of others do: p = (1 - q)^K, with
//                               K the namings of communities by rows of that kind, and q the community's
//                               share of the namings by rows of all kinds
//   vanished_term               no report of the last periods names it: p = (share of the reports that are of the
//                               period when it was last seen, or before)^R
//
// The last two are tests, corrected like the first. Cost: O(nodes + edges + places + mentions).
//
// [1] M. E. J. Newman (2004). Analysis of weighted networks. Physical Review E 70, 056131.
// [2] R. A. Fisher (1935). The Design of Experiments (the exact test, one-sided).
// [3] L. A. Adamic, E. Adar (2003). Friends and neighbors on the Web. Social Networks 25.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/enum_names.hpp"
#include "core/foresight/timeline.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

enum class GapKind : std::uint8_t {
    between_communities,
    theme_without_signals,
    issue_without_technologies,
    entity_of_one_community,
    community_lacks_kind,
    vanished_term
};

template <>
inline constexpr auto enum_names<GapKind> =
    enum_table<GapKind>({{GapKind::between_communities, "between-communities"},
                         {GapKind::theme_without_signals, "theme-without-signals"},
                         {GapKind::issue_without_technologies, "issue-without-technologies"},
                         {GapKind::entity_of_one_community, "entity-of-one-community"},
                         {GapKind::community_lacks_kind, "community-lacks-kind"},
                         {GapKind::vanished_term, "vanished-term"}});

/// A node or a community.
struct GapSide {
    std::optional<Node> node;     ///< nothing: a community
    std::int32_t community = -1;  ///< the one that it is, or is in
    std::vector<Node> terms;      ///< of a community: its most typical; of an issue: those it names
    /// Numbers of Evidence::reports, at most GapOptions::most_reports: those that name most of a community's typical terms, or that
    /// name the node; of equal ones the latest first.
    std::vector<std::uint32_t> reports;
    std::size_t report_count = 0;  ///< of all of them
};

struct Gap {
    GapKind kind = GapKind::between_communities;
    GapSide a;
    /// The other community, or that of the entity; nothing where there is only one side.
    std::optional<GapSide> b;
    std::string row_kind;               ///< of rows that are missing; else ""
    double observed = 0;                ///< W_AB; rows of the kind that is missing; reports since
    std::optional<double> expected;     ///< the same where nothing were missing; of tests
    double gap = 1;                     ///< 1 - observed / expected
    std::optional<double> p;            ///< of tests
    std::optional<double> adjusted;     ///< p after correction
    std::size_t joint_reports = 0;      ///< R_AB
    double expected_joint_reports = 0;  ///< R_A R_B / R
    /// Between communities: a term of a and one of b; the nearest first.
    std::vector<std::pair<Node, Node>> bridges;
    std::int32_t last_seen = 0;     ///< of a vanished term, YYYYMMDD
    std::size_t reports_since = 0;  ///< of a vanished term: of later periods, without it
    std::string question;           ///< gap_questions.hpp
};

struct GapOptions {
    double level = 0.05;             ///< share of false ones among those called out by a test
    std::size_t least_terms = 5;     ///< of a community
    std::size_t core_terms = 25;     ///< of a community, by which reports are about it
    double least_expected = 5;       ///< reports
    std::int32_t least_reports = 3;  ///< that name a theme, an entity or a vanished term
    std::size_t most_terms = 3;      ///< of a side
    std::size_t most_reports = 3;    ///< of a side
    std::size_t most_bridges = 3;
};

struct Gaps {
    /// All that were called out, by kind; tests by rising p, issues by falling relevancy, others by falling
    /// number of reports; ties by number.
    std::vector<Gap> gaps;
    std::size_t communities = 0;   ///< that are large and dense enough
    std::size_t pairs_tested = 0;  ///< of them
    std::size_t terms_tested = 0;  ///< for having vanished
};

/// `community` is of each node of the graph, -1 for one that is in none; `timeline` may be null: then no
/// term is looked at for having vanished. Throws std::invalid_argument where the graph carries no evidence.
Gaps gaps(const KnowledgeGraph& graph, std::span<const std::int32_t> community,
          const Timeline* timeline, const GapOptions& options = {});

}  // namespace sigloom
