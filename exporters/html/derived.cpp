#include "exporters/html/derived.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "core/base/millionths.hpp"
#include "core/graph/column_names.hpp"

namespace sigloom::html {
namespace {

/// What some reports come to.
struct Tally {
    std::int64_t count = 0;
    std::int32_t first = 0;
    std::int32_t last = 0;
    double weight = 0;

    void add(std::int32_t date, double contribution) {
        ++count;
        weight += contribution;
        if (date == 0) return;
        first = first == 0 ? date : std::min(first, date);
        last = std::max(last, date);
    }
};

Tally tally_of(const Evidence& evidence, Node node) {
    Tally tally;
    for (const Place& place : evidence.places[node]) {
        tally.add(evidence.reports[place.report].date, 0);
    }
    return tally;
}

Tally tally_of(const Evidence& evidence, const EdgeEnds& ends) {
    Tally tally;
    const auto of_a = evidence.places[ends.source];
    const auto of_b = evidence.places[ends.target];
    for (auto a = of_a.begin(), b = of_b.begin(); a != of_a.end() && b != of_b.end();) {
        if (a->report != b->report) {
            a->report < b->report ? ++a : ++b;
            continue;
        }
        tally.add(evidence.reports[a->report].date,
                  millionths::to_double(a->relevancy) * millionths::to_double(b->relevancy));
        ++a, ++b;
    }
    return tally;
}

/// Follows one column from row to row for as long as the reports tell it.
class Candidate {
  public:
    Candidate(const ColumnSet& columns, const char* name, std::int64_t (*value)(const Tally&))
        : name_(name), column_(find_column(columns, name)), value_(value), holds_(column_) {}

    void look_at(std::size_t row, const Tally& tally) {
        if (!holds_) return;
        const std::int64_t value = value_(tally);
        const auto number = column_->number(row);
        holds_ = number ? *number == static_cast<double>(value) : value == 0 && !column_->has(row);
    }

    void note(std::vector<std::string_view>& names) const {
        if (holds_) names.push_back(name_);
    }

  private:
    std::string_view name_;
    const Column* column_;
    std::int64_t (*value_)(const Tally&);
    bool holds_;
};

std::vector<Candidate> candidates(const ColumnSet& columns, const char* count) {
    return {Candidate(columns, count, [](const Tally& tally) { return tally.count; }),
            Candidate(columns, column_names::first_seen,
                      [](const Tally& tally) { return std::int64_t{tally.first}; }),
            Candidate(columns, column_names::last_seen,
                      [](const Tally& tally) { return std::int64_t{tally.last}; })};
}

}  // namespace

Derived derived_columns(const KnowledgeGraph& graph, const std::vector<Node>& nodes,
                        const std::vector<Edge>& edges) {
    constexpr double rounding = 1e-6;
    Derived derived;
    const Evidence& evidence = graph.evidence();
    if (evidence.empty()) return derived;
    auto of_nodes = candidates(graph.nodes().columns, column_names::reports);
    for (const Node node : nodes) {
        const Tally tally = tally_of(evidence, node);
        for (Candidate& each : of_nodes) each.look_at(node, tally);
    }
    auto of_links = candidates(graph.edges().columns, column_names::count);
    bool weighs = true;
    for (const Edge edge : edges) {
        const Tally tally = tally_of(evidence, graph.edges().ends[edge]);
        const double weight = graph.edges().weight[edge];
        weighs = weighs && std::abs(tally.weight - weight) <= rounding * weight;
        for (Candidate& each : of_links) each.look_at(edge, tally);
    }
    for (const Candidate& each : of_nodes) each.note(derived.of_nodes);
    if (weighs) derived.of_links.emplace_back(column_names::weight);
    for (const Candidate& each : of_links) each.note(derived.of_links);
    return derived;
}

bool reports_tell_links(const Evidence& evidence, const std::vector<Node>& nodes,
                        const std::vector<std::int32_t>& kind,
                        const std::vector<EdgeEnds>& link_ends) {
    if (evidence.empty()) return false;
    std::set<std::pair<std::int32_t, std::int32_t>> joined;
    for (const auto& [a, b] : link_ends) {
        if (tally_of(evidence, {nodes[a], nodes[b]}).count == 0) return false;
        joined.insert(std::minmax(kind[a], kind[b]));
    }
    std::vector<std::vector<Node>> of_report(evidence.reports.size());
    std::vector<Node> last_pair(nodes.size(), static_cast<Node>(nodes.size()));
    std::size_t pairs = 0;
    for (Node later = 0; later < nodes.size(); ++later) {
        for (const Place& place : evidence.places[nodes[later]]) {
            auto& earlier = of_report[static_cast<std::size_t>(place.report)];
            for (const Node each : earlier) {
                if (last_pair[each] == later) continue;
                last_pair[each] = later;
                pairs += joined.contains(std::minmax(kind[each], kind[later])) ? 1 : 0;
                if (pairs > link_ends.size()) return false;
            }
            earlier.push_back(later);
        }
    }
    return pairs == link_ends.size();
}

}  // namespace sigloom::html
