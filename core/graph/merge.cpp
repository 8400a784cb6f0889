#include "core/graph/merge.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
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
    Surface surface;  ///< the first one seen; others stand in Merger::more_surfaces_
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
    std::string id;
};

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

bool is_lossless(std::string_view slug, std::string_view key) {
    return std::ranges::equal(slug, key, [](char s, char k) { return s == (k == ' ' ? '-' : k); });
}

template <typename Function>
void for_each_in_parallel(std::size_t count, Function function) {
    constexpr std::size_t grain = 256;
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, grain), [&](const auto& range) {
        for (std::size_t i = range.begin(); i != range.end(); ++i) function(i);
    });
}

class Merger {
  public:
    Merger(std::span<const SourcedContribution> reports, ReportNodes report_nodes)
        : reports_(reports) {
        add_reports(report_nodes);
        decide();
        order_by_id();
    }

    MergedNodes result() {
        MergedNodes merged;
        fill_table(merged);
        fill_members(merged);
        fill_names(merged);
        return merged;
    }

  private:
    void add_reports(ReportNodes report_nodes) {
        std::size_t items = 0;
        for (const auto& report : reports_) items += report.contribution.items.size();
        draft_of_key_.reserve(items);
        drafts_.reserve(items);
        draft_of_item_.reserve(items);
        for (const auto& [path, contribution] : reports_) {
            for (const Item& item : contribution.items) {
                const Key key{item.hash, item.item_class, item.key};
                add_item(find_or_add(key, item.surface), item, contribution.date);
            }
            const std::size_t begin = draft_of_item_.size() - contribution.items.size();
            for (const OtherSurface& other : contribution.other_surfaces) {
                count_surface(draft_of_item_[begin + other.item], other.surface);
            }
        }
        if (report_nodes == ReportNodes::leave_out) return;
        for (const auto& [path, contribution] : reports_) {
            draft_of_report_.push_back(static_cast<std::uint32_t>(drafts_.size()));
            Draft& draft = drafts_.emplace_back();
            draft.key = {0, ItemClass::report, path};
            draft.surface = {contribution.title.empty() ? path : contribution.title, 1};
            draft.reports = 1;
            widen(draft.first_seen, draft.last_seen, contribution.date);
        }
    }

    std::uint32_t find_or_add(const Key& key, std::string_view surface) {
        const auto next = static_cast<std::uint32_t>(drafts_.size());
        const auto [found, is_new] = draft_of_key_.try_emplace(key, next);
        draft_of_item_.push_back(found->second);
        if (is_new) {
            Draft& draft = drafts_.emplace_back();
            draft.key = key;
            draft.surface = {surface, 1};
        } else {
            count_surface(found->second, surface);
        }
        return found->second;
    }

    void count_surface(std::uint32_t draft, std::string_view text) {
        Surface& first = drafts_[draft].surface;
        if (first.text == text) {
            ++first.reports;
            return;
        }
        std::vector<Surface>& more = more_surfaces_[draft];
        const auto found = std::ranges::find(more, text, &Surface::text);
        if (found == more.end()) {
            more.push_back({text, 1});
        } else {
            ++found->reports;
        }
    }

    void add_item(std::uint32_t index, const Item& item, std::int32_t date) {
        Draft& draft = drafts_[index];
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
    }

    [[nodiscard]] std::vector<Surface> surfaces_of(std::uint32_t index) const {
        std::vector<Surface> all{drafts_[index].surface};
        if (const auto more = more_surfaces_.find(index); more != more_surfaces_.end()) {
            all.insert(all.end(), more->second.begin(), more->second.end());
        }
        return all;
    }

    void decide() {
        for_each_in_parallel(drafts_.size(), [this](std::size_t i) {
            Draft& draft = drafts_[i];
            const auto surfaces = surfaces_of(static_cast<std::uint32_t>(i));
            draft.label = std::ranges::min_element(surfaces, is_better_label)->text;
            if (draft.key.item_class == ItemClass::term) {
                draft.decision = decide_kind(draft.label, draft.cases);
            }
            draft.id = std::string(kind_of(draft)) + ':' + slug_of(draft);
        });
    }

    static std::string_view kind_of(const Draft& draft) {
        return kind_name(draft.key.item_class, draft.decision.score > 0);
    }

    static std::string slug_of(const Draft& draft) {
        return slug(draft.key.item_class == ItemClass::report ? fold(draft.key.text)
                                                              : draft.key.text);
    }

    /// Sorts by id. Where several nodes have one id, all but the one whose name it spells without
    /// loss get a hash of their name, longer ones if that is not enough.
    void order_by_id() {
        order_.resize(drafts_.size());
        for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
        for (std::size_t digits : {0U, 8U, 16U}) {
            if (digits != 0 && !lengthen_equal_ids(digits)) return;
            sort_order();
        }
    }

    void sort_order() {
        tbb::parallel_sort(order_.begin(), order_.end(), [this](std::uint32_t a, std::uint32_t b) {
            return std::tie(drafts_[a].id, drafts_[a].key.text) <
                   std::tie(drafts_[b].id, drafts_[b].key.text);
        });
    }

    /// False if no two ids are equal.
    bool lengthen_equal_ids(std::size_t digits) {
        bool found = false;
        for (std::size_t begin = 0; begin < order_.size();) {
            const std::string id = drafts_[order_[begin]].id;
            std::size_t end = begin + 1;
            while (end < order_.size() && drafts_[order_[end]].id == id) ++end;
            for (std::size_t i = begin; end - begin > 1 && i < end; ++i) {
                Draft& draft = drafts_[order_[i]];
                found = true;
                if (is_lossless(slug_of(draft), draft.key.text)) continue;
                draft.id += '-' + short_hash(draft.key.text, digits);
            }
            begin = end;
        }
        return found;
    }

    void fill_table(MergedNodes& merged) {
        const std::size_t count = order_.size();
        NodeTable& table = merged.table;
        Column reports{"reports", std::vector<std::int32_t>(count), {}};
        Column first_seen{"first_seen", std::vector<std::int32_t>(count), std::vector<bool>(count)};
        Column last_seen{"last_seen", std::vector<std::int32_t>(count), std::vector<bool>(count)};
        Column relevancy{"relevancy_mean", std::vector<double>(count), std::vector<bool>(count)};
        Column description{"description", TextColumn(), std::vector<bool>(count)};
        merged.classes.resize(count);
        node_of_draft_.resize(count);
        table.id.reserve(count);
        table.label.reserve(count);
        table.kind.reserve(count);
        std::get<TextColumn>(description.data).reserve(count);
        for (std::size_t node = 0; node < count; ++node) {
            const Draft& draft = drafts_[order_[node]];
            node_of_draft_[order_[node]] = static_cast<Node>(node);
            merged.classes[node] = draft.key.item_class;
            table.id.push_back(draft.id);
            table.label.push_back(draft.label);
            table.kind.push_back(kind_of(draft));
            std::get<0>(reports.data)[node] = static_cast<std::int32_t>(draft.reports);
            std::get<0>(first_seen.data)[node] = draft.first_seen;
            std::get<0>(last_seen.data)[node] = draft.last_seen;
            first_seen.present[node] = last_seen.present[node] = draft.first_seen != 0;
            if (draft.relevancy_known != 0) {
                relevancy.present[node] = true;
                std::get<std::vector<double>>(relevancy.data)[node] =
                    5e-6 * static_cast<double>(draft.relevancy_sum) / draft.relevancy_known;
            }
            std::get<TextColumn>(description.data).push_back(draft.description);
            description.present[node] = !draft.description.empty();
        }
        table.columns = {std::move(reports), std::move(first_seen), std::move(last_seen),
                         std::move(relevancy), std::move(description)};
    }

    void fill_members(MergedNodes& merged) {
        std::vector<std::uint32_t>& begin = merged.by_report.begin;
        begin.push_back(0);
        const std::uint32_t with_itself = draft_of_report_.empty() ? 0 : 1;
        for (const auto& report : reports_) {
            begin.push_back(begin.back() + with_itself +
                            static_cast<std::uint32_t>(report.contribution.items.size()));
        }
        for (const std::uint32_t draft : draft_of_report_) {
            merged.report_nodes.push_back(node_of_draft_[draft]);
        }
        std::vector<Member>& members = merged.by_report.items;
        members.resize(begin.back());
        for_each_in_parallel(reports_.size(), [&](std::size_t report) {
            const std::vector<Item>& items = reports_[report].contribution.items;
            const std::size_t first_item = begin[report] - report * with_itself;
            Member* member = members.data() + begin[report];
            for (std::uint32_t i = 0; i < items.size(); ++i) {
                const Node node = node_of_draft_[draft_of_item_[first_item + i]];
                *member++ = {node, items[i].relevancy, i, items[i].line};
            }
            if (with_itself != 0) {
                *member++ = {merged.report_nodes[report], 1'000'000, UINT32_MAX, 1};
            }
            std::sort(members.data() + begin[report], member,
                      [](const Member& a, const Member& b) { return a.node < b.node; });
        });
    }

    void fill_names(MergedNodes& merged) const {
        for (const std::uint32_t index : order_) {
            const Draft& draft = drafts_[index];
            if (draft.key.item_class != ItemClass::term) continue;
            for (const Surface& surface : surfaces_of(index)) {
                std::string rule = surface.text == draft.label ? "" : "folded; ";
                rule += draft.decision.rule;
                merged.names.push_back({std::string(surface.text), std::string(draft.label),
                                        std::string(kind_of(draft)), surface.reports,
                                        std::move(rule), draft.decision.score, draft.id});
            }
        }
        std::ranges::sort(merged.names, {}, [](const NameEntry& entry) {
            return std::tie(entry.canonical, entry.surface);
        });
    }

    std::span<const SourcedContribution> reports_;
    std::unordered_map<Key, std::uint32_t, KeyHash> draft_of_key_;
    std::vector<Draft> drafts_;
    std::unordered_map<std::uint32_t, std::vector<Surface>> more_surfaces_;  ///< by draft
    std::vector<std::uint32_t> draft_of_item_;    ///< of all reports' items, end to end
    std::vector<std::uint32_t> draft_of_report_;  ///< empty when reports are no nodes
    std::vector<std::uint32_t> order_;            ///< drafts by id
    std::vector<Node> node_of_draft_;
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
