#include "core/graph/graph_of_reports.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "core/base/in_parallel.hpp"
#include "core/base/millionths.hpp"
#include "core/graph/column_names.hpp"
#include "core/graph/edge_evidence.hpp"
#include "core/graph/kinds.hpp"
#include "core/graph/subgraph.hpp"

namespace sigloom {
namespace {

constexpr std::uint32_t left_out = UINT32_MAX;

/// The earliest and the latest of some dates.
struct Seen {
    std::int32_t first = 0;  ///< 0: none is known
    std::int32_t last = 0;

    void add(std::int32_t date) {
        if (date == 0) return;
        first = first == 0 ? date : std::min(first, date);
        last = std::max(last, date);
    }
};

/// A column being filled that has no value where `present` says so.
void put_dates(std::span<const Seen> seen, ColumnSet& columns) {
    std::vector<std::int32_t> first;
    std::vector<std::int32_t> last;
    std::vector<bool> present;
    for (const Seen& each : seen) {
        first.push_back(each.first);
        last.push_back(each.last);
        present.push_back(each.first != 0);
    }
    columns.push_back({column_names::first_seen, std::move(first), present});
    columns.push_back({column_names::last_seen, std::move(last), std::move(present)});
}

/// The columns of `added` that the graph has under these names.
ColumnSet those_of(const ColumnSet& columns, const ColumnSet& added) {
    ColumnSet replaced = added;
    replaced.erase_if(
        [&](const Column& column) { return find_column(columns, column.name) == nullptr; });
    return replaced;
}

class ReportCut {
  public:
    ReportCut(const KnowledgeGraph& graph, FunctionRef<bool(const ReportEntry&)> counts)
        : graph_(graph), evidence_(graph.evidence()) {
        if (evidence_.empty()) {
            throw std::invalid_argument(
                "it takes the evidence, which reports and JSON files of ours carry");
        }
        for (const ReportEntry& report : evidence_.reports) {
            const bool is_kept = counts(report);
            new_report_.push_back(is_kept ? static_cast<std::uint32_t>(kept_.reports.size())
                                          : left_out);
            if (is_kept) kept_.reports.push_back(report);
        }
    }

    KnowledgeGraph graph() {
        const std::vector<Node> nodes = kept_nodes();
        const std::vector<Edge> edges = sum_edges();
        const KnowledgeGraph part = subgraph(graph_, nodes, edges);
        EdgeTable table = part.edges();
        table.weight = std::move(weight_);
        const KnowledgeGraph counted =
            KnowledgeGraph(part.nodes(), std::move(table), evidence_of(part))
                .with_edge_columns(those_of(part.edges().columns, edge_columns_));
        return counted.with_node_columns(those_of(part.nodes().columns, node_columns(counted)));
    }

  private:
    [[nodiscard]] bool is_kept(std::uint32_t report) const {
        return new_report_[report] != left_out;
    }

    std::vector<Node> kept_nodes() {
        std::vector<Node> nodes;
        stays_.assign(graph_.node_count(), false);
        for (Node node = 0; node < graph_.node_count(); ++node) {
            const auto places = evidence_.places[node];
            if (std::ranges::any_of(places, [&](const Place& p) { return is_kept(p.report); })) {
                nodes.push_back(node);
                stays_[node] = true;
            }
        }
        return nodes;
    }

    /// What an edge has from the reports that count.
    struct Sum {
        std::int64_t weight = 0;
        std::int32_t count = 0;
        std::int32_t mentions = 0;
        Seen seen;
    };

    /// A link to a report that does not count is none, whichever report it stands in.
    [[nodiscard]] Sum sum_of(Edge edge) const {
        Sum sum;
        const auto [source, target] = graph_.edges().ends[edge];
        if (!stays_[source] || !stays_[target]) return sum;
        const bool is_link = graph_.edges().kind[edge] == name_of(EdgeKind::related);
        for (const EdgeEvidence& each : edge_evidence(graph_, source, target)) {
            if (!is_kept(each.a.report)) continue;
            sum.weight += each.contribution;
            ++sum.count;
            sum.mentions += each.mentioned && !is_link ? 1 : 0;
            sum.seen.add(evidence_.reports[each.a.report].date);
        }
        return sum;
    }

    /// The edges that stay, and their weights and columns.
    std::vector<Edge> sum_edges() {
        std::vector<Sum> sums(graph_.edge_count());
        for_each_in_parallel(sums.size(),
                             [&](std::size_t i) { sums[i] = sum_of(static_cast<Edge>(i)); });
        std::vector<Edge> kept;
        std::vector<std::int32_t> count;
        std::vector<std::int32_t> mentions;
        std::vector<Seen> seen;
        for (Edge edge = 0; edge < sums.size(); ++edge) {
            const Sum& sum = sums[edge];
            if (sum.count == 0) continue;
            kept.push_back(edge);
            weight_.push_back(millionths::to_double(sum.weight));
            count.push_back(sum.count);
            mentions.push_back(sum.mentions);
            seen.push_back(sum.seen);
        }
        edge_columns_.push_back({column_names::count, std::move(count), {}});
        edge_columns_.push_back({column_names::mentions, std::move(mentions), {}});
        put_dates(seen, edge_columns_);
        return kept;
    }

    /// Of a part that has the kept nodes and, as its evidence, still the places in all reports.
    [[nodiscard]] Evidence evidence_of(const KnowledgeGraph& part) {
        kept_.pairs = evidence_.pairs;
        kept_.is_of_part = evidence_.is_of_part;
        kept_.places = of_kept_reports(part.evidence().places, part.node_count());
        kept_.mentions = of_kept_reports(part.evidence().mentions, part.node_count());
        return std::move(kept_);
    }

    template <typename Item>
    [[nodiscard]] ListPerNode<Item> of_kept_reports(const ListPerNode<Item>& lists,
                                                    std::size_t node_count) const {
        ListPerNode<Item> kept;
        if (lists.begin.empty()) return kept;
        kept.begin.push_back(0);
        for (Node node = 0; node < node_count; ++node) {
            for (Item item : lists[node]) {
                item.report = new_report_[item.report];
                if (item.report != left_out) kept.items.push_back(item);
            }
            kept.begin.push_back(static_cast<std::uint32_t>(kept.items.size()));
        }
        return kept;
    }

    static ColumnSet node_columns(const KnowledgeGraph& part) {
        std::vector<std::int32_t> reports;
        std::vector<Seen> seen;
        std::vector<double> relevancy;
        for (Node node = 0; node < part.node_count(); ++node) {
            const auto places = part.evidence().places[node];
            std::int64_t sum = 0;
            Seen& of_node = seen.emplace_back();
            for (const Place& place : places) {
                sum += place.relevancy;
                of_node.add(part.evidence().reports[place.report].date);
            }
            reports.push_back(static_cast<std::int32_t>(places.size()));
            relevancy.push_back(5 * millionths::to_double(sum) /
                                static_cast<double>(places.size()));
        }
        ColumnSet columns{{column_names::reports, std::move(reports), {}}};
        put_dates(seen, columns);
        const Column* means = find_column(part.nodes().columns, column_names::relevancy_mean);
        if (means != nullptr) {
            columns.push_back({means->name, std::move(relevancy), means->present});
        }
        return columns;
    }

    const KnowledgeGraph& graph_;
    const Evidence& evidence_;
    std::vector<std::uint32_t> new_report_;  ///< of each report of the whole, or left_out
    std::vector<bool> stays_;                ///< of each node
    Evidence kept_;
    std::vector<double> weight_;
    ColumnSet edge_columns_;
};

}  // namespace

KnowledgeGraph graph_of_reports(const KnowledgeGraph& graph,
                                FunctionRef<bool(const ReportEntry&)> counts) {
    return ReportCut(graph, counts).graph();
}

}  // namespace sigloom
