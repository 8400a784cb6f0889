#include "core/graph/merge.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_for_each.h>
#include <tbb/parallel_invoke.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

#include "core/text/fold.hpp"
#include "core/text/slug.hpp"

namespace sigloom {
namespace {

constexpr std::size_t class_count = 7;

/// The canonical key of a node. The text stays in the contribution it comes from.
struct Key {
    std::size_t hash;
    ItemClass item_class;
    std::string_view text;
    bool operator==(const Key&) const = default;
};

struct KeyHash {
    std::size_t operator()(const Key& key) const { return key.hash; }
};

struct Surface {
    std::string_view text;
    std::uint32_t reports;
};

/// A node while its reports are being added up.
struct Draft {
    Key key;
    Surface surface;  ///< the first one seen; others stand in ClassMerger
    bool has_more_surfaces = false;
    std::uint32_t reports = 0;
    std::int32_t first_seen = 0;
    std::int32_t last_seen = 0;
    std::int64_t relevancy_sum = 0;  ///< of those that are known, in millionths of r
    std::uint32_t relevancy_known = 0;
    CaseEvidence cases;
    std::string_view description;
    std::int32_t description_date = -1;
    // Decided when all reports are in:
    std::string_view label;
    KindDecision decision{0, ""};
    std::string slug;
};

std::string_view kind_of(const Draft& draft) {
    return kind_name(draft.key.item_class, draft.decision.score > 0);
}

std::string slug_of(const Draft& draft) {
    return slug(draft.key.item_class == ItemClass::report ? fold(draft.key.text) : draft.key.text);
}

void widen(std::int32_t& first, std::int32_t& last, std::int32_t date) {
    if (date == 0) return;
    first = first == 0 ? date : std::min(first, date);
    last = std::max(last, date);
}

/// The most frequent surface; ties go to the longer, then to the smaller in byte order.
bool is_better_label(const Surface& a, const Surface& b) {
    return std::tuple(b.reports, b.text.size(), a.text) <
           std::tuple(a.reports, a.text.size(), b.text);
}

/// A hyphen of the slug stands for a space of the name, and a hyphen in the name is a loss: of
/// "problem solving" and "problem-solving" only the first is spelled by "problem-solving".
bool is_lossless(std::string_view slug, std::string_view key) {
    return std::ranges::equal(
        slug, key, [](char s, char k) { return k == ' ' ? s == '-' : s == k && k != '-'; });
}

template <typename Function>
void for_each_in_parallel(std::size_t count, Function function) {
    constexpr std::size_t grain = 256;
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, grain), [&](const auto& range) {
        for (std::size_t i = range.begin(); i != range.end(); ++i) function(i);
    });
}

/// An item of all reports' items, end to end, and the report it is from.
struct ItemPlace {
    std::uint32_t report;
    std::uint32_t item;    ///< in its report
    std::uint32_t global;  ///< in all
};

/// Adds up the items of one class. Classes have no keys in common, so each has a merger of its own.
class ClassMerger {
  public:
    void merge(std::span<const SourcedContribution> reports, std::span<const ItemPlace> items,
               std::vector<std::uint32_t>& draft_of_item) {
        draft_of_key_.reserve(items.size());
        drafts_.reserve(items.size());
        for (const auto [report, item, global] : items) {
            const Contribution& contribution = reports[report].contribution;
            draft_of_item[global] = add(contribution.items[item], contribution.date);
        }
    }

    void add_report(const SourcedContribution& report) {
        const auto& [path, contribution] = report;
        Draft& draft = drafts_.emplace_back();
        draft.key = {0, ItemClass::report, path};
        draft.surface = {contribution.title.empty() ? path : contribution.title, 1};
        draft.reports = 1;
        widen(draft.first_seen, draft.last_seen, contribution.date);
    }

    void count_surface(std::uint32_t draft, std::string_view text) {
        Surface& first = drafts_[draft].surface;
        if (first.text == text) {
            ++first.reports;
            return;
        }
        drafts_[draft].has_more_surfaces = true;
        std::vector<Surface>& more = more_surfaces_[draft];
        const auto found = std::ranges::find(more, text, &Surface::text);
        if (found == more.end()) {
            more.push_back({text, 1});
        } else {
            ++found->reports;
        }
    }

    [[nodiscard]] std::vector<Surface> surfaces_of(std::uint32_t draft) const {
        std::vector<Surface> all{drafts_[draft].surface};
        if (const auto more = more_surfaces_.find(draft); more != more_surfaces_.end()) {
            all.insert(all.end(), more->second.begin(), more->second.end());
        }
        return all;
    }

    /// When all reports are in: labels, and entities told from themes.
    void decide() {
        for_each_in_parallel(drafts_.size(), [this](std::size_t i) {
            Draft& draft = drafts_[i];
            draft.label = draft.surface.text;
            if (draft.has_more_surfaces) {
                const auto surfaces = surfaces_of(static_cast<std::uint32_t>(i));
                draft.label = std::ranges::min_element(surfaces, is_better_label)->text;
            }
            if (draft.key.item_class == ItemClass::term) {
                draft.decision = decide_kind(draft.label, draft.cases);
            }
            draft.slug = slug_of(draft);
        });
    }

    [[nodiscard]] std::vector<Draft>& drafts() { return drafts_; }

  private:
    std::uint32_t add(const Item& item, std::int32_t date) {
        const Key key{item.hash, item.item_class, item.key};
        const auto next = static_cast<std::uint32_t>(drafts_.size());
        const auto [found, is_new] = draft_of_key_.try_emplace(key, next);
        if (is_new) {
            Draft& draft = drafts_.emplace_back();
            draft.key = key;
            draft.surface = {item.surface, 1};
        } else {
            count_surface(found->second, item.surface);
        }
        Draft& draft = drafts_[found->second];
        ++draft.reports;
        widen(draft.first_seen, draft.last_seen, date);
        draft.cases += item.cases;
        if (item.relevancy_known) {
            draft.relevancy_sum += item.relevancy;
            ++draft.relevancy_known;
        }
        // Of several reports the newest describes it; of equally new ones the first by path.
        if (!item.description.empty() && date > draft.description_date) {
            draft.description = item.description;
            draft.description_date = date;
        }
        return found->second;
    }

    std::unordered_map<Key, std::uint32_t, KeyHash> draft_of_key_;
    std::vector<Draft> drafts_;
    std::unordered_map<std::uint32_t, std::vector<Surface>> more_surfaces_;  ///< by draft
};

/// The drafts of one kind, by slug. The first bytes of a slug stand beside it: most comparisons
/// need no more.
class KindGroup {
  public:
    using Beginning = std::pair<std::uint64_t, std::uint64_t>;  ///< sixteen bytes, big-endian

    struct Entry {
        Beginning beginning;
        std::uint32_t draft;
        std::uint32_t item_class;
    };

    void add(const Draft& draft, std::uint32_t item_class, std::uint32_t index) {
        entries_.push_back({beginning_of(draft.slug), index, item_class});
    }

    /// Sorts by slug. Where several nodes have one slug, all but the one whose name it spells
    /// without loss get a hash of their name, a longer one if that is not enough.
    void order(std::array<ClassMerger, class_count>& mergers) {
        sort(mergers);
        for (const std::size_t digits : {8U, 16U}) {
            if (!lengthen_equal_slugs(mergers, digits)) return;
            sort(mergers);
        }
    }

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

  private:
    static std::uint64_t eight_bytes(std::string_view slug, std::size_t from) {
        std::uint64_t bytes = 0;
        for (std::size_t i = from; i < from + sizeof bytes; ++i) {
            const unsigned char byte = i < slug.size() ? static_cast<unsigned char>(slug[i]) : 0;
            bytes = bytes << 8 | byte;
        }
        return bytes;
    }

    static Beginning beginning_of(std::string_view slug) {
        return {eight_bytes(slug, 0), eight_bytes(slug, 8)};
    }

    static Draft& draft_of(std::array<ClassMerger, class_count>& mergers, const Entry& entry) {
        return mergers[entry.item_class].drafts()[entry.draft];
    }

    void sort(std::array<ClassMerger, class_count>& mergers) {
        tbb::parallel_sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
            if (a.beginning != b.beginning) return a.beginning < b.beginning;
            const Draft& draft_a = draft_of(mergers, a);
            const Draft& draft_b = draft_of(mergers, b);
            return std::tie(draft_a.slug, draft_a.key.text) <
                   std::tie(draft_b.slug, draft_b.key.text);
        });
    }

    /// False if no two slugs are equal.
    bool lengthen_equal_slugs(std::array<ClassMerger, class_count>& mergers, std::size_t digits) {
        bool found = false;
        const auto same_slug = [&](const Entry& a, const Entry& b) {
            return a.beginning == b.beginning &&
                   draft_of(mergers, a).slug == draft_of(mergers, b).slug;
        };
        for (std::size_t begin = 0; begin < entries_.size();) {
            std::size_t end = begin + 1;
            while (end < entries_.size() && same_slug(entries_[begin], entries_[end])) ++end;
            for (std::size_t i = begin; end - begin > 1 && i < end; ++i) {
                Draft& draft = draft_of(mergers, entries_[i]);
                found = true;
                if (is_lossless(draft.slug, draft.key.text)) continue;
                draft.slug += '-' + short_hash(draft.key.text, digits);
                entries_[i].beginning = beginning_of(draft.slug);
            }
            begin = end;
        }
        return found;
    }

    std::vector<Entry> entries_;
};

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
        std::array<std::vector<ItemPlace>, class_count> items_of_class;
        std::uint32_t global = 0;
        for (std::uint32_t report = 0; report < reports_.size(); ++report) {
            first_item_.push_back(global);
            std::uint32_t in_report = 0;
            for (const Item& item : reports_[report].contribution.items) {
                items_of_class[index(item.item_class)].push_back({report, in_report++, global++});
            }
        }
        draft_of_item_.resize(global);
        tbb::parallel_for(std::size_t{0}, class_count, [&](std::size_t item_class) {
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
        for (std::uint32_t item_class = 0; item_class < class_count; ++item_class) {
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
        for (std::size_t i = 0; i < class_count; ++i) {
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
    std::array<ClassMerger, class_count> mergers_;
    std::vector<std::uint32_t> first_item_;         ///< of each report, in all reports' items
    std::vector<std::uint32_t> draft_of_item_;      ///< of all reports' items, in their class
    std::map<std::string_view, KindGroup> groups_;  ///< by kind, which is also the order of ids
    std::array<std::vector<Node>, class_count> node_of_draft_;
};

}  // namespace

std::string_view kind_name(ItemClass item_class, bool is_entity) {
    constexpr std::array<std::string_view, class_count> names{
        "theme", "signal", "concern", "behavior", "technology", "issue", "report"};
    if (item_class == ItemClass::term && is_entity) return "entity";
    return names[static_cast<std::size_t>(item_class)];
}

MergedNodes merge_nodes(std::span<const SourcedContribution> reports, ReportNodes report_nodes) {
    return Merger(reports, report_nodes).result();
}

}  // namespace sigloom
