#include "core/graph/merge_rows.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"
#include "core/base/per_thread.hpp"
#include "core/graph/draft.hpp"
#include "core/names/best_label.hpp"
#include "core/names/merge_rules.hpp"
#include "core/text/final_sign.hpp"
#include "core/text/fold.hpp"
#include "core/text/name_key.hpp"
#include "core/text/slug.hpp"
#include "core/text/spelling.hpp"
#include "core/text/words.hpp"

namespace sigloom {
namespace {

/// The name keys (core/text/name_key.hpp) of the rows of each report.
using NameKeys = std::vector<std::span<std::string_view>>;

/// What is known of the rows of one class.
class RowMerger {
  public:
    RowMerger(std::span<const Contribution> reports, const NameKeys& name_keys,
              ItemClass item_class, std::span<const Alias> aliases)
        : item_class_(item_class) {
        number_forms(reports, name_keys);
        merge_groups();
        join_aliases(aliases);
        choose_forms(reports);
    }

    /// The key that a row with this key gets instead; empty: it keeps its own.
    [[nodiscard]] std::string_view key_for(std::string_view key) const {
        const WordId id = keys_.find(key);
        return id == WordIds::none ? std::string_view() : new_keys_[id];
    }

    [[nodiscard]] std::vector<MergedRow>& merged() { return merged_; }

  private:
    using Group = std::uint32_t;

    /// Rows with one folded name are one anyway, and so are those with one name key.
    void number_forms(std::span<const Contribution> reports, const NameKeys& name_keys) {
        for (std::size_t i = 0; i < reports.size(); ++i) {
            for (std::size_t row = 0; row < reports[i].rows.size(); ++row) {
                const Item& item = reports[i].rows[row];
                if (item.item_class != item_class_) continue;
                const Group group = names_.add(name_keys[i][row]);
                if (group == parent_.size()) parent_.push_back(group);
                const WordId key = keys_.add(item.key);
                if (key == group_of_key_.size()) {
                    group_of_key_.push_back(group);
                } else {
                    join(group_of_key_[key], group);
                }
            }
        }
    }

    Group root(Group group) {
        while (parent_[group] != group) group = parent_[group] = parent_[parent_[group]];
        return group;
    }

    void join(Group a, Group b) {
        parent_[std::max(root(a), root(b))] = std::min(root(a), root(b));
    }

    void merge_groups() {
        const std::vector<std::uint32_t> order = sorted_by_text(
            static_cast<std::uint32_t>(names_.size()), [&](Group i) { return names_.text(i); },
            std::less<>());
        WordIds words;
        for (const Group group : order) add_words(names_.text(group), words);
        NameGroups groups(order.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            describe(names_.text(order[i]), words, groups[i]);
        for (const auto& [a, b, rule] : find_merges_of_forms(groups, words)) {
            join(order[a], order[b]);
            rules_.try_emplace(order[a], rule);
            rules_.try_emplace(order[b], rule);
        }
    }

    void join_aliases(std::span<const Alias> aliases) {
        std::vector<std::pair<Group, std::string_view>> replaced;
        for (const Alias& alias : aliases) {
            const Group group = names_.find(name_key(alias.label));
            if (alias.replacement.empty() || group == WordIds::none) continue;
            const Group other = names_.find(name_key(alias.replacement));
            if (other != WordIds::none) join(group, other);
            rules_.insert_or_assign(group, std::string(alias_rule));
            replaced.emplace_back(group, alias.replacement);
        }
        for (const auto& [group, name] : replaced) replacements_.try_emplace(root(group), name);
    }

    static void describe(std::string_view key, const WordIds& words, NameGroup& group) {
        group.key = key;
        group.label = key;
        group.reports = 1;
        group.words = static_cast<std::size_t>(std::ranges::count(key, ' ')) + 1;
        WordReader reader(key);
        while (reader.next() && !group.is_british) {
            group.is_british = !american_form(reader.folded(), words).empty();
        }
    }

    /// Of each group with an alias, with several folded names, or with a sign at the end of its only
    /// one, what it is called.
    void choose_forms(std::span<const Contribution> reports) {
        std::vector<std::uint32_t> forms_of_group(parent_.size());
        for (const auto& [group, name] : replacements_) forms_of_group[group] = 2;
        for (WordId key = 0; key < keys_.size(); ++key) {
            const bool stays = without_final_sign(keys_.text(key)) == keys_.text(key);
            forms_of_group[root(group_of_key_[key])] += stays ? 1 : 2;
        }
        std::map<Group, std::map<std::string_view, std::uint32_t>> forms;
        const auto count = [&](const Item& item, std::string_view surface) {
            if (item.item_class != item_class_) return;
            const Group group = root(group_of_key_[keys_.find(item.key)]);
            if (forms_of_group[group] > 1) ++forms[group][surface];
        };
        for (const Contribution& report : reports) {
            for (const Item& row : report.rows) count(row, row.surface);
            for (const auto& [row, surface] : report.other_surfaces_of_rows) {
                count(report.rows[row], surface);
            }
        }
        new_keys_.resize(keys_.size());
        for (const auto& [group, surfaces] : forms) {
            const std::string canonical(name_of(group, surfaces));
            const std::string key = fold(canonical);
            std::string slug;
            name_slug(key, slug);
            const std::string kind(kind_of(item_class_));
            for (const auto& [surface, listing_reports] : surfaces) {
                merged_.push_back({kind, std::string(surface), canonical, listing_reports,
                                   rule_of(surface, canonical), kind + ':' + slug});
            }
            canonical_key_[group] = key;
        }
        for (WordId key = 0; key < keys_.size(); ++key) {
            const auto found = canonical_key_.find(root(group_of_key_[key]));
            if (found == canonical_key_.end() || found->second == keys_.text(key)) continue;
            new_keys_[key] = found->second;
        }
        std::ranges::sort(merged_, {}, &MergedRow::surface);
    }

    [[nodiscard]] std::string_view name_of(
        Group group, const std::map<std::string_view, std::uint32_t>& surfaces) const {
        const auto replacement = replacements_.find(group);
        if (replacement != replacements_.end()) return replacement->second;
        std::vector<FormUse> uses;
        for (const auto& [surface, reports] : surfaces) uses.push_back({surface, reports});
        return best_label(uses).form;
    }

    [[nodiscard]] std::string rule_of(std::string_view surface, std::string_view canonical) const {
        if (surface == canonical) return {};
        const std::string key = name_key(surface);
        if (key == name_key(canonical)) return "same but for case or signs";
        const auto rule = rules_.find(names_.find(key));
        return rule == rules_.end() ? "same but for case or signs" : rule->second;
    }

    ItemClass item_class_;
    WordIds names_;  ///< name keys, each a group
    std::vector<Group> parent_;
    WordIds keys_;  ///< folded names
    std::vector<Group> group_of_key_;
    std::unordered_map<Group, std::string> rules_;
    std::map<Group, std::string_view> replacements_;  ///< what aliases say, by root
    std::map<Group, std::string> canonical_key_;
    std::vector<std::string_view> new_keys_;  ///< by key
    std::vector<MergedRow> merged_;
};

constexpr std::size_t first_class = static_cast<std::size_t>(ItemClass::signal);
constexpr std::size_t row_classes = static_cast<std::size_t>(ItemClass::report) - first_class;

using RowMergers = std::array<std::unique_ptr<RowMerger>, row_classes>;

/// The rows of a report with their new keys, those that are one now joined.
class JoinedRows {
  public:
    explicit JoinedRows(const Contribution& report) : report_(report) {
        rows_.reserve(report.rows.size());
        new_number_.reserve(report.rows.size());
    }

    void add(Item row, std::string_view new_key, TextStore& store) {
        if (!new_key.empty()) {
            row.key = store.keep(new_key);
            row.hash = item_hash(row.item_class, row.key);
        }
        const auto next = static_cast<std::uint32_t>(rows_.size());
        const auto [found, is_new] = number_of_.try_emplace({row.item_class, row.key}, next);
        new_number_.push_back(found->second);
        if (is_new) {
            rows_.push_back(row);
        } else {
            join(row, found->second);
        }
    }

    void finish(Contribution& into, TextStore& store) {
        for (const auto& [row, surface] : report_.other_surfaces_of_rows) {
            add_surface(new_number_[row], surface);
        }
        std::vector<std::uint32_t> row_of_line(report_.row_of_line.begin(),
                                               report_.row_of_line.end());
        for (std::uint32_t& row : row_of_line) row = new_number_[row];
        into.rows = store.keep(rows_);
        into.other_surfaces_of_rows = store.keep(others_);
        into.row_of_line = store.keep(row_of_line);
    }

  private:
    void join(const Item& row, std::uint32_t number) {
        Item& first = rows_[number];
        if (row.relevancy > first.relevancy) {
            first.relevancy = row.relevancy;
            first.line = row.line;
        }
        first.relevancy_known = first.relevancy_known || row.relevancy_known;
        if (first.description.empty()) first.description = row.description;
        add_surface(number, row.surface);
    }

    void add_surface(std::uint32_t number, std::string_view surface) {
        const OtherSurface other{number, surface};
        if (rows_[number].surface == surface ||
            std::ranges::find(others_, other) != others_.end()) {
            return;
        }
        others_.push_back(other);
    }

    const Contribution& report_;
    std::vector<Item> rows_;
    std::vector<OtherSurface> others_;
    std::vector<std::uint32_t> new_number_;  ///< by old number
    std::map<std::pair<ItemClass, std::string_view>, std::uint32_t> number_of_;
};

void apply(Contribution& report, const RowMergers& mergers,
           const std::shared_ptr<TextStore>& store) {
    const auto new_key = [&](const Item& row) {
        return mergers[static_cast<std::size_t>(row.item_class) - first_class]->key_for(row.key);
    };
    if (std::ranges::all_of(report.rows, [&](const Item& row) { return new_key(row).empty(); })) {
        return;
    }
    JoinedRows joined(report);
    for (const Item& row : report.rows) joined.add(row, new_key(row), *store);
    joined.finish(report, *store);
    using Owners = std::pair<std::shared_ptr<const void>, std::shared_ptr<const void>>;
    report.memory = std::make_shared<const Owners>(std::move(report.memory), store);
}

}  // namespace

std::vector<MergedRow> merge_rows(std::span<Contribution> contributions,
                                  std::span<const Alias> aliases) {
    const auto make_store = [&] {
        return std::make_shared<TextStore>(first_block_for(contributions.size()), large_memory());
    };
    PerThread<std::shared_ptr<TextStore>> stores(make_store);      // of what reports keep
    PerThread<std::shared_ptr<TextStore>> key_stores(make_store);  // of what is gone in the end
    NameKeys name_keys(contributions.size());
    for_each_task_in_parallel(contributions.size(), [&](std::size_t i) {
        TextStore& store = *key_stores.local();
        const std::span<const Item> rows = contributions[i].rows;
        name_keys[i] = store.make_array<std::string_view>(rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            name_keys[i][row] = store.keep(name_key(rows[row].surface));
        }
    });
    RowMergers mergers;
    for_each_task_in_parallel(row_classes, [&](std::size_t i) {
        mergers[i] = std::make_unique<RowMerger>(contributions, name_keys,
                                                 static_cast<ItemClass>(first_class + i), aliases);
    });
    for_each_task_in_parallel(contributions.size(), [&](std::size_t i) {
        apply(contributions[i], mergers, stores.local());
    });
    std::vector<MergedRow> merged;
    for (const auto& merger : mergers)
        std::ranges::move(merger->merged(), std::back_inserter(merged));
    return merged;
}

}  // namespace sigloom
