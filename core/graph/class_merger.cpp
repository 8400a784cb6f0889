#include "core/graph/class_merger.hpp"

#include <algorithm>
#include <tuple>

#include "core/graph/threads.hpp"
#include "core/text/fold.hpp"
#include "core/text/slug.hpp"

namespace sigloom {
namespace {

/// The most frequent surface; ties go to the longer, then to the smaller in byte order.
bool is_better_label(const Surface& a, const Surface& b) {
    return std::tuple(b.reports, b.text.size(), a.text) <
           std::tuple(a.reports, a.text.size(), b.text);
}

}  // namespace

void ClassMerger::merge(std::span<const SourcedContribution> reports,
                        std::span<const ItemPlace> items,
                        std::vector<std::uint32_t>& draft_of_item) {
    draft_of_key_.reserve(items.size());
    drafts_.reserve(items.size());
    for (const auto [report, item, global] : items) {
        const Contribution& contribution = reports[report].contribution;
        draft_of_item[global] = add(contribution.items[item], contribution.date);
    }
}

void ClassMerger::add_report(const SourcedContribution& report) {
    const auto& [path, contribution] = report;
    Draft& draft = drafts_.emplace_back();
    draft.key = {0, ItemClass::report, path};
    draft.surface = {contribution.title.empty() ? path : contribution.title, 1};
    draft.reports = 1;
    draft.add_date(contribution.date);
}

void ClassMerger::count_surface(std::uint32_t draft, std::string_view text) {
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

std::vector<Surface> ClassMerger::surfaces_of(std::uint32_t draft) const {
    std::vector<Surface> all{drafts_[draft].surface};
    if (const auto more = more_surfaces_.find(draft); more != more_surfaces_.end()) {
        all.insert(all.end(), more->second.begin(), more->second.end());
    }
    return all;
}

void ClassMerger::decide() {
    for_each_in_parallel(drafts_.size(), [this](std::size_t i) {
        Draft& draft = drafts_[i];
        draft.label = draft.surface.text;
        if (draft.has_more_surfaces) {
            const auto surfaces = surfaces_of(static_cast<std::uint32_t>(i));
            draft.label = std::ranges::min_element(surfaces, is_better_label)->text;
        }
        const bool is_report = draft.key.item_class == ItemClass::report;
        if (draft.key.item_class == ItemClass::term) {
            draft.decision = decide_kind(draft.label, draft.cases);
        }
        draft.slug = is_report ? slug(fold(draft.key.text)) : slug(draft.key.text);
    });
}

std::uint32_t ClassMerger::add(const Item& item, std::int32_t date) {
    const NodeKey key{item.hash, item.item_class, item.key};
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
    draft.add_date(date);
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

}  // namespace sigloom
