#include "core/graph/merge.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"
#include "core/base/millionths.hpp"
#include "core/graph/class_merger.hpp"
#include "core/graph/column_names.hpp"
#include "core/graph/kind_group.hpp"

namespace sigloom {
namespace {

using namespace std::string_view_literals;

/// By kind, which is also the order of ids. No kind is one of two classes.
using KindGroups = std::map<std::string_view, KindGroup>;

class Merger {
  public:
    Merger(std::span<const Contribution> reports, const MergeOptions& options)
        : reports_(reports),
          table_(options.names),
          with_report_nodes_(options.report_nodes == ReportNodes::include) {
        merge_classes();
        order_kinds();
    }

    MergedNodes result(const MergeOptions& options) {
        MergedNodes merged;
        fill_nodes(merged);
        if (options.ledger != Ledger::keep) groups_.clear();
        Column description;
        invoke_together([&] { description = descriptions(); }, [&] { fill_ids(merged); },
                        [&] { fill_labels(merged); }, [&] { fill_table(merged); },
                        [&] { fill_members(merged); },
                        [&] {
                            if (options.ledger == Ledger::keep) fill_names(merged);
                        },
                        [&] {
                            if (options.spellings == KeepSpellings::yes) fill_spellings(merged);
                        });
        merged.spellings.id = merged.table.id;
        merged.table.columns.push_back(std::move(description));
        if (table_ != nullptr) merged.table.columns.push_back(entity_types());
        merged.classes = std::move(classes_);
        return merged;
    }

  private:
    void merge_classes() {
        const ItemsOfClasses items_of_class = items_of_classes();
        for_each_task_in_parallel(item_class_count, [&](std::size_t item_class) {
            mergers_[item_class].merge(reports_, items_of_class[item_class], draft_of_item_);
        });
        for (std::uint32_t report = 0; report < reports_.size(); ++report) {
            const Contribution& contribution = reports_[report];
            if (with_report_nodes_) {
                draft_of_report_.push_back(
                    mergers_[index(ItemClass::report)].add_report(contribution));
            }
            const std::uint32_t first_term = first_item_[report];
            for (const auto& [term, surface] : contribution.other_surfaces_of_terms) {
                mergers_[index(ItemClass::term)].count_surface(draft_of_item_[first_term + term],
                                                               surface);
            }
            const std::size_t first_row = first_term + contribution.terms.size();
            for (const auto& [row, surface] : contribution.other_surfaces_of_rows) {
                mergers_[index(contribution.rows[row].item_class)].count_surface(
                    draft_of_item_[first_row + row], surface);
            }
        }
    }

    /// The items of each class in runs, one for each stretch of the reports.
    using ItemsOfClasses = std::array<std::vector<std::vector<ItemPlace>>, item_class_count>;

    /// Numbers the items of all reports, and sorts them by class.
    ItemsOfClasses items_of_classes() {
        std::uint32_t global = 0;
        for (const Contribution& report : reports_) {
            first_item_.push_back(global);
            global += static_cast<std::uint32_t>(report.size());
        }
        draft_of_item_.resize(global);
        constexpr std::size_t stretches = 16;
        ItemsOfClasses items_of_class;
        for (auto& runs : items_of_class) runs.resize(stretches);
        for_each_task_in_parallel(stretches, [&](std::size_t stretch) {
            const std::size_t end = reports_.size() * (stretch + 1) / stretches;
            for (std::size_t i = reports_.size() * stretch / stretches; i < end; ++i) {
                ItemPlace place{static_cast<std::uint32_t>(i), 0, first_item_[i]};
                for (const std::span<const Item> items : {reports_[i].terms, reports_[i].rows}) {
                    for (const Item& item : items) {
                        items_of_class[index(item.item_class)][stretch].push_back(place);
                        ++place.item;
                        ++place.global;
                    }
                }
            }
        });
        return items_of_class;
    }

    static std::size_t index(ItemClass item_class) { return static_cast<std::size_t>(item_class); }

    void order_kinds() {
        std::array<KindGroups, item_class_count> groups;
        for_each_task_in_parallel(item_class_count, [&](std::size_t i) {
            groups[i] = ordered_kinds(static_cast<std::uint32_t>(i));
        });
        for (KindGroups& of_class : groups) groups_.merge(of_class);
    }

    /// Decides about the nodes of a class and puts those of each kind in order.
    KindGroups ordered_kinds(std::uint32_t item_class) {
        mergers_[item_class].decide(table_);
        KindGroups groups;
        const std::vector<Draft>& drafts = mergers_[item_class].drafts();
        for (std::uint32_t i = 0; i < drafts.size(); ++i) {
            KindGroup& group = groups.try_emplace(kind_of(drafts[i]), drafts.size()).first->second;
            group.add(drafts[i], item_class, i);
        }
        std::vector<KindGroup*> unordered;
        for (auto& [name, group] : groups) unordered.push_back(&group);
        for_each_task_in_parallel(unordered.size(),
                                  [&](std::size_t i) { unordered[i]->order(mergers_); });
        return groups;
    }

    void fill_nodes(MergedNodes& merged) {
        for (std::size_t i = 0; i < item_class_count; ++i) {
            node_of_draft_[i].resize(mergers_[i].drafts().size());
        }
        Node node = 0;
        std::vector<std::string_view> kinds;
        std::vector<std::int32_t> kind;
        for (const auto& [name, group] : groups_) {
            for (const auto& entry : group.entries()) {
                node_of_draft_[entry.item_class][entry.draft] = node++;
                classes_.push_back(static_cast<ItemClass>(entry.item_class));
            }
            kind.resize(node, static_cast<std::int32_t>(kinds.size()));
            kinds.push_back(name);
        }
        merged.table.kind = TextColumn(kinds, kind);
        for (const std::uint32_t draft : draft_of_report_) {
            merged.report_nodes.push_back(node_of_draft_[index(ItemClass::report)][draft]);
        }
    }

    /// Calls visit(draft, its node), draft by draft as they lie in memory: that is the order of the
    /// reports, and going by nodes instead would wait for memory at every text.
    template <typename Visit>
    void for_each_draft(Visit visit) const {
        constexpr std::size_t ahead = 8;
        for (std::size_t item_class = 0; item_class < item_class_count; ++item_class) {
            const std::vector<Draft>& drafts = mergers_[item_class].drafts();
            for (std::size_t i = 0; i < drafts.size(); ++i) {
                if (i + ahead < drafts.size()) prefetch_texts(drafts[i + ahead]);
                visit(drafts[i], node_of_draft_[item_class][i]);
            }
        }
    }

    /// A column of the texts that parts_of(draft) makes up, an array of pieces.
    template <typename PartsOf>
    TextColumn text_column(PartsOf parts_of) const {
        const std::size_t count = classes_.size();
        std::size_t bytes = 0;
        for (const ClassMerger& merger : mergers_) {
            for (const Draft& draft : merger.drafts()) {
                for (const std::string_view part : parts_of(draft)) bytes += part.size();
            }
        }
        TextColumn::Texts texts;
        texts.reserve(count, bytes);
        std::vector<std::int32_t> codes(count);
        for_each_draft([&](const Draft& draft, Node node) {
            for (const std::string_view part : parts_of(draft)) texts.append(part);
            codes[node] = static_cast<std::int32_t>(texts.finish());
        });
        return TextColumn(std::move(texts), codes);
    }

    void fill_ids(MergedNodes& merged) {
        merged.table.id = text_column([](const Draft& draft) {
            return std::array{kind_of(draft), ":"sv, draft.slug};
        });
    }

    void fill_labels(MergedNodes& merged) {
        merged.table.label =
            text_column([](const Draft& draft) { return std::array{draft.label}; });
    }

    [[nodiscard]] Column descriptions() const {
        std::vector<bool> described(classes_.size());
        for_each_draft(
            [&](const Draft& draft, Node node) { described[node] = !draft.description.empty(); });
        return {column_names::description,
                text_column([](const Draft& draft) { return std::array{draft.description}; }),
                std::move(described)};
    }

    /// What learned names say more of an entity.
    [[nodiscard]] Column entity_types() const {
        std::vector<bool> known(classes_.size());
        for_each_draft(
            [&](const Draft& draft, Node node) { known[node] = !type_of(draft).empty(); });
        return {column_names::entity_type,
                text_column([this](const Draft& draft) { return std::array{type_of(draft)}; }),
                std::move(known)};
    }

    [[nodiscard]] std::string_view type_of(const Draft& draft) const {
        if (draft.name_class == NameTable::none) return {};
        return name_of(table_->classes()[draft.name_class].type);
    }

    void fill_table(MergedNodes& merged) const {
        const std::size_t count = classes_.size();
        std::vector<std::int32_t> reports(count);
        std::vector<std::int32_t> first_seen(count);
        std::vector<std::int32_t> last_seen(count);
        std::vector<double> relevancy(count);
        std::vector<bool> dated(count);
        std::vector<bool> rated(count);
        for_each_draft([&](const Draft& draft, Node node) {
            reports[node] = static_cast<std::int32_t>(draft.reports);
            first_seen[node] = draft.first_seen;
            last_seen[node] = draft.last_seen;
            dated[node] = draft.first_seen != 0;
            rated[node] = draft.relevancy_known != 0;
            if (rated[node]) {
                relevancy[node] = 5 * static_cast<double>(draft.relevancy_sum) /
                                  draft.relevancy_known / millionths::one;
            }
        });
        Column first{column_names::first_seen, std::move(first_seen), dated};
        merged.table.columns = make_columns(
            Column{column_names::reports, std::move(reports), {}}, std::move(first),
            Column{column_names::last_seen, std::move(last_seen), std::move(dated)},
            Column{column_names::relevancy_mean, std::move(relevancy), std::move(rated)});
    }

    void fill_members(MergedNodes& merged) {
        std::vector<std::uint32_t>& begin = merged.by_report.begin;
        begin.push_back(0);
        for (const Contribution& report : reports_) {
            begin.push_back(begin.back() + (with_report_nodes_ ? 1 : 0) +
                            static_cast<std::uint32_t>(report.size()));
        }
        resize_large(merged.by_report.items, begin.back());
        for_each_in_parallel(reports_.size(), [&](std::size_t report) {
            const Contribution& contribution = reports_[report];
            Member* const first = merged.by_report.items.data() + begin[report];
            Member* member = first;
            for (std::uint32_t i = 0; i < contribution.size(); ++i) {
                const Item& item = contribution.item(i);
                const std::uint32_t draft = draft_of_item_[first_item_[report] + i];
                *member++ = {
                    node_of_draft_[index(item.item_class)][draft], {i, item.relevancy}, item.line};
            }
            if (with_report_nodes_) {
                const Item item = report_item(contribution);
                *member++ = {
                    merged.report_nodes[report], {PairEnd::the_report, item.relevancy}, item.line};
            }
            std::sort(first, member,
                      [](const Member& a, const Member& b) { return a.node < b.node; });
        });
    }

    void fill_spellings(MergedNodes& merged) const {
        struct Spelling {
            Spellings::At at;
            std::string_view text;
            auto operator<=>(const Spelling&) const = default;
        };
        std::vector<Spelling> all;
        for (std::uint32_t report = 0; report < reports_.size(); ++report) {
            const Contribution& contribution = reports_[report];
            const auto add = [&](std::uint32_t number, std::string_view text) {
                const Item& item = contribution.item(number);
                const std::uint32_t draft = draft_of_item_[first_item_[report] + number];
                all.push_back({{node_of_draft_[index(item.item_class)][draft], report}, text});
            };
            const auto terms = static_cast<std::uint32_t>(contribution.terms.size());
            for (std::uint32_t i = 0; i < contribution.size(); ++i) {
                add(i, contribution.item(i).surface);
            }
            for (const auto& [term, surface] : contribution.other_surfaces_of_terms) {
                add(term, surface);
            }
            for (const auto& [row, surface] : contribution.other_surfaces_of_rows) {
                add(terms + row, surface);
            }
        }
        std::ranges::sort(all);
        const auto repeated = std::ranges::unique(all);
        all.erase(repeated.begin(), repeated.end());
        for (const auto& [at, text] : all) {
            merged.spellings.at.push_back(at);
            merged.spellings.text.push_back(text);
        }
    }

    void fill_names(MergedNodes& merged) {
        const ClassMerger& terms = mergers_[index(ItemClass::term)];
        for (const auto& [kind, group] : groups_) {
            for (const auto& entry : group.entries()) {
                if (entry.item_class != static_cast<std::uint32_t>(ItemClass::term)) continue;
                const Draft& draft = terms.drafts()[entry.draft];
                const KindDecision& decision = terms.decision_of(entry.draft);
                for (const Surface& surface : terms.surfaces_of(entry.draft)) {
                    NameEntry& entry_of_name = merged.names.emplace_back();
                    entry_of_name = {.surface = std::string(surface.text),
                                     .canonical = std::string(draft.label),
                                     .kind = std::string(kind),
                                     .entity_type = std::string(type_of(draft)),
                                     .reports = surface.reports,
                                     .rule = surface.text == draft.label ? "" : "folded",
                                     .score = decision.score,
                                     .points = std::string(decision.rule),
                                     .evidence = {},
                                     .id = std::string(kind).append(":").append(draft.slug)};
                    if (draft.name_class != NameTable::none) explain(entry_of_name, draft);
                }
            }
        }
    }

    /// What learned names tell of a surface form: the rule that joined it, and places.
    void explain(NameEntry& name, const Draft& draft) const {
        const NameRow& row = table_->rows()[table_->find(name.surface)];
        name.evidence = row.evidence;
        name.rule = row.name_class == draft.name_class ? row.rule : std::string(explained_rule);
    }

    std::span<const Contribution> reports_;
    const NameTable* table_;
    bool with_report_nodes_;
    ClassMergers mergers_;
    std::vector<std::uint32_t> first_item_;       ///< of each report, in all reports' items
    std::vector<std::uint32_t> draft_of_item_;    ///< of all reports' items, in their class
    std::vector<std::uint32_t> draft_of_report_;  ///< of each report, where they are nodes
    KindGroups groups_;
    std::array<std::vector<Node>, item_class_count> node_of_draft_;
    std::vector<ItemClass> classes_;  ///< of the nodes
};

}  // namespace

MergedNodes merge_nodes(std::span<const Contribution> reports, const MergeOptions& options) {
    return Merger(reports, options).result(options);
}

}  // namespace sigloom
