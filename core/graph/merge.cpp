#include "core/graph/merge.hpp"

#include <tbb/parallel_for.h>
#include <tbb/parallel_for_each.h>
#include <tbb/parallel_invoke.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/graph/class_merger.hpp"
#include "core/graph/kind_group.hpp"
#include "core/graph/threads.hpp"

namespace sigloom {
namespace {

class Merger {
  public:
    Merger(std::span<const SourcedContribution> reports, ReportNodes report_nodes)
        : reports_(reports), with_report_nodes_(report_nodes == ReportNodes::include) {
        merge_classes();
        order_kinds();
    }

    MergedNodes result() {
        MergedNodes merged;
        fill_nodes(merged);
        tbb::parallel_invoke([&] { fill_table(merged); }, [&] { fill_ids(merged); },
                             [&] { fill_labels(merged); }, [&] { fill_members(merged); },
                             [&] { fill_names(merged); });
        return merged;
    }

  private:
    void merge_classes() {
        std::array<std::vector<ItemPlace>, item_class_count> items_of_class;
        std::uint32_t global = 0;
        for (std::uint32_t report = 0; report < reports_.size(); ++report) {
            first_item_.push_back(global);
            std::uint32_t in_report = 0;
            for (const Item& item : reports_[report].contribution.items) {
                items_of_class[index(item.item_class)].push_back({report, in_report++, global++});
            }
        }
        draft_of_item_.resize(global);
        tbb::parallel_for(std::size_t{0}, item_class_count, [&](std::size_t item_class) {
            mergers_[item_class].merge(reports_, items_of_class[item_class], draft_of_item_);
        });
        for (std::uint32_t report = 0; report < reports_.size(); ++report) {
            if (with_report_nodes_) mergers_[index(ItemClass::report)].add_report(reports_[report]);
            const Contribution& contribution = reports_[report].contribution;
            for (const auto& [item, surface] : contribution.other_surfaces) {
                mergers_[index(contribution.items[item].item_class)].count_surface(
                    draft_of_item_[first_item_[report] + item], surface);
            }
        }
        for (ClassMerger& merger : mergers_) merger.decide();
    }

    static std::size_t index(ItemClass item_class) { return static_cast<std::size_t>(item_class); }

    void order_kinds() {
        for (std::uint32_t item_class = 0; item_class < item_class_count; ++item_class) {
            const std::vector<Draft>& drafts = mergers_[item_class].drafts();
            for (std::uint32_t i = 0; i < drafts.size(); ++i) {
                groups_[kind_of(drafts[i])].add(drafts[i], item_class, i);
            }
        }
        tbb::parallel_for_each(groups_, [this](auto& group) { group.second.order(mergers_); });
    }

    /// Calls visit(node, draft, class, index of the draft in its class), by rising node. Drafts lie
    /// in memory in the order of the reports: those that come soon are asked for ahead of time.
    template <typename Visit>
    void for_each_node(Visit visit) {
        constexpr std::size_t soon = 16;
        Node node = 0;
        for (const auto& [kind, group] : groups_) {
            const std::vector<KindGroup::Entry>& entries = group.entries();
            const auto draft_at = [&](std::size_t i) -> const Draft& {
                return mergers_[entries[i].item_class].drafts()[entries[i].draft];
            };
            for (std::size_t i = 0; i < entries.size(); ++i) {
                if (i + 2 * soon < entries.size()) {
                    const Draft& later = draft_at(i + 2 * soon);
                    __builtin_prefetch(&later);
                    __builtin_prefetch(&later.description);
                    __builtin_prefetch(&later.slug);
                    const Draft& next = draft_at(i + soon);
                    __builtin_prefetch(next.description.data());
                    __builtin_prefetch(next.label.data());
                }
                visit(node++, draft_at(i), entries[i].item_class, entries[i].draft);
            }
        }
    }

    void fill_nodes(MergedNodes& merged) {
        for (std::size_t i = 0; i < item_class_count; ++i) {
            node_of_draft_[i].resize(mergers_[i].drafts().size());
        }
        for_each_node([&](Node node, const Draft&, std::uint32_t item_class, std::uint32_t draft) {
            node_of_draft_[item_class][draft] = node;
            merged.classes.push_back(static_cast<ItemClass>(item_class));
        });
        if (with_report_nodes_) merged.report_nodes = node_of_draft_[index(ItemClass::report)];
    }

    void fill_ids(MergedNodes& merged) {
        merged.table.id.reserve(merged.classes.size());
        std::string id;
        for_each_node([&](Node, const Draft& draft, std::uint32_t, std::uint32_t) {
            id.assign(kind_of(draft));
            id += ':';
            id += draft.slug;
            merged.table.id.push_back(id);
        });
    }

    void fill_labels(MergedNodes& merged) {
        merged.table.label.reserve(merged.classes.size());
        merged.table.kind.reserve(merged.classes.size());
        for_each_node([&](Node, const Draft& draft, std::uint32_t, std::uint32_t) {
            merged.table.label.push_back(draft.label);
            merged.table.kind.push_back(kind_of(draft));
        });
    }

    void fill_table(MergedNodes& merged) {
        const std::size_t count = merged.classes.size();
        std::vector<std::int32_t> reports(count);
        std::vector<std::int32_t> first_seen(count);
        std::vector<std::int32_t> last_seen(count);
        std::vector<double> relevancy(count);
        std::vector<bool> dated(count);
        std::vector<bool> rated(count);
        std::vector<bool> described(count);
        TextColumn description;
        description.reserve(count);
        for_each_node([&](Node node, const Draft& draft, std::uint32_t, std::uint32_t) {
            reports[node] = static_cast<std::int32_t>(draft.reports);
            first_seen[node] = draft.first_seen;
            last_seen[node] = draft.last_seen;
            dated[node] = draft.first_seen != 0;
            rated[node] = draft.relevancy_known != 0;
            if (rated[node]) {
                relevancy[node] =
                    5 * static_cast<double>(draft.relevancy_sum) / draft.relevancy_known / 1e6;
            }
            description.push_back(draft.description);
            described[node] = !draft.description.empty();
        });
        merged.table.columns =
            make_columns(Column{"reports", std::move(reports), {}},
                         Column{"first_seen", std::move(first_seen), dated},
                         Column{"last_seen", std::move(last_seen), std::move(dated)},
                         Column{"relevancy_mean", std::move(relevancy), std::move(rated)},
                         Column{"description", std::move(description), std::move(described)});
    }

    void fill_members(MergedNodes& merged) {
        std::vector<std::uint32_t>& begin = merged.by_report.begin;
        begin.push_back(0);
        for (const auto& report : reports_) {
            begin.push_back(begin.back() + (with_report_nodes_ ? 1 : 0) +
                            static_cast<std::uint32_t>(report.contribution.items.size()));
        }
        merged.by_report.items.resize(begin.back());
        for_each_in_parallel(reports_.size(), [&](std::size_t report) {
            const std::vector<Item>& items = reports_[report].contribution.items;
            Member* const first = merged.by_report.items.data() + begin[report];
            Member* member = first;
            for (std::uint32_t i = 0; i < items.size(); ++i) {
                const std::uint32_t draft = draft_of_item_[first_item_[report] + i];
                *member++ = {node_of_draft_[index(items[i].item_class)][draft], items[i].relevancy,
                             i, items[i].line};
            }
            if (with_report_nodes_) {
                *member++ = {merged.report_nodes[report], 1'000'000, Member::the_report, 1};
            }
            std::sort(first, member,
                      [](const Member& a, const Member& b) { return a.node < b.node; });
        });
    }

    void fill_names(MergedNodes& merged) {
        for_each_node([&](Node, const Draft& draft, std::uint32_t item_class, std::uint32_t i) {
            if (draft.key.item_class != ItemClass::term) return;
            for (const Surface& surface : mergers_[item_class].surfaces_of(i)) {
                merged.names.push_back({std::string(surface.text), std::string(draft.label),
                                        std::string(kind_of(draft)), surface.reports,
                                        rule_of(surface, draft), draft.decision.score,
                                        std::string(kind_of(draft)) + ':' + draft.slug});
            }
        });
    }

    static std::string rule_of(const Surface& surface, const Draft& draft) {
        std::string rule = surface.text == draft.label ? "" : "folded; ";
        return rule += draft.decision.rule;
    }

    std::span<const SourcedContribution> reports_;
    bool with_report_nodes_;
    ClassMergers mergers_;
    std::vector<std::uint32_t> first_item_;         ///< of each report, in all reports' items
    std::vector<std::uint32_t> draft_of_item_;      ///< of all reports' items, in their class
    std::map<std::string_view, KindGroup> groups_;  ///< by kind, which is also the order of ids
    std::array<std::vector<Node>, item_class_count> node_of_draft_;
};

}  // namespace

MergedNodes merge_nodes(std::span<const SourcedContribution> reports, ReportNodes report_nodes) {
    return Merger(reports, report_nodes).result();
}

}  // namespace sigloom
