#include "core/names/name_classes.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

#include "core/base/in_parallel.hpp"
#include "core/base/large_memory.hpp"
#include "core/text/final_sign.hpp"

namespace sigloom {
namespace {

class ClassMaker {
  public:
    explicit ClassMaker(const ClassInput& input)
        : in_(input), groups_(input.groups), parent_(groups_.size()) {
        std::iota(parent_.begin(), parent_.end(), 0U);
        for (const NameMerge& merge : in_.merges) {
            // The smaller number stands for the class, whatever the order of the merges.
            const std::uint32_t a = root(merge.a);
            const std::uint32_t b = root(merge.b);
            parent_[std::max(a, b)] = std::min(a, b);
        }
    }

    NameTable run() {
        sort_forms();
        group_members();
        if (in_.ledger == Ledger::keep) {
            for (const NameMerge& merge : in_.merges) {
                steps_[merge.a].push_back({merge.b, merge.rule});
                steps_[merge.b].push_back({merge.a, merge.rule});
            }
        }
        std::vector<NameClass> classes;
        resize_large(classes, heads_.size());
        for_each_in_parallel(classes.size(), [&](std::size_t i) { classes[i] = make_class(i); });
        if (in_.ledger == Ledger::keep) {
            rule_of_group_.resize(groups_.size());
            for (const Heads& heads : heads_) find_rules(heads.label);
        }
        std::vector<NameRow> rows;
        resize_large(rows, forms_.size());
        for_each_in_parallel(rows.size(), [&](std::size_t i) {
            rows[i] = make_row(forms_[i]);
            if (in_.ledger == Ledger::keep) explain(forms_[i], rows[i]);
        });
        return NameTable(std::move(classes), std::move(rows));
    }

  private:
    static constexpr std::uint32_t none = UINT32_MAX;

    /// What becomes a row.
    struct Form {
        std::uint32_t group;
        std::uint32_t surface;  ///< none: the group has only its label
    };

    /// Who speaks for a class.
    struct Heads {
        std::uint32_t label;   ///< the group whose label is that of the class
        std::uint32_t judged;  ///< the group whose kind is
    };

    std::uint32_t root(std::uint32_t group) {
        while (parent_[group] != group) group = parent_[group] = parent_[parent_[group]];
        return group;
    }

    [[nodiscard]] std::string_view text_of(const Form& form) const {
        return form.surface == none ? groups_[form.group].label
                                    : in_.evidence.surfaces().text(form.surface);
    }

    /// As the table wants its rows.
    void sort_forms() {
        std::vector<Form> forms;
        forms.reserve(groups_.size() + in_.evidence.surfaces().size());
        for (std::uint32_t i = 0; i < groups_.size(); ++i) {
            if (groups_[i].surfaces.empty()) forms.push_back({i, none});
            for (const std::uint32_t surface : groups_[i].surfaces) forms.push_back({i, surface});
        }
        const std::vector<std::uint32_t> order = sorted_by_text(
            static_cast<std::uint32_t>(forms.size()),
            [&](std::uint32_t i) { return text_of(forms[i]); }, std::less<>());
        forms_.reserve(order.size());
        for (const std::uint32_t i : order) forms_.push_back(forms[i]);
    }

    /// Numbers the classes in the order of their first forms, and puts the groups of each side by
    /// side.
    void group_members() {
        class_of_group_.assign(groups_.size(), none);
        std::uint32_t count = 0;
        for (const Form& form : forms_) {
            std::uint32_t& number = class_of_group_[root(form.group)];
            if (number == none) number = count++;
        }
        first_member_.assign(count + 1, 0);
        for (std::uint32_t i = 0; i < groups_.size(); ++i) {
            class_of_group_[i] = class_of_group_[root(i)];
            ++first_member_[class_of_group_[i]];
        }
        std::exclusive_scan(first_member_.begin(), first_member_.end(), first_member_.begin(), 0U);
        std::vector<std::uint32_t> next = first_member_;
        members_.resize(groups_.size());
        for (std::uint32_t i = 0; i < groups_.size(); ++i) members_[next[class_of_group_[i]]++] = i;
        heads_.resize(count);
    }

    [[nodiscard]] NameClass make_class(std::size_t number) {
        const auto members = std::span(members_).subspan(
            first_member_[number], first_member_[number + 1] - first_member_[number]);
        const std::uint32_t label = *std::ranges::min_element(
            members, [this](std::uint32_t a, std::uint32_t b) { return has_better_label(a, b); });
        heads_[number] = {label, judged_group(members, label)};
        const NameGroup& judged = groups_[heads_[number].judged];
        NameClass name_class;
        name_class.label = without_final_sign(groups_[label].label);
        name_class.score = judged.kind.total();
        name_class.is_entity = judged.is_entity();
        if (name_class.is_entity) name_class.type = type_of(members);
        if (in_.ledger == Ledger::keep) name_class.parts = judged.kind.parts();
        return name_class;
    }

    [[nodiscard]] bool has_better_label(std::uint32_t a, std::uint32_t b) const {
        if (groups_[a].is_listed() != groups_[b].is_listed()) return groups_[a].is_listed();
        return is_better_label(groups_[a].label_reports, groups_[a].label, groups_[b].label_reports,
                               groups_[b].label);
    }

    /// Whose evidence decides the kind: a form that is spelled out says more than an abbreviation.
    [[nodiscard]] std::uint32_t judged_group(std::span<const std::uint32_t> members,
                                             std::uint32_t label_group) const {
        std::uint32_t best = label_group;
        for (const std::uint32_t group : members) {
            if (groups_[group].kind.is_said()) return group;
            const bool spelled = !groups_[group].is_acronym && groups_[best].is_acronym;
            const bool longer = groups_[group].is_acronym == groups_[best].is_acronym &&
                                groups_[group].words > groups_[best].words;
            if (groups_[group].is_listed() && (spelled || longer)) best = group;
        }
        return best;
    }

    [[nodiscard]] EntityType type_of(std::span<const std::uint32_t> members) const {
        for (const std::uint32_t group : members) {
            if (groups_[group].kind.type != EntityType::unknown) return groups_[group].kind.type;
        }
        return EntityType::unknown;
    }

    /// Of every group that a class has beside the one that gives its label: the rule of the first
    /// step on a shortest way there.
    void find_rules(std::uint32_t label_group) {
        std::vector<std::uint32_t> reached{label_group};
        for (std::size_t i = 0; i < reached.size(); ++i) {
            const auto steps = steps_.find(reached[i]);
            if (steps == steps_.end()) continue;
            for (const Step& step : steps->second) {
                if (step.to == label_group || !rule_of_group_[step.to].empty()) continue;
                rule_of_group_[step.to] = step.rule;
                reached.push_back(step.to);
            }
        }
    }

    [[nodiscard]] NameRow make_row(const Form& form) const {
        NameRow row;
        row.surface = text_of(form);
        row.name_class = class_of_group_[form.group];
        if (form.surface == none) return row;
        const NameEvidence::SurfaceUse& use = in_.evidence.surface_use(form.surface);
        row.key = groups_[form.group].key;
        row.has_capital = use.has_capital;
        row.reports = use.reports;
        return row;
    }

    void explain(const Form& form, NameRow& row) const {
        const auto [label_group, judged] = heads_[row.name_class];
        if (form.group != label_group) {
            row.rule = rule_of_group_[form.group];
        } else if (row.surface != without_final_sign(groups_[label_group].label)) {
            row.rule = "same but for case or signs";
        }
        NameEvidence::SurfaceUse use;
        if (form.surface != none) use = in_.evidence.surface_use(form.surface);
        row.evidence = evidence_of(groups_[form.group], groups_[judged], use.first, use.second);
    }

    /// Two places that speak for the kind; where no text does, two that list the form.
    [[nodiscard]] std::string evidence_of(const NameGroup& group, const NameGroup& judged,
                                          TextPlace first, TextPlace second) const {
        const NameUses& uses = *group.uses;
        const bool capital = judged.is_entity();
        const TextPlace in_text = capital ? uses.capital_first : uses.lower_case_first;
        if (in_text != TextPlace()) {
            first = in_text;
            second = capital ? uses.capital_second : uses.lower_case_second;
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
    const NameGroups& groups_;
    std::vector<std::uint32_t> parent_;
    std::map<std::uint32_t, std::vector<Step>> steps_;  ///< by group, where merges lead to
    std::vector<std::string> rule_of_group_;
    std::vector<Form> forms_;  ///< by text
    std::vector<std::uint32_t> class_of_group_;
    std::vector<std::uint32_t> first_member_;  ///< of each class, in members_
    std::vector<std::uint32_t> members_;
    std::vector<Heads> heads_;  ///< of each class
};

}  // namespace

NameTable make_classes(const ClassInput& input) {
    return ClassMaker(input).run();
}

}  // namespace sigloom
