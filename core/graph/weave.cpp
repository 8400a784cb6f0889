#include "core/graph/weave.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/base/free_memory.hpp"
#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"
#include "core/graph/edge_sum.hpp"
#include "core/graph/merge.hpp"
#include "core/graph/name_pass.hpp"
#include "core/graph/report_links.hpp"
#include "core/report/distant_dates.hpp"
#include "core/report/help_once.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace {

/// Hands on what was odd, and leaves those that are reports, in order.
std::vector<Contribution> reports_among(Contributions contributions, Reporter& reporter) {
    std::vector<Contribution> all = std::move(contributions).take();
    HelpOnce help_once(reporter);
    for (Contribution& contribution : all) contribution.diagnostics.move_to(help_once);
    std::erase_if(all, [](const Contribution& contribution) { return !contribution.is_report; });
    std::vector<DatedReport> dated;
    for (const Contribution& report : all) dated.push_back({report.date, report.shown_path});
    report_distant_dates(dated, reporter);
    return all;
}

void require_names(std::span<const Contribution> reports, NamesRule rule) {
    const auto has_names = [rule](const Contribution& report) {
        if (rule == NamesRule::learned) return report.names.has_value();
        return report.cases.size() == report.terms.size() && report.name_classes.empty();
    };
    if (std::ranges::all_of(reports, has_names)) return;
    throw std::invalid_argument("a contribution lacks what the rule of names needs");
}

/// Sorts by node what for_each(visit) visits as visit(node, item), each time the same; what comes
/// first stays first.
template <typename T, typename ForEach>
ListPerNode<T> list_per_node(std::size_t node_count, ForEach for_each) {
    ListPerNode<T> lists;
    lists.begin.assign(node_count + 1, 0);
    for_each([&](Node node, const T&) { ++lists.begin[node + 1]; });
    std::partial_sum(lists.begin.begin(), lists.begin.end(), lists.begin.begin());
    resize_large(lists.items, lists.begin.back());
    std::vector<std::uint32_t> next(lists.begin.begin(), lists.begin.end() - 1);
    for_each([&](Node node, const T& item) { lists.items[next[node]++] = item; });
    return lists;
}

/// Turns "members of each report" into "members of each node".
ListPerNode<MemberPlace> members_of(const ListPerNode<Member>& by_report, std::size_t node_count) {
    return list_per_node<MemberPlace>(node_count, [&](auto visit) {
        for (std::uint32_t report = 0; report + 1 < by_report.begin.size(); ++report) {
            for (std::uint32_t i = by_report.begin[report]; i < by_report.begin[report + 1]; ++i) {
                visit(by_report.items[i].node, MemberPlace{report, i});
            }
        }
    });
}

/// What the graph keeps of them.
ListPerNode<Place> places_of(const ListPerNode<MemberPlace>& by_node,
                             const ListPerNode<Member>& by_report) {
    ListPerNode<Place> places{by_node.begin, {}};
    places.items.reserve(by_node.items.size());
    for (const auto [report, i] : by_node.items) {
        const Member& member = by_report.items[i];
        places.items.push_back({report, member.line, member.end.relevancy});
    }
    return places;
}

/// Which terms the text of each row names, and which reports a report's Closest list names. The
/// reports come in order, so that only the few terms of one row are left to be sorted.
ListPerNode<Mention> mentions_of(std::span<const Contribution> reports, const MergedNodes& nodes,
                                 std::span<const RelatedPair> related) {
    std::vector<std::pair<Node, Mention>> all;
    std::vector<Node> node_of_item;
    for (std::uint32_t report = 0; report < reports.size(); ++report) {
        const Contribution& contribution = reports[report];
        const std::size_t terms = contribution.terms.size();
        node_of_item.resize(contribution.size());
        for (const auto& [node, end, line] : nodes.by_report[report]) {
            if (end.item < node_of_item.size()) node_of_item[end.item] = node;
        }
        for (std::size_t row = 0; row < contribution.rows.size(); ++row) {
            const std::size_t first = all.size();
            for (std::size_t term = 0; term < terms; ++term) {
                if (!contribution.named.contains(row, term)) continue;
                all.push_back({node_of_item[terms + row], {report, node_of_item[term]}});
            }
            std::sort(all.begin() + static_cast<std::ptrdiff_t>(first), all.end());
        }
    }
    if (!nodes.report_nodes.empty()) {
        for (const auto [from, to] : related) {
            const Node of_from = nodes.report_nodes[from];
            const Node of_to = nodes.report_nodes[to];
            if (of_from != of_to) all.push_back({of_from, {from, of_to}});
        }
    }
    return list_per_node<Mention>(nodes.table.size(), [&](auto visit) {
        for (const auto& [node, mention] : all) visit(node, mention);
    });
}

/// The report that a link leads to; says where that is none, or one of several.
std::optional<std::uint32_t> target_of(const RelatedReport& link, std::uint32_t from,
                                       const ReportLinks& links,
                                       std::span<const std::string> shown_paths,
                                       Reporter& reporter) {
    const auto say = [&](Oddity oddity, std::string message) {
        reporter.report({oddity, shown_paths[from], link.line, link.column, std::move(message)});
    };
    const std::string target = printable(link.target);
    const std::vector<std::uint32_t> found = links.find(from, link.target);
    if (found.empty()) {
        say(Oddity::unresolved_link, "link to a report that is not here: " + target);
        return std::nullopt;
    }
    if (found.size() > 1) {
        say(Oddity::ambiguous_link, "link to one of " + std::to_string(found.size()) +
                                        " reports: " + target + "; taken for " +
                                        shown_paths[found[0]] + ", not " + shown_paths[found[1]]);
    }
    return found.front();
}

/// The Closest links whose targets are among the reports; the others are reported.
std::vector<RelatedPair> related_pairs(std::span<const Contribution> reports, Reporter& reporter) {
    std::vector<std::string> shown_paths;
    for (const Contribution& report : reports) shown_paths.push_back(report.shown_path);
    const ReportLinks links(shown_paths);
    std::vector<RelatedPair> pairs;
    for (std::uint32_t from = 0; from < reports.size(); ++from) {
        for (const RelatedReport& link : reports[from].related) {
            const auto to = target_of(link, from, links, shown_paths, reporter);
            if (to && *to != from) pairs.push_back({from, *to});
        }
    }
    std::ranges::sort(pairs);
    const auto repeated = std::ranges::unique(pairs);
    pairs.erase(repeated.begin(), repeated.end());
    return pairs;
}

/// All that edges follow from: dates, and which rows name which of how many terms. The texts of the
/// reports, which take ten times the memory, are given back.
std::vector<Contribution> without_texts(std::vector<Contribution> reports) {
    const auto store = std::make_shared<TextStore>(first_block_for(reports.size()), large_memory());
    std::size_t most_terms = 0;
    for (const Contribution& report : reports) {
        most_terms = std::max(most_terms, report.terms.size());
    }
    const std::span<const Item> nameless = store->make_array<Item>(most_terms);
    std::vector<Contribution> left;
    left.reserve(reports.size());
    for (const Contribution& report : reports) {
        Contribution& one = left.emplace_back();
        const std::size_t terms = report.terms.size();
        NamedTerms::Builder named(report.rows.size(), terms, *store);
        for (std::size_t row = 0; row < report.rows.size(); ++row) {
            for (std::size_t term = 0; term < terms; ++term) {
                if (report.named.contains(row, term)) named.add(row, term);
            }
        }
        one.date = report.date;
        one.terms = nameless.first(terms);
        one.named = named.finish();
        one.memory = store;
    }
    reports.clear();
    give_back_free_memory();
    return left;
}

std::vector<ReportEntry> entries_of(std::span<const Contribution> reports) {
    std::vector<ReportEntry> entries;
    for (const Contribution& report : reports) {
        entries.push_back({report.path, std::string(report.title), std::string(report.url),
                           report.date.number()});
    }
    return entries;
}

}  // namespace

BuildResult weave(Contributions contributions, const WeaveOptions& options, Reporter& reporter) {
    std::vector<Contribution> reports = reports_among(std::move(contributions), reporter);
    require_names(reports, options.names);
    PassedNames names;
    if (options.names == NamesRule::learned) {
        names = apply_learned_names(reports, options.learning, options.ledger);
        give_back_free_memory();
    }
    std::vector<RelatedPair> related;
    if (options.report_nodes == ReportNodes::include) related = related_pairs(reports, reporter);
    MergedNodes nodes = merge_nodes(
        reports, {options.report_nodes, options.ledger, options.spellings, names.table.get()});
    Evidence evidence;
    evidence.pairs = options.pairs;
    evidence.reports = entries_of(reports);
    SummedEdges edges;
    evidence.is_of_part = options.edges == Edges::evidence_alone;
    if (options.edges != Edges::leave_out) {
        evidence.mentions = mentions_of(reports, nodes, related);
        reports = without_texts(std::move(reports));
        const auto members = members_of(nodes.by_report, nodes.table.size());
        invoke_together(
            [&] {
                if (options.edges != Edges::build) return;
                edges = sum_edges({reports, nodes, members, related, options.pairs,
                                   options.min_count, options.edge_bytes_in_memory});
            },
            [&] { evidence.places = places_of(members, nodes.by_report); });
    }
    if (edges.left_out > 0) evidence.is_of_part = true;
    BuildResult result;
    result.edges_left_out = edges.left_out;
    result.names = std::move(nodes.names);
    std::ranges::move(names.dropped, std::back_inserter(result.names));
    result.graph =
        KnowledgeGraph(std::move(nodes.table), std::move(edges.table), std::move(evidence));
    if (names.table) result.table = std::move(*names.table);
    result.merged_rows = std::move(names.merged_rows);
    result.spellings = std::move(nodes.spellings);
    return result;
}

}  // namespace sigloom
