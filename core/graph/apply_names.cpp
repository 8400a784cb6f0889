#include "core/graph/apply_names.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace sigloom {
namespace {

class NameApplier {
  public:
    NameApplier(Contribution& contribution, const NameTable& table, TextStore& texts)
        : contribution_(contribution), table_(table), texts_(texts) {}

    void add_term(std::string_view surface, std::uint32_t line, std::uint32_t name_class) {
        const NameClass& meant = table_.classes()[name_class];
        if (meant.is_dropped) return;
        const auto next = static_cast<std::uint32_t>(terms_.size());
        const auto [found, is_new] = item_of_class_.try_emplace(name_class, next);
        if (!is_new) {
            others_.push_back({found->second, surface});
            return;
        }
        terms_.push_back(term_item(meant.key, surface, line));
        terms_.back().name_class = name_class;
    }

    void add_discovered(std::uint32_t name_class, std::uint32_t line) {
        if (item_of_class_.contains(name_class)) return;
        add_term(table_.classes()[name_class].label, line, name_class);
    }

    /// The old terms away, the new ones in front of the rows.
    void finish() {
        const std::uint32_t old_terms = contribution_.terms;
        const auto new_terms = static_cast<std::uint32_t>(terms_.size());
        for (const auto& [item, surface] : contribution_.other_surfaces) {
            if (item >= old_terms) others_.push_back({item - old_terms + new_terms, surface});
        }
        contribution_.other_surfaces = texts_.keep(others_);
        const std::span<Item> rows = contribution_.items.subspan(old_terms);
        terms_.insert(terms_.end(), rows.begin(), rows.end());
        contribution_.items = texts_.keep(terms_);
        for (std::uint32_t& item : contribution_.item_of_row) item = item - old_terms + new_terms;
        contribution_.terms = new_terms;
        contribution_.name_no_terms(texts_);
    }

    void add_named(const NamedByRow& named) {
        if (named.row >= contribution_.item_of_row.size()) return;  // the summary
        const auto term = item_of_class_.find(named.name_class);
        if (term == item_of_class_.end()) return;
        contribution_.name_term(contribution_.item_of_row[named.row], term->second);
    }

  private:
    Contribution& contribution_;
    const NameTable& table_;
    TextStore& texts_;
    std::vector<Item> terms_;
    std::vector<OtherSurface> others_;
    std::unordered_map<std::uint32_t, std::uint32_t> item_of_class_;
};

std::uint32_t line_of(const ReportWords& words, std::uint32_t row) {
    return std::ranges::find(words.parts, row, &ReportWords::Part::row)->line;
}

}  // namespace

void apply_names(Contribution& contribution, const ReportWords& words, const ReportNames& names,
                 const LearnedNames& learned, TextStore& texts) {
    std::unordered_map<std::string_view, std::uint32_t> class_of_surface;
    for (std::size_t i = 0; i < words.listed.size(); ++i) {
        class_of_surface[learned.evidence.surfaces().text(words.listed[i].surface)] =
            names.class_of_listed[i];
    }
    NameApplier applier(contribution, learned.table, texts);
    for (std::uint32_t item = 0; item < contribution.terms; ++item) {
        const Item& term = contribution.items[item];
        applier.add_term(term.surface, term.line, class_of_surface.at(term.surface));
    }
    for (const auto& [item, surface] : contribution.other_surfaces) {
        if (item >= contribution.terms) continue;
        applier.add_term(surface, contribution.items[item].line, class_of_surface.at(surface));
    }
    for (const auto& [row, name_class] : names.named) {
        if (learned.discovered[name_class]) applier.add_discovered(name_class, line_of(words, row));
    }
    applier.finish();
    for (const NamedByRow& named : names.named) applier.add_named(named);
}

}  // namespace sigloom
