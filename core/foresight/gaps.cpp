#include "core/foresight/gaps.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/base/cancelled.hpp"
#include "core/foresight/benjamini_hochberg.hpp"
#include "core/foresight/community_terms.hpp"
#include "core/foresight/gap_questions.hpp"
#include "core/foresight/hypergeometric.hpp"
#include "core/graph/kinds.hpp"
#include "core/names/term_kinds.hpp"

namespace sigloom {
namespace {

constexpr std::string_view signal_kind = "signal";
constexpr std::string_view issue_kind = "issue";
constexpr std::string_view technology_kind = "technology";

/// Weights of the edges between terms, by community.
struct Ties {
    std::vector<double> strength;  ///< S_A
    std::vector<double> inside;    ///< W_AA
    std::unordered_map<std::uint64_t, double> between;
    double sum = 0;  ///< m

    static std::uint64_t pair(std::size_t a, std::size_t b) {
        const auto [low, high] = std::minmax(a, b);
        return std::uint64_t{low} << 32 | high;
    }
    [[nodiscard]] double of(std::size_t a, std::size_t b) const {
        const auto place = between.find(pair(a, b));
        return place == between.end() ? 0 : place->second;
    }
    [[nodiscard]] double expected(std::size_t a, std::size_t b) const {
        return strength[a] * strength[b] / (2 * sum);
    }
};

Ties ties_of(const KnowledgeGraph& graph, std::span<const std::int32_t> community,
             std::size_t count) {
    Ties ties{std::vector<double>(count), std::vector<double>(count), {}, 0};
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        if (community[source] < 0 || community[target] < 0) continue;
        const auto a = static_cast<std::size_t>(community[source]);
        const auto b = static_cast<std::size_t>(community[target]);
        const double weight = graph.edges().weight[edge];
        ties.sum += weight;
        ties.strength[a] += weight;
        ties.strength[b] += weight;
        if (a == b) {
            ties.inside[a] += weight;
        } else {
            ties.between[Ties::pair(a, b)] += weight;
        }
    }
    return ties;
}

/// Orders gaps that were tested; those of equal p as they were found.
void sort_by_p(std::vector<std::pair<double, Gap>>& found) {
    std::ranges::stable_sort(found, {}, &std::pair<double, Gap>::first);
}

class GapSearch {
  public:
    GapSearch(const KnowledgeGraph& graph, std::span<const std::int32_t> community,
              const Timeline* timeline, const GapOptions& options)
        : graph_(graph),
          evidence_(graph.evidence()),
          community_(community),
          timeline_(timeline),
          options_(options),
          core_(terms_of_communities(graph, community, options.core_terms)),
          reports_(reports_of_core(graph, core_)),
          ties_(ties_of(graph, community, core_.size())),
          size_(core_.size()) {
        for (const std::int32_t each : community) {
            if (each >= 0) ++size_[static_cast<std::size_t>(each)];
        }
        term_degree_ = term_degrees();
    }

    Gaps run() {
        find_between_communities();
        collect_namings();
        find_themes_without_signals();
        find_issues_without_technologies();
        find_entities_of_one_community();
        find_lacking_kinds();
        if (timeline_ != nullptr) find_vanished_terms();
        for (Gap& gap : found_.gaps) gap.question = gap_question(gap, graph_);
        return std::move(found_);
    }

  private:
    [[nodiscard]] bool is_of_kind(Node node, std::string_view kind) const {
        return graph_.nodes().kind[node] == kind;
    }
    [[nodiscard]] bool is_row(Node node) const {
        const std::string_view kind = graph_.nodes().kind[node];
        return !is_term_kind(kind) && kind != report_kind;
    }
    [[nodiscard]] std::size_t report_count(Node node) const {
        return evidence_.places[node].size();
    }

    static std::vector<std::vector<ReportOfCommunity>> reports_of_core(
        const KnowledgeGraph& graph, std::span<const std::vector<Node>> core) {
        std::vector<std::int32_t> community(graph.node_count(), -1);
        for (std::size_t i = 0; i < core.size(); ++i) {
            for (const Node term : core[i]) community[term] = static_cast<std::int32_t>(i);
        }
        auto reports = reports_of_communities(graph, community);
        reports.resize(core.size());
        return reports;
    }

    /// Without a term that it is told apart from.
    [[nodiscard]] GapSide side_of_community(std::size_t community,
                                            std::optional<Node> without = {}) const {
        GapSide side;
        side.community = static_cast<std::int32_t>(community);
        side.report_count = reports_[community].size();
        for (const Node term : core_[community]) {
            if (side.terms.size() < options_.most_terms && term != without) {
                side.terms.push_back(term);
            }
        }
        for (const ReportOfCommunity& each : reports_[community]) {
            if (side.reports.size() == options_.most_reports) break;
            side.reports.push_back(each.report);
        }
        return side;
    }

    [[nodiscard]] GapSide side_of_node(Node node) const {
        GapSide side;
        side.node = node;
        side.community = community_[node];
        side.report_count = report_count(node);
        for (const Place& place : evidence_.places[node]) side.reports.push_back(place.report);
        std::ranges::stable_sort(side.reports, std::greater(), [&](std::uint32_t report) {
            return evidence_.reports[report].date;
        });
        side.reports.resize(std::min(side.reports.size(), options_.most_reports));
        return side;
    }

    void append(std::vector<std::pair<double, Gap>> found) {
        sort_by_p(found);
        for (auto& [log_p, gap] : found) found_.gaps.push_back(std::move(gap));
    }

    /// Communities that are large and dense enough.
    [[nodiscard]] std::vector<std::size_t> topics() const {
        std::vector<std::size_t> chosen;
        for (std::size_t i = 0; i < size_.size(); ++i) {
            const bool is_dense = ties_.inside[i] > ties_.expected(i, i) / 2;
            if (size_[i] >= options_.least_terms && is_dense) chosen.push_back(i);
        }
        return chosen;
    }

    /// R_AB of the pairs that have any.
    [[nodiscard]] std::unordered_map<std::uint64_t, std::size_t> joint_reports() const {
        std::vector<std::vector<std::size_t>> communities(evidence_.reports.size());
        for (std::size_t i = 0; i < reports_.size(); ++i) {
            for (const ReportOfCommunity& each : reports_[i]) communities[each.report].push_back(i);
        }
        std::unordered_map<std::uint64_t, std::size_t> joint;
        for (const auto& list : communities) {
            for (std::size_t i = 0; i < list.size(); ++i) {
                for (std::size_t j = i + 1; j < list.size(); ++j) {
                    ++joint[Ties::pair(list[i], list[j])];
                }
            }
        }
        return joint;
    }

    void find_between_communities() {
        const std::vector<std::size_t> chosen = topics();
        const auto joint = joint_reports();
        const std::size_t all = evidence_.reports.size();
        std::vector<std::pair<double, Gap>> tested;
        std::vector<double> p;
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            stop_if_cancelled();
            for (std::size_t j = i + 1; j < chosen.size(); ++j) {
                const std::size_t a = chosen[i];
                const std::size_t b = chosen[j];
                const std::size_t of_a = reports_[a].size();
                const std::size_t of_b = reports_[b].size();
                const double expected_reports = static_cast<double>(of_a) *
                                                static_cast<double>(of_b) /
                                                static_cast<double>(all);
                if (expected_reports < options_.least_expected) continue;
                const auto place = joint.find(Ties::pair(a, b));
                Gap gap;
                gap.joint_reports = place == joint.end() ? 0 : place->second;
                gap.expected_joint_reports = expected_reports;
                gap.observed = ties_.of(a, b);
                gap.expected = ties_.expected(a, b);
                gap.gap = 1 - gap.observed / *gap.expected;
                gap.a.community = static_cast<std::int32_t>(a);
                gap.b = GapSide{};
                gap.b->community = static_cast<std::int32_t>(b);
                const double log_p =
                    log_hypergeometric_lower_tail(gap.joint_reports, of_a, of_b, all);
                gap.p = std::exp(log_p);
                p.push_back(*gap.p);
                tested.emplace_back(log_p, std::move(gap));
            }
        }
        found_.communities = chosen.size();
        found_.pairs_tested = tested.size();
        const std::vector<double> adjusted = benjamini_hochberg(p);
        std::vector<std::pair<double, Gap>> found;
        for (std::size_t i = 0; i < tested.size(); ++i) {
            Gap& gap = tested[i].second;
            gap.adjusted = adjusted[i];
            if (adjusted[i] > options_.level || gap.gap <= 0) continue;
            const auto a = static_cast<std::size_t>(gap.a.community);
            const auto b = static_cast<std::size_t>(gap.b->community);
            gap.a = side_of_community(a);
            gap.b = side_of_community(b);
            gap.bridges = bridges(a, b);
            found.push_back(std::move(tested[i]));
        }
        append(std::move(found));
    }

    /// Adamic and Adar's of two terms.
    [[nodiscard]] double nearness(Node a, Node b) const {
        const auto of_a = graph_.rows().neighbors(a);
        const auto of_b = graph_.rows().neighbors(b);
        double sum = 0;
        for (auto i = of_a.begin(), j = of_b.begin(); i != of_a.end() && j != of_b.end();) {
            if (*i < *j) {
                ++i;
            } else if (*j < *i) {
                ++j;
            } else {
                if (community_[*i] >= 0) sum += 1 / std::log(term_degree_[*i]);
                ++i;
                ++j;
            }
        }
        return sum;
    }

    /// Whatever edges were left out.
    [[nodiscard]] bool stand_in_one_report(Node a, Node b) const {
        const auto of_b = evidence_.places[b];
        return std::ranges::any_of(evidence_.places[a], [&](const Place& place) {
            return std::ranges::binary_search(of_b, place.report, {}, &Place::report);
        });
    }

    [[nodiscard]] std::vector<double> term_degrees() const {
        std::vector<double> degrees(graph_.node_count());
        for (Node node = 0; node < graph_.node_count(); ++node) {
            degrees[node] = static_cast<double>(
                std::ranges::count_if(graph_.rows().neighbors(node),
                                      [&](Node neighbor) { return community_[neighbor] >= 0; }));
        }
        return degrees;
    }

    [[nodiscard]] std::vector<std::pair<Node, Node>> bridges(std::size_t a, std::size_t b) const {
        std::vector<std::tuple<double, Node, Node>> found;
        for (const Node of_a : core_[a]) {
            for (const Node of_b : core_[b]) {
                if (stand_in_one_report(of_a, of_b)) continue;
                const double near = nearness(of_a, of_b);
                if (near > 0) found.emplace_back(-near, of_a, of_b);
            }
        }
        std::ranges::sort(found);
        std::set<Node> used;
        std::vector<std::pair<Node, Node>> pairs;
        for (const auto& [near, of_a, of_b] : found) {
            if (pairs.size() == options_.most_bridges) break;
            if (used.contains(of_a) || used.contains(of_b)) continue;
            used.insert({of_a, of_b});
            pairs.emplace_back(of_a, of_b);
        }
        return pairs;
    }

    /// Which terms rows of each kind name.
    void collect_namings() {
        for (Node row = 0; row < graph_.node_count(); ++row) {
            if (!is_row(row)) continue;
            const std::string kind(graph_.nodes().kind[row]);
            auto& named = named_by_kind_.try_emplace(kind, graph_.node_count()).first->second;
            for (const Mention& mention : evidence_.mentions[row]) named[mention.term] = true;
        }
    }

    [[nodiscard]] std::set<Node> terms_named_by(Node row) const {
        std::set<Node> terms;
        for (const Mention& mention : evidence_.mentions[row]) {
            if (is_term_kind(graph_.nodes().kind[mention.term])) terms.insert(mention.term);
        }
        return terms;
    }

    /// The gaps of a kind that are not tested, what has the highest rank first.
    template <typename Rank>
    void append_nodes(std::vector<Node> nodes, GapKind kind, Rank rank, std::string_view row_kind) {
        std::ranges::stable_sort(nodes, std::greater(), rank);
        for (const Node node : nodes) {
            Gap gap;
            gap.kind = kind;
            gap.a = side_of_node(node);
            gap.row_kind = row_kind;
            found_.gaps.push_back(std::move(gap));
        }
    }

    [[nodiscard]] bool is_named_enough(Node node) const {
        return static_cast<std::int32_t>(report_count(node)) >= options_.least_reports;
    }

    void find_themes_without_signals() {
        const auto named = named_by_kind_.find(std::string(signal_kind));
        if (named == named_by_kind_.end()) return;
        std::vector<Node> themes;
        for (Node node = 0; node < graph_.node_count(); ++node) {
            if (is_of_kind(node, theme_kind) && is_named_enough(node) && !named->second[node]) {
                themes.push_back(node);
            }
        }
        append_nodes(
            std::move(themes), GapKind::theme_without_signals,
            [&](Node node) { return report_count(node); }, signal_kind);
    }

    void find_issues_without_technologies() {
        const auto named = named_by_kind_.find(std::string(technology_kind));
        if (named == named_by_kind_.end()) return;
        std::vector<Node> issues;
        for (Node node = 0; node < graph_.node_count(); ++node) {
            if (!is_of_kind(node, issue_kind)) continue;
            const std::set<Node> terms = terms_named_by(node);
            const bool has_any =
                std::ranges::any_of(terms, [&](Node term) { return named->second[term]; });
            if (!terms.empty() && !has_any) issues.push_back(node);
        }
        const auto relevancy = [&](Node node) {
            std::int32_t highest = 0;
            for (const Place& place : evidence_.places[node]) {
                highest = std::max(highest, place.relevancy);
            }
            return std::pair(highest, report_count(node));
        };
        append_nodes(std::move(issues), GapKind::issue_without_technologies, relevancy,
                     technology_kind);
        for (Gap& gap : found_.gaps) {
            if (gap.kind != GapKind::issue_without_technologies) continue;
            const std::set<Node> terms = terms_named_by(*gap.a.node);
            gap.a.terms.assign(terms.begin(), terms.end());
            std::ranges::stable_sort(gap.a.terms, std::greater(),
                                     [&](Node node) { return report_count(node); });
            gap.a.terms.resize(std::min(gap.a.terms.size(), options_.most_terms));
        }
    }

    void find_entities_of_one_community() {
        std::vector<Node> entities;
        for (Node node = 0; node < graph_.node_count(); ++node) {
            if (!is_of_kind(node, entity_kind) || !is_named_enough(node) || community_[node] < 0) {
                continue;
            }
            std::size_t ties = 0;
            bool leaves = false;
            for (const Node neighbor : graph_.rows().neighbors(node)) {
                if (community_[neighbor] < 0) continue;
                ++ties;
                leaves = leaves || community_[neighbor] != community_[node];
            }
            if (ties > 0 && !leaves) entities.push_back(node);
        }
        const std::size_t before = found_.gaps.size();
        append_nodes(std::move(entities), GapKind::entity_of_one_community,
                     [&](Node node) { return report_count(node); }, {});
        for (std::size_t i = before; i < found_.gaps.size(); ++i) {
            Gap& gap = found_.gaps[i];
            gap.b = side_of_community(static_cast<std::size_t>(gap.a.community), gap.a.node);
        }
    }

    /// How many rows of a kind name a term of each community.
    using Namings = std::map<std::string, std::vector<double>, std::less<>>;

    [[nodiscard]] Namings namings_of_communities() const {
        Namings namings;
        for (Node row = 0; row < graph_.node_count(); ++row) {
            if (!is_row(row)) continue;
            std::set<std::int32_t> named;
            for (const Node term : terms_named_by(row)) {
                if (community_[term] >= 0) named.insert(community_[term]);
            }
            auto& of_kind = namings.try_emplace(std::string(graph_.nodes().kind[row]), size_.size())
                                .first->second;
            for (const std::int32_t community : named) {
                ++of_kind[static_cast<std::size_t>(community)];
            }
        }
        return namings;
    }

    void find_lacking_kinds() {
        const Namings namings = namings_of_communities();
        std::vector<double> of_community(size_.size());
        double all = 0;
        for (const auto& [kind, counts] : namings) {
            for (std::size_t i = 0; i < counts.size(); ++i) of_community[i] += counts[i];
            all = std::accumulate(counts.begin(), counts.end(), all);
        }
        std::vector<std::pair<double, Gap>> found;
        std::vector<double> p;
        std::vector<std::size_t> place;  // of each that is found, in p
        for (const auto& [kind, counts] : namings) {
            const double of_kind = std::accumulate(counts.begin(), counts.end(), 0.0);
            if (of_kind == 0) continue;
            for (std::size_t i = 0; i < counts.size(); ++i) {
                if (size_[i] < options_.least_terms || of_community[i] == 0) continue;
                const double share = of_community[i] / all;
                const double log_p = counts[i] > 0 ? 0 : of_kind * std::log1p(-share);
                p.push_back(std::exp(log_p));
                if (counts[i] > 0) continue;
                Gap gap;
                gap.kind = GapKind::community_lacks_kind;
                gap.row_kind = kind;
                gap.expected = of_kind * share;
                gap.a.community = static_cast<std::int32_t>(i);
                gap.p = p.back();
                place.push_back(p.size() - 1);
                found.emplace_back(log_p, std::move(gap));
            }
        }
        const std::vector<double> adjusted = benjamini_hochberg(p);
        for (std::size_t i = 0; i < found.size(); ++i) {
            found[i].second.adjusted = adjusted[place[i]];
        }
        std::erase_if(found,
                      [&](const auto& each) { return *each.second.adjusted > options_.level; });
        for (auto& [log_p, gap] : found) {
            gap.a = side_of_community(static_cast<std::size_t>(gap.a.community));
        }
        append(std::move(found));
    }

    void find_vanished_terms() {
        const std::vector<std::int32_t>& reports = timeline_->reports;
        std::vector<std::int64_t> until(reports.size());
        std::partial_sum(reports.begin(), reports.end(), until.begin());
        std::vector<std::pair<double, Gap>> tested;
        std::vector<double> p;
        for (Node node = 0; node < graph_.node_count(); ++node) {
            if (!is_term_kind(graph_.nodes().kind[node])) continue;
            std::int32_t dated = 0;
            std::int32_t last_seen = 0;
            std::uint32_t last = 0;
            for (const Place& place : evidence_.places[node]) {
                const std::uint32_t period = timeline_->period_of_report[place.report];
                if (period == Timeline::undated) continue;
                ++dated;
                last = std::max(last, period);
                last_seen = std::max(last_seen, evidence_.reports[place.report].date);
            }
            if (dated < options_.least_reports) continue;
            const auto all = static_cast<double>(timeline_->dated);
            const double share = static_cast<double>(until[last]) / all;
            const double log_p = dated * std::log(share);
            Gap gap;
            gap.kind = GapKind::vanished_term;
            gap.a.node = node;
            gap.expected = dated * (1 - share) / share;
            gap.last_seen = last_seen;
            gap.reports_since = timeline_->dated - static_cast<std::size_t>(until[last]);
            gap.p = std::exp(log_p);
            p.push_back(*gap.p);
            tested.emplace_back(log_p, std::move(gap));
        }
        found_.terms_tested = tested.size();
        const std::vector<double> adjusted = benjamini_hochberg(p);
        std::vector<std::pair<double, Gap>> found;
        for (std::size_t i = 0; i < tested.size(); ++i) {
            Gap& gap = tested[i].second;
            gap.adjusted = adjusted[i];
            if (adjusted[i] > options_.level) continue;
            gap.a = side_of_node(*gap.a.node);
            found.push_back(std::move(tested[i]));
        }
        append(std::move(found));
    }

    const KnowledgeGraph& graph_;
    const Evidence& evidence_;
    std::span<const std::int32_t> community_;
    const Timeline* timeline_;
    const GapOptions& options_;
    std::vector<std::vector<Node>> core_;                  ///< typical terms of each community
    std::vector<std::vector<ReportOfCommunity>> reports_;  ///< about each community
    Ties ties_;
    std::vector<std::size_t> size_;    ///< terms of each community
    std::vector<double> term_degree_;  ///< neighbours of each node that are terms
    std::map<std::string, std::vector<bool>, std::less<>> named_by_kind_;  ///< by node
    Gaps found_;
};

}  // namespace

Gaps gaps(const KnowledgeGraph& graph, std::span<const std::int32_t> community,
          const Timeline* timeline, const GapOptions& options) {
    if (graph.evidence().empty()) {
        throw std::invalid_argument(
            "it takes the evidence, which reports and JSON files of ours carry");
    }
    return GapSearch(graph, community, timeline, options).run();
}

}  // namespace sigloom
