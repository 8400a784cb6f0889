#include "core/graph/build.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <mutex>
#include <numeric>
#include <utility>

#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"
#include "core/base/threads.hpp"
#include "core/graph/contribution.hpp"
#include "core/graph/edge_sum.hpp"
#include "core/graph/merge.hpp"
#include "core/graph/name_pass.hpp"
#include "core/graph/report_links.hpp"
#include "core/report/read_report.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace {

/// A report's contribution, if it is one, and what was odd in it.
struct ReadResult {
    std::optional<Contribution> contribution;
    DiagnosticList diagnostics;
};

void complain_of_no_report(const ReportFile& file, bool is_utf16, DiagnosticList& diagnostics) {
    const Oddity oddity =
        file.is_given || is_utf16 ? Oddity::unreadable_input : Oddity::not_a_report;
    diagnostics.report({oddity, file.shown_path(), 0, 0,
                        is_utf16 ? "expected UTF-8, got UTF-16"
                                 : "expected a report, found none of its sections"});
}

/// `names`, where names are learned, gets what the report says of them.
ReadResult read_one(const ReportFile& file, const BuildOptions& options, TextStore& texts,
                    NamePass* names, std::uint32_t number) {
    ReadResult result;
    std::optional<StoredText> text = load(file, result.diagnostics);
    if (!text) return result;
    const bool is_utf16 = text->text.starts_with("\xFF\xFE") || text->text.starts_with("\xFE\xFF");
    DiagnosticList of_report;
    std::optional<Report> report =
        read_report(std::move(*text), file.shown_path(), options.schema, of_report);
    if (!report) {  // and what is odd in it as a report is of no interest
        complain_of_no_report(file, is_utf16, result.diagnostics);
        return result;
    }
    of_report.move_to(result.diagnostics);
    if (names != nullptr) names->add(*report, number);
    result.contribution =
        contribution_of(*report, options.default_relevancy, texts,
                        names == nullptr ? TextSearch::own_terms : TextSearch::none);
    return result;
}

/// Says how far a run is, from whatever thread.
class Progress {
  public:
    Progress(const std::function<void(std::size_t, std::size_t)>& say, std::size_t total)
        : say_(say), total_(total) {}

    void one_more() {
        if (!say_) return;
        const std::lock_guard lock(mutex_);
        say_(++done_, total_);
    }

  private:
    const std::function<void(std::size_t, std::size_t)>& say_;
    std::size_t total_;
    std::size_t done_ = 0;
    std::mutex mutex_;
};

/// The contributions of all files that are reports, by path, and the names that were learned.
struct AllRead {
    std::vector<SourcedContribution> contributions;
    std::vector<std::string> shown_paths;  ///< of each, to name it in messages
    PassedNames names;                     ///< without a table: names are exact
};

AllRead read_all(std::span<const ReportFile* const> files, const BuildOptions& options,
                 TextStores& texts, Reporter& reporter) {
    std::vector<ReadResult> results(files.size());
    std::unique_ptr<NamePass> names;
    if (options.names == NamesRule::learned) {
        names = std::make_unique<NamePass>(files.size(), options.learning);
    }
    Progress progress(options.progress, files.size());
    for_each_task_in_parallel(files.size(), [&](std::size_t i) {
        results[i] =
            read_one(*files[i], options, texts.local(), names.get(), static_cast<std::uint32_t>(i));
        progress.one_more();
    });
    AllRead all;
    all.contributions.reserve(files.size());
    std::vector<std::uint32_t> numbers;
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < files.size(); ++i) {
        results[i].diagnostics.move_to(reporter);
        if (names) paths.push_back(files[i]->shown_path());
        if (!results[i].contribution) continue;
        all.contributions.push_back({files[i]->path, std::move(*results[i].contribution)});
        all.shown_paths.push_back(files[i]->shown_path());
        numbers.push_back(static_cast<std::uint32_t>(i));
    }
    if (names) {
        all.names = names->finish(all.contributions, numbers, paths, texts, options.learning,
                                  options.ledger);
    }
    return all;
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
        places.items.push_back({report, member.line, member.relevancy});
    }
    return places;
}

/// Which terms the text of each row names, and which reports a report's Closest list names. The
/// reports come in order, so that only the few terms of one row are left to be sorted.
ListPerNode<Mention> mentions_of(std::span<const SourcedContribution> reports,
                                 const MergedNodes& nodes, std::span<const RelatedPair> related) {
    std::vector<std::pair<Node, Mention>> all;
    std::vector<Node> node_of_item;
    for (std::uint32_t report = 0; report < reports.size(); ++report) {
        const Contribution& contribution = reports[report].contribution;
        node_of_item.resize(contribution.items.size());
        for (const Member& member : nodes.by_report[report]) {
            if (member.item < node_of_item.size()) node_of_item[member.item] = member.node;
        }
        for (std::size_t row = contribution.terms; row < contribution.items.size(); ++row) {
            const std::size_t first = all.size();
            for (std::size_t term = 0; term < contribution.terms; ++term) {
                if (!contribution.row_names_term(row, term)) continue;
                all.push_back({node_of_item[row], {report, node_of_item[term]}});
            }
            std::sort(all.begin() + static_cast<std::ptrdiff_t>(first), all.end());
        }
    }
    if (!nodes.report_nodes.empty()) {
        for (const auto [from, to] : related) {
            all.push_back({nodes.report_nodes[from], {from, nodes.report_nodes[to]}});
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
        reporter.report({oddity, shown_paths[from], link.position.line, link.position.column,
                         std::move(message)});
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
std::vector<RelatedPair> related_pairs(std::span<const SourcedContribution> reports,
                                       std::span<const std::string> shown_paths,
                                       Reporter& reporter) {
    const ReportLinks links(shown_paths);
    std::vector<RelatedPair> pairs;
    for (std::uint32_t from = 0; from < reports.size(); ++from) {
        for (const RelatedReport& link : reports[from].contribution.related) {
            const auto to = target_of(link, from, links, shown_paths, reporter);
            if (to && *to != from) pairs.push_back({from, *to});
        }
    }
    std::ranges::sort(pairs);
    const auto repeated = std::ranges::unique(pairs);
    pairs.erase(repeated.begin(), repeated.end());
    return pairs;
}

std::vector<ReportEntry> entries_of(std::span<const SourcedContribution> reports) {
    std::vector<ReportEntry> entries;
    for (const auto& [path, contribution] : reports) {
        entries.push_back({std::string(path), std::string(contribution.title),
                           std::string(contribution.url), contribution.date});
    }
    return entries;
}

BuildResult weave(AllRead read, const BuildOptions& options, Reporter& reporter) {
    std::vector<SourcedContribution> reports = std::move(read.contributions);
    std::vector<RelatedPair> related;
    if (options.report_nodes == ReportNodes::include) {
        related = related_pairs(reports, read.shown_paths, reporter);
    }
    MergedNodes nodes =
        merge_nodes(reports, {options.report_nodes, options.ledger, read.names.table.get()});
    Evidence evidence;
    evidence.pairs = options.pairs;
    evidence.reports = entries_of(reports);
    EdgeTable edges;
    if (options.edges == Edges::build) {
        invoke_together(
            [&] {
                const auto members = members_of(nodes.by_report, nodes.table.size());
                invoke_together(
                    [&] {
                        edges = sum_edges({reports, nodes, members, related, options.pairs});
                    },
                    [&] { evidence.places = places_of(members, nodes.by_report); });
            },
            [&] { evidence.mentions = mentions_of(reports, nodes, related); });
    }
    BuildResult result;
    result.names = std::move(nodes.names);
    std::ranges::move(read.names.dropped, std::back_inserter(result.names));
    result.graph = KnowledgeGraph(std::move(nodes.table), std::move(edges), std::move(evidence));
    if (read.names.table) result.table = std::move(*read.names.table);
    return result;
}

}  // namespace

BuildResult build_graph(std::span<const ReportFile> reports, const BuildOptions& options,
                        Reporter& reporter) {
    std::vector<const ReportFile*> by_path;
    for (const ReportFile& report : reports) by_path.push_back(&report);
    std::ranges::stable_sort(by_path, {}, &ReportFile::path);
    BuildResult result;
    TextStores texts([&] { return TextStore(first_block_for(reports.size()), large_memory()); });
    run_on_threads(options.threads, [&] {
        result = weave(read_all(by_path, options, texts, reporter), options, reporter);
    });
    return result;
}

}  // namespace sigloom
