#include "core/graph/class_merger.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"
#include "core/names/best_label.hpp"
#include "core/text/final_sign.hpp"

namespace sigloom {
namespace {

/// The most frequent surface; ties go to the longer, then to the smaller in byte order.
bool is_better_label(const Surface& a, const Surface& b) {
    return std::tuple(b.reports, b.text.size(), a.text) <
           std::tuple(a.reports, a.text.size(), b.text);
}

}  // namespace

void ClassMerger::merge(std::span<const Contribution> reports,
                        std::span<const std::vector<ItemPlace>> runs,
                        std::vector<std::uint32_t>& draft_of_item) {
    std::size_t items = 0;
    for (const auto& run : runs) items += run.size();
    HashIndex index(items);
    reserve_large(drafts_, items);
    constexpr std::size_t near = 8;
    constexpr std::size_t far = 16;
    for (const auto& run : runs) {
        const auto item_at = [&](std::size_t i) -> const Item& {
            return reports[run[i].report].item(run[i].item);
        };
        for (std::size_t i = 0; i < run.size(); ++i) {
            if (i + far < run.size()) __builtin_prefetch(&item_at(i + far));
            if (i + near < run.size()) index.prefetch(item_at(i + near).hash);
            const auto [report, item, global] = run[i];
            draft_of_item[global] = add(reports[report], item, index);
        }
    }
}

std::uint32_t ClassMerger::add_report(const Contribution& report) {
    const Item item = report_item(report);
    if (drafts_.empty() || drafts_.back().key != item.key) {
        Draft& draft = drafts_.emplace_back();
        draft.item_class = ItemClass::report;
        draft.key = item.key;
        draft.surface = {item.surface, 0};
    }
    const auto number = static_cast<std::uint32_t>(drafts_.size() - 1);
    count_surface(number, item.surface);
    ++drafts_[number].reports;
    drafts_[number].add_date(report.date.number());
    return number;
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

void ClassMerger::decide(const NameTable* table) {
    constexpr std::size_t ahead = 8;
    struct Run {
        TextStore& slugs;
        std::string slug;
    };
    decisions_.resize(cases_.size());
    const auto begin_run = [this] { return Run{slugs_.local(), {}}; };
    for_each_in_parallel(drafts_.size(), begin_run, [&](std::size_t i, Run& run) {
        if (i + ahead < drafts_.size()) prefetch_texts(drafts_[i + ahead]);
        decide_about(static_cast<std::uint32_t>(i), table);
        Draft& draft = drafts_[i];
        slug_of(draft, run.slug);
        draft.slug = run.slugs.keep(run.slug);
    });
}

void ClassMerger::decide_about(std::uint32_t number, const NameTable* table) {
    Draft& draft = drafts_[number];
    draft.label = draft.surface.text;
    const bool is_learned = table != nullptr && draft.item_class != ItemClass::report;
    if (draft.has_more_surfaces) {
        const std::vector<Surface> surfaces = surfaces_of(number);
        if (is_learned) {
            std::vector<FormUse> uses;
            for (const Surface& each : surfaces) uses.push_back({each.text, each.reports});
            draft.label = best_label(uses).form;
        } else {
            draft.label = std::ranges::min_element(surfaces, is_better_label)->text;
        }
    } else if (is_learned) {
        draft.label = without_final_sign(draft.label);
    }
    if (draft.item_class != ItemClass::term) return;
    KindDecision& decision = decisions_[number];
    if (draft.name_class != NameTable::none) {
        const NameClass& learned = table->classes()[draft.name_class];
        draft.label = learned.label;
        decision = {learned.score, learned.parts};
    } else {
        decision = decide_kind(draft.label, cases_[number]);
    }
    draft.is_entity = decision.score > 0;
}

std::uint32_t ClassMerger::add(const Contribution& contribution, std::uint32_t in_report,
                               HashIndex& index) {
    const Item& item = contribution.item(in_report);
    const std::uint32_t name_class = in_report < contribution.name_classes.size()
                                         ? contribution.name_classes[in_report]
                                         : NameTable::none;
    const std::int32_t date = contribution.date.number();
    const auto next = static_cast<std::uint32_t>(drafts_.size());
    const auto [number, is_new] = index.find_or_add(item.hash, next, [&](std::uint32_t i) {
        return drafts_[i].key == item.key && drafts_[i].name_class == name_class;
    });
    if (is_new) {
        Draft& draft = drafts_.emplace_back();
        draft.item_class = item.item_class;
        draft.key = item.key;
        draft.surface = {item.surface, 1};
        draft.name_class = name_class;
        if (item.item_class == ItemClass::term) cases_.emplace_back();
    } else {
        count_surface(number, item.surface);
    }
    if (in_report < contribution.cases.size()) cases_[number] += contribution.cases[in_report];
    Draft& draft = drafts_[number];
    ++draft.reports;
    draft.add_date(date);
    if (item.relevancy_known) {
        draft.relevancy_sum += item.relevancy;
        ++draft.relevancy_known;
    }
    // Of several reports the newest describes it; of equally new ones the first by path.
    if (!item.description.empty() && date > draft.description_date) {
        draft.description = item.description;
        draft.description_date = date;
    }
    return number;
}

}  // namespace sigloom
