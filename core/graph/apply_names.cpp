#include "core/graph/apply_names.hpp"

#include <algorithm>

namespace sigloom {
namespace {

/// The classes of a report's surface forms. Asked for in the order of the report's lists, which is
/// that of its items, each costs O(1).
class ClassesOfSurfaces {
  public:
    ClassesOfSurfaces(const WordIds& surfaces, const ReportEvidence& evidence,
                      const ReportNames& names)
        : surfaces_(surfaces), listed_(evidence.listed), names_(names) {}

    std::uint32_t of(std::string_view surface) {
        const auto is_it = [&](const ReportEvidence::Listed& listed) {
            return surfaces_.text(listed.surface) == surface;
        };
        auto found = std::find_if(next_, listed_.end(), is_it);
        if (found == listed_.end()) found = std::ranges::find_if(listed_, is_it);
        next_ = found + 1;
        return names_.class_of_listed[static_cast<std::size_t>(found - listed_.begin())];
    }

  private:
    const WordIds& surfaces_;
    const std::vector<ReportEvidence::Listed>& listed_;
    const ReportNames& names_;
    std::vector<ReportEvidence::Listed>::const_iterator next_ = listed_.begin();
};

}  // namespace

void NameApplier::apply(Contribution& contribution, const ReportEvidence& evidence,
                        const ReportNames& names, TextStore& texts) {
    add_terms(contribution, evidence, names);
    add_discovered(evidence, names);
    replace_terms(contribution, texts);
    for (const auto& [row, name_class] : names.named) {
        if (row >= contribution.item_of_row.size()) continue;  // the summary
        const std::uint32_t term = item_of_class_[name_class];
        if (term != none) contribution.name_term(contribution.item_of_row[row], term);
    }
    for (const Item& term : terms_) item_of_class_[term.name_class] = none;
    terms_.clear();
    others_.clear();
}

void NameApplier::add_term(std::string_view surface, std::uint32_t line, std::uint32_t name_class) {
    const NameClass& meant = learned_.table.classes()[name_class];
    if (meant.is_dropped) return;
    std::uint32_t& item = item_of_class_[name_class];
    if (item != none) {
        others_.push_back({item, surface});
        return;
    }
    item = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back(term_item(meant.key, surface, line));
    terms_.back().name_class = name_class;
}

void NameApplier::add_terms(const Contribution& contribution, const ReportEvidence& evidence,
                            const ReportNames& names) {
    ClassesOfSurfaces classes(learned_.corpus.names.surfaces(), evidence, names);
    for (const Item& term : contribution.items.first(contribution.terms)) {
        add_term(term.surface, term.line, classes.of(term.surface));
    }
    for (const auto& [item, surface] : contribution.other_surfaces) {
        if (item >= contribution.terms) continue;
        add_term(surface, contribution.items[item].line, classes.of(surface));
    }
}

/// Behind the summary, which is no row, comes row 0.
std::uint32_t NameApplier::line_of(const ReportEvidence& evidence, std::uint32_t row) {
    const std::uint32_t place = row == TextWords::summary ? 0 : row + 1;
    return learned_.corpus.texts->read(evidence.text, text_).rows[place].line;
}

void NameApplier::add_discovered(const ReportEvidence& evidence, const ReportNames& names) {
    for (const auto& [row, name_class] : names.named) {
        if (!learned_.discovered[name_class] || item_of_class_[name_class] != none) continue;
        add_term(learned_.table.classes()[name_class].label, line_of(evidence, row), name_class);
    }
}

/// The old terms away, the new ones in front of the rows.
void NameApplier::replace_terms(Contribution& contribution, TextStore& texts) {
    const std::uint32_t old_terms = contribution.terms;
    const auto new_terms = static_cast<std::uint32_t>(terms_.size());
    for (const auto& [item, surface] : contribution.other_surfaces) {
        if (item >= old_terms) others_.push_back({item - old_terms + new_terms, surface});
    }
    contribution.other_surfaces = texts.keep(others_);
    if (new_terms <= old_terms) {
        contribution.items = contribution.items.subspan(old_terms - new_terms);
    } else {
        const std::span<Item> rows = contribution.items.subspan(old_terms);
        contribution.items = texts.make_array<Item>(new_terms + rows.size());
        std::ranges::copy(rows, contribution.items.begin() + new_terms);
    }
    std::ranges::copy(terms_, contribution.items.begin());
    for (std::uint32_t& item : contribution.item_of_row) item = item - old_terms + new_terms;
    contribution.terms = new_terms;
    contribution.name_no_terms(texts);
}

}  // namespace sigloom
