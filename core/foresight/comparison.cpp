#include "core/foresight/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/foresight/benjamini_hochberg.hpp"
#include "core/foresight/rate_test.hpp"
#include "core/foresight/standing.hpp"
#include "core/graph/column_names.hpp"
#include "core/graph/edge_evidence.hpp"
#include "core/names/term_kinds.hpp"

namespace sigloom {
namespace {

/// The id of a term where it is of the other kind; empty of other nodes.
std::string id_of_other_kind(const NodeTable& nodes, Node node) {
    const std::string_view id = nodes.id[node];
    const std::string_view kind = nodes.kind[node];
    if (!is_term_kind(kind) || !id.starts_with(kind)) return {};
    return std::string(kind == theme_kind ? entity_kind : theme_kind) +
           std::string(id.substr(kind.size()));
}

using NumberOfId = std::unordered_map<std::string_view, Node>;

NumberOfId numbers_of_ids(const NodeTable& nodes) {
    NumberOfId numbers;
    for (Node node = 0; node < nodes.size(); ++node) numbers.emplace(nodes.id[node], node);
    return numbers;
}

using ReportName = std::tuple<std::string_view, std::string_view, std::int32_t>;

/// The same wherever the report lies; of one without a title and a link its path has to do.
ReportName name_of_report(const ReportEntry& report) {
    if (report.title.empty() && report.url.empty()) return {report.path, {}, report.date};
    return {report.title, report.url, report.date};
}

std::set<ReportName> names_of_reports(const Evidence& evidence) {
    std::set<ReportName> names;
    for (const ReportEntry& report : evidence.reports) names.insert(name_of_report(report));
    return names;
}

/// Which reports of one graph are compared with those of the other.
struct Sample {
    std::vector<bool> counts;  ///< of each report
    std::int64_t size = 0;
};

Sample sample_of(const Evidence& evidence, const std::set<ReportName>& others, bool shared_ones) {
    Sample sample;
    for (const ReportEntry& report : evidence.reports) {
        sample.counts.push_back(others.contains(name_of_report(report)) == shared_ones);
        sample.size += sample.counts.back() ? 1 : 0;
    }
    return sample;
}

/// The reports before and after by which things are tested.
struct Samples {
    Sample before;
    Sample after;
};

/// Nothing where there is nothing to compare.
std::optional<Samples> samples_of(const Evidence& before, const Evidence& after,
                                  std::size_t& in_both) {
    if (before.empty() || after.empty()) return {};
    const auto names_before = names_of_reports(before);
    const auto names_after = names_of_reports(after);
    Samples samples{sample_of(before, names_after, false), sample_of(after, names_before, false)};
    in_both = before.reports.size() - static_cast<std::size_t>(samples.before.size);
    if (samples.before.size == 0 && samples.after.size == 0) return {};
    if (samples.before.size == 0) samples.before = sample_of(before, names_after, true);
    if (samples.after.size == 0) samples.after = sample_of(after, names_before, true);
    if (samples.before.size == 0 || samples.after.size == 0) return {};
    return samples;
}

std::int64_t count_in(const Sample& sample, const std::vector<std::uint32_t>& reports) {
    return std::ranges::count_if(reports,
                                 [&](std::uint32_t report) { return sample.counts[report]; });
}

std::vector<std::uint32_t> reports_of_node(const KnowledgeGraph& graph, Node node) {
    std::vector<std::uint32_t> reports;
    for (const Place& place : graph.evidence().places[node]) reports.push_back(place.report);
    return reports;
}

std::vector<std::uint32_t> reports_of_edge(const KnowledgeGraph& graph, Edge edge) {
    const auto [source, target] = graph.edges().ends[edge];
    std::vector<std::uint32_t> reports;
    for (const EdgeEvidence& each : edge_evidence(graph, source, target)) {
        if (reports.empty() || reports.back() != each.a.report) reports.push_back(each.a.report);
    }
    return reports;
}

std::optional<std::int32_t> count_of(const ColumnSet& columns, std::string_view name,
                                     std::uint32_t row) {
    const Column* column = find_column(columns, name);
    if (column == nullptr) return {};
    const auto value = column->number(row);
    if (!value || !(*value >= 0 && *value <= INT32_MAX)) return {};
    return static_cast<std::int32_t>(*value);
}

/// One of the two graphs, and what is asked of it.
struct Side {
    const KnowledgeGraph& graph;
    std::vector<double> strength;

    explicit Side(const KnowledgeGraph& of) : graph(of), strength(strengths(of)) {}

    [[nodiscard]] Presence node(Node node) const {
        Presence presence{node, {}, strength[node]};
        if (graph.evidence().empty()) {
            presence.reports = count_of(graph.nodes().columns, column_names::reports, node);
        } else {
            presence.reports = static_cast<std::int32_t>(graph.evidence().places[node].size());
        }
        return presence;
    }
    [[nodiscard]] Presence edge(Edge edge) const {
        Presence presence{edge, {}, graph.edges().weight[edge]};
        presence.reports = count_of(graph.edges().columns, column_names::count, edge);
        if (!presence.reports && !graph.evidence().empty()) {
            presence.reports = static_cast<std::int32_t>(reports_of_edge(graph, edge).size());
        }
        return presence;
    }
};

/// Edges by their ends among the nodes of both graphs.
struct NumberedEdge {
    EdgeEnds ends;
    Edge edge;
};

std::vector<NumberedEdge> numbered_edges(const KnowledgeGraph& graph,
                                         const std::vector<std::uint32_t>& number) {
    std::vector<NumberedEdge> edges;
    edges.reserve(graph.edge_count());
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        const auto [low, high] = std::minmax(number[source], number[target]);
        edges.push_back({{low, high}, edge});
    }
    std::ranges::sort(edges, {}, [](const NumberedEdge& each) {
        return std::pair(each.ends.source, each.ends.target);
    });
    return edges;
}

class Comparer {
  public:
    Comparer(const KnowledgeGraph& before, const KnowledgeGraph& after,
             const ComparisonOptions& options)
        : before_(before), after_(after), options_(options) {}

    Comparison compare() {
        const Evidence& evidence_before = before_.graph.evidence();
        const Evidence& evidence_after = after_.graph.evidence();
        result_.reports_before = evidence_before.reports.size();
        result_.reports_after = evidence_after.reports.size();
        samples_ = samples_of(evidence_before, evidence_after, result_.reports_in_both);
        has_evidence_ = !evidence_before.empty() && !evidence_after.empty();
        result_.is_tested = samples_.has_value();
        match_nodes();
        match_edges();
        judge(result_.nodes, reports_of_node);
        judge(result_.edges, reports_of_edge);
        return std::move(result_);
    }

  private:
    void match_nodes() {
        const NumberOfId ids_before = numbers_of_ids(before_.graph.nodes());
        const NumberOfId ids_after = numbers_of_ids(after_.graph.nodes());
        for (Node node = 0; node < before_.graph.node_count(); ++node) {
            result_.node_before.push_back(node);
            result_.nodes.emplace_back().before = before_.node(node);
        }
        const NodeTable& nodes = after_.graph.nodes();
        for (Node node = 0; node < after_.graph.node_count(); ++node) {
            auto then = ids_before.find(nodes.id[node]);
            if (then == ids_before.end()) {
                const std::string other = id_of_other_kind(nodes, node);
                if (!ids_after.contains(other)) then = ids_before.find(other);
            }
            if (then == ids_before.end()) {
                result_.node_after.push_back(static_cast<std::uint32_t>(result_.nodes.size()));
                result_.nodes.emplace_back();
            } else {
                result_.node_after.push_back(then->second);
            }
            result_.nodes[result_.node_after.back()].after = after_.node(node);
        }
    }

    void match_edges() {
        const auto before = numbered_edges(before_.graph, result_.node_before);
        const auto after = numbered_edges(after_.graph, result_.node_after);
        const auto key = [](const EdgeEnds& ends) { return std::pair(ends.source, ends.target); };
        for (auto i = before.begin(), j = after.begin(); i != before.end() || j != after.end();) {
            const bool takes_before =
                j == after.end() || (i != before.end() && key(i->ends) <= key(j->ends));
            const bool takes_after =
                i == before.end() || (j != after.end() && key(j->ends) <= key(i->ends));
            result_.ends.push_back(takes_before ? i->ends : j->ends);
            ComparedThing& thing = result_.edges.emplace_back();
            if (takes_before) thing.before = before_.edge((i++)->edge);
            if (takes_after) thing.after = after_.edge((j++)->edge);
        }
    }

    template <typename ReportsOf>
    void judge(std::vector<ComparedThing>& things, ReportsOf reports_of) {
        std::vector<double> p(things.size(), NAN);
        std::vector<bool> is_more(things.size());
        for (std::size_t i = 0; samples_ && i < things.size(); ++i) {
            const ComparedThing& thing = things[i];
            const auto reports = [](const std::optional<Presence>& presence) {
                return presence ? presence->reports.value_or(0) : 0;
            };
            if (reports(thing.before) + reports(thing.after) < std::int64_t{options_.least})
                continue;
            const auto count = [&](const Side& side, const Sample& sample,
                                   const std::optional<Presence>& presence) {
                if (!presence) return std::int64_t{0};
                return count_in(sample, reports_of(side.graph, presence->number));
            };
            const Rate x{count(before_, samples_->before, thing.before), samples_->before.size};
            const Rate y{count(after_, samples_->after, thing.after), samples_->after.size};
            p[i] = rate_test(x, y);
            is_more[i] = y.count * x.all > x.count * y.all;
        }
        const std::vector<double> adjusted = benjamini_hochberg(p);
        for (std::size_t i = 0; i < things.size(); ++i) {
            ComparedThing& thing = things[i];
            if (!std::isnan(p[i])) thing.p = p[i], thing.adjusted = adjusted[i];
            thing.change = change_of(thing, is_more[i]);
        }
    }

    [[nodiscard]] Change change_of(const ComparedThing& thing, bool is_more) const {
        if (!thing.before) return Change::appeared;
        if (!thing.after) return Change::gone;
        if (has_evidence_) {
            // A p of 1 is no difference at any level.
            if (!thing.p || *thing.p >= 1 || *thing.adjusted > options_.level) return Change::same;
            return is_more ? Change::stronger : Change::weaker;
        }
        const double before = thing.before->weight;
        const double after = thing.after->weight;
        if (before == after) return Change::same;
        return after > before ? Change::stronger : Change::weaker;
    }

    Side before_;
    Side after_;
    ComparisonOptions options_;
    std::optional<Samples> samples_;
    bool has_evidence_ = false;
    Comparison result_;
};

}  // namespace

Comparison compare(const KnowledgeGraph& before, const KnowledgeGraph& after,
                   const ComparisonOptions& options) {
    return Comparer(before, after, options).compare();
}

}  // namespace sigloom
