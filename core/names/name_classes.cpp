#include "core/names/name_classes.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/text/in_parallel.hpp"
#include "core/text/large_memory.hpp"

namespace sigloom {
namespace {

class ClassMaker {
  public:
    explicit ClassMaker(const ClassInput& input)
        : in_(input), units_(input.units), parent_(units_.size()) {
        std::iota(parent_.begin(), parent_.end(), 0U);
        for (const NameMerge& merge : in_.merges) {
            // The smaller number stands for the class, whatever the order of the merges.
            const std::uint32_t a = root(merge.a);
            const std::uint32_t b = root(merge.b);
            parent_[std::max(a, b)] = std::min(a, b);
        }
    }

    NameTable run() {
        group_members();
        if (in_.ledger == Ledger::keep) {
            for (const NameMerge& merge : in_.merges) {
                rules_[merge.a].push_back({merge.b, merge.rule});
                rules_[merge.b].push_back({merge.a, merge.rule});
            }
        }
        std::vector<NameClass> classes;
        resize_large(classes, first_member_.size() - 1);
        std::vector<NameRow> rows;
        resize_large(rows, first_row_.back());
        for_each_in_parallel(classes.size(), [&](std::size_t i) {
            make_class(static_cast<std::uint32_t>(i), classes[i], rows.data());
        });
        return NameTable(std::move(classes), std::move(rows));
    }

  private:
    std::uint32_t root(std::uint32_t unit) {
        while (parent_[unit] != unit) unit = parent_[unit] = parent_[parent_[unit]];
        return unit;
    }

    /// Puts the units of a class side by side, the classes in the order of their first units, and
    /// gives every unit its place for rows.
    void group_members() {
        std::vector<std::uint32_t> class_of_root(units_.size());
        for (std::uint32_t i = 0; i < units_.size(); ++i) {
            if (root(i) == i) {
                class_of_root[i] = static_cast<std::uint32_t>(first_member_.size());
                first_member_.push_back(0);
            }
            ++first_member_[class_of_root[root(i)]];
        }
        first_member_.push_back(0);
        std::exclusive_scan(first_member_.begin(), first_member_.end(), first_member_.begin(), 0U);
        std::vector<std::uint32_t> next = first_member_;
        members_.resize(units_.size());
        for (std::uint32_t i = 0; i < units_.size(); ++i) {
            members_[next[class_of_root[root(i)]]++] = i;
        }
        first_row_.reserve(units_.size() + 1);
        first_row_.push_back(0);
        for (const NameUnit& unit : units_) {
            first_row_.push_back(first_row_.back() +
                                 std::max<std::size_t>(1, unit.surfaces.size()));
        }
    }

    void make_class(std::uint32_t number, NameClass& name_class, NameRow* rows) const {
        const auto members = std::span(members_).subspan(
            first_member_[number], first_member_[number + 1] - first_member_[number]);
        const std::uint32_t label_unit = *std::ranges::min_element(
            members, [this](std::uint32_t a, std::uint32_t b) { return has_better_label(a, b); });
        const NameUnit& judged = units_[judged_unit(members, label_unit)];
        name_class.label = units_[label_unit].label;
        name_class.score = judged.kind.total();
        name_class.is_entity = judged.is_entity();
        if (name_class.is_entity) name_class.type = type_of(members);
        for (const std::uint32_t unit : members) {
            make_rows(units_[unit], number, rows + first_row_[unit]);
        }
        if (in_.ledger == Ledger::leave_out) return;
        name_class.parts = judged.kind.parts();
        for (const std::uint32_t unit : members) {
            explain_rows(units_[unit], unit == label_unit ? "" : rule_of(unit, label_unit), judged,
                         name_class.label, rows + first_row_[unit]);
        }
    }

    [[nodiscard]] bool has_better_label(std::uint32_t a, std::uint32_t b) const {
        if (units_[a].is_listed() != units_[b].is_listed()) return units_[a].is_listed();
        return is_better_label(units_[a].label_reports, units_[a].label, units_[b].label_reports,
                               units_[b].label);
    }

    /// Whose evidence decides the kind: a form that is spelled out says more than an abbreviation.
    [[nodiscard]] std::uint32_t judged_unit(std::span<const std::uint32_t> members,
                                            std::uint32_t label_unit) const {
        std::uint32_t best = label_unit;
        for (const std::uint32_t unit : members) {
            if (units_[unit].kind.is_said()) return unit;
            const bool spelled = !units_[unit].is_acronym && units_[best].is_acronym;
            const bool longer = units_[unit].is_acronym == units_[best].is_acronym &&
                                units_[unit].words > units_[best].words;
            if (units_[unit].is_listed() && (spelled || longer)) best = unit;
        }
        return best;
    }

    [[nodiscard]] EntityType type_of(std::span<const std::uint32_t> members) const {
        for (const std::uint32_t unit : members) {
            if (units_[unit].kind.type != EntityType::unknown) return units_[unit].kind.type;
        }
        return EntityType::unknown;
    }

    /// The rule that leads from a unit towards the one that gives the label.
    [[nodiscard]] std::string rule_of(std::uint32_t unit, std::uint32_t label_unit) const {
        const std::vector<Step>& steps = rules_.at(unit);
        const auto direct = std::ranges::find(steps, label_unit, &Step::to);
        if (direct != steps.end()) return direct->rule;
        return std::ranges::min_element(steps, {}, &Step::to)->rule;
    }

    void make_rows(const NameUnit& unit, std::uint32_t class_number, NameRow* row) const {
        if (unit.surfaces.empty()) {
            row->surface = unit.label;
            row->name_class = class_number;
        }
        for (const std::uint32_t surface : unit.surfaces) {
            const NameEvidence::SurfaceUse& use = in_.evidence.surface_use(surface);
            row->surface = in_.evidence.surfaces().text(surface);
            row->key = unit.key;
            row->has_capital = use.has_capital;
            row->name_class = class_number;
            row->reports = use.reports;
            ++row;
        }
    }

    void explain_rows(const NameUnit& unit, const std::string& rule, const NameUnit& judged,
                      const std::string& label, NameRow* row) const {
        if (unit.surfaces.empty()) {
            row->rule = rule;
            row->evidence = evidence_of(unit, judged, {}, {});
        }
        for (const std::uint32_t surface : unit.surfaces) {
            const NameEvidence::SurfaceUse& use = in_.evidence.surface_use(surface);
            row->rule = rule.empty() && row->surface != label ? "same but for case or signs" : rule;
            row->evidence = evidence_of(unit, judged, use.first, use.second);
            ++row;
        }
    }

    /// Two places that speak for the kind; where no text does, two that list the form.
    [[nodiscard]] std::string evidence_of(const NameUnit& unit, const NameUnit& judged,
                                          TextPlace first, TextPlace second) const {
        const NameUses& uses = unit.uses;
        const bool capital = judged.is_entity();
        const TextPlace in_text = capital ? uses.capital_first : uses.small_first;
        if (in_text != TextPlace()) {
            first = in_text;
            second = capital ? uses.capital_second : uses.small_second;
        }
        std::string places;
        for (const TextPlace place : {first, second}) {
            if (place == TextPlace()) continue;
            if (!places.empty()) places += ' ';
            places += in_.paths[place.report] + ':' + std::to_string(place.line);
        }
        return places;
    }

    struct Step {
        std::uint32_t to;
        std::string rule;
    };
    const ClassInput& in_;
    const NameUnits& units_;
    std::vector<std::uint32_t> parent_;
    std::map<std::uint32_t, std::vector<Step>> rules_;
    std::vector<std::uint32_t> first_member_;  ///< of each class, in members_
    std::vector<std::uint32_t> members_;
    std::vector<std::size_t> first_row_;  ///< of each unit
};

}  // namespace

NameTable make_classes(const ClassInput& input) {
    return ClassMaker(input).run();
}

}  // namespace sigloom
