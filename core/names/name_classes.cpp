#include "core/names/name_classes.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/text/name_key.hpp"

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
        std::map<std::uint32_t, std::vector<std::uint32_t>> members;
        for (std::uint32_t i = 0; i < units_.size(); ++i) members[root(i)].push_back(i);
        for (const NameMerge& merge : in_.merges) {
            rules_[merge.a].push_back({merge.b, merge.rule});
            rules_[merge.b].push_back({merge.a, merge.rule});
        }
        for (const auto& [first, units] : members) add_class(units);
        return NameTable(std::move(classes_), std::move(rows_));
    }

  private:
    std::uint32_t root(std::uint32_t unit) {
        while (parent_[unit] != unit) unit = parent_[unit] = parent_[parent_[unit]];
        return unit;
    }

    void add_class(const std::vector<std::uint32_t>& members) {
        const std::uint32_t label_unit = *std::ranges::min_element(
            members, [this](std::uint32_t a, std::uint32_t b) { return has_better_label(a, b); });
        const NameUnit& judged = units_[judged_unit(members, label_unit)];
        NameClass& name_class = classes_.emplace_back();
        name_class.label = units_[label_unit].label;
        name_class.score = judged.kind.total();
        name_class.is_entity = judged.is_entity();
        name_class.parts = judged.kind.parts();
        if (name_class.is_entity) name_class.type = type_of(members);
        for (const std::uint32_t unit : members) {
            add_rows(units_[unit], unit == label_unit ? "" : rule_of(unit, label_unit), judged);
        }
    }

    [[nodiscard]] bool has_better_label(std::uint32_t a, std::uint32_t b) const {
        if (units_[a].is_listed() != units_[b].is_listed()) return units_[a].is_listed();
        return is_better_label(units_[a].label_reports, units_[a].label, units_[b].label_reports,
                               units_[b].label);
    }

    /// Whose evidence decides the kind: a form that is spelled out says more than an abbreviation.
    [[nodiscard]] std::uint32_t judged_unit(const std::vector<std::uint32_t>& members,
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

    [[nodiscard]] EntityType type_of(const std::vector<std::uint32_t>& members) const {
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

    void add_rows(const NameUnit& unit, const std::string& rule, const NameUnit& judged) {
        const auto class_number = static_cast<std::uint32_t>(classes_.size() - 1);
        if (unit.surfaces.empty()) {
            rows_.push_back({unit.label, class_number, 0, rule, evidence_of(unit, judged, {}, {})});
            return;
        }
        for (const std::uint32_t surface : unit.surfaces) {
            const std::string_view text = in_.evidence.surfaces().text(surface);
            const NameEvidence::SurfaceUse& use = in_.evidence.surface_use(surface);
            std::string how = rule;
            if (how.empty() && text != classes_.back().label) how = "same but for case or signs";
            rows_.push_back({std::string(text), class_number, use.reports, std::move(how),
                             evidence_of(unit, judged, use.first, use.second)});
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
    std::vector<NameClass> classes_;
    std::vector<NameRow> rows_;
};

}  // namespace

NameTable make_classes(const ClassInput& input) {
    return ClassMaker(input).run();
}

}  // namespace sigloom
