#include "core/graph/apply_names.hpp"

#include <algorithm>
#include <utility>

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
                        const ReportNames& names, const std::shared_ptr<TextStore>& store) {
    add_terms(contribution, evidence, names);
    add_discovered(evidence, names);
    NamedTerms::Builder named(contribution.rows.size(), terms_.size(), *store);
    for (const auto& [line, name_class] : names.named) {
        if (line >= contribution.row_of_line.size()) continue;  // the summary
        const std::uint32_t term = item_of_class_[name_class];
        if (term != none) named.add(contribution.row_of_line[line], term);
    }
    for (Item& term : terms_) {
        term.key = store->keep(term.key);
        term.surface = store->keep(term.surface);
    }
    for (OtherSurface& other : others_) other.surface = store->keep(other.surface);
    contribution.terms = store->keep(terms_);
    contribution.name_classes = store->keep(classes_);
    contribution.other_surfaces_of_terms = store->keep(others_);
    contribution.named = named.finish();
    contribution.cases = {};
    using Owners = std::pair<std::shared_ptr<const void>, std::shared_ptr<const void>>;
    contribution.memory = std::make_shared<const Owners>(std::move(contribution.memory), store);
    for (const std::uint32_t name_class : classes_) item_of_class_[name_class] = none;
    terms_.clear();
    classes_.clear();
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
    classes_.push_back(name_class);
}

void NameApplier::add_terms(const Contribution& contribution, const ReportEvidence& evidence,
                            const ReportNames& names) {
    ClassesOfSurfaces classes(learned_.corpus.names.surfaces(), evidence, names);
    for (const Item& term : contribution.terms) {
        add_term(term.surface, term.line, classes.of(term.surface));
    }
    for (const auto& [term, surface] : contribution.other_surfaces_of_terms) {
        add_term(surface, contribution.terms[term].line, classes.of(surface));
    }
}

/// Behind the summary, which is no row, comes row 0.
std::uint32_t NameApplier::line_of(const ReportEvidence& evidence, std::uint32_t row) {
    const std::uint32_t place = row == TextWords::summary ? 0 : row + 1;
    return evidence.running_text(text_).rows[place].line;
}

void NameApplier::add_discovered(const ReportEvidence& evidence, const ReportNames& names) {
    for (const auto& [row, name_class] : names.named) {
        if (!learned_.discovered[name_class] || item_of_class_[name_class] != none) continue;
        add_term(learned_.table.classes()[name_class].label, line_of(evidence, row), name_class);
    }
}

}  // namespace sigloom
