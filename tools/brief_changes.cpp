#include "tools/brief_sections.hpp"

#include <algorithm>
#include <tuple>

#include "core/names/term_kinds.hpp"
#include "tools/brief_section.hpp"

namespace sigloom {
namespace {

class ChangeSection : public BriefSection {
  public:
    using BriefSection::BriefSection;

    void write() const {
        if (!facts_.previous) return;
        const auto& [file, input, differences] = *facts_.previous;
        heading(2, texts_.changes_heading, "changes");
        const Line name{{.kind = Inline::Kind::code, .text = file}};
        if (differences.empty()) return paragraph(texts_.changes_none, {{"file", name}});
        const Comparison& all = differences.things;
        const auto added = changed(Change::appeared);
        const auto gone = changed(Change::gone);
        const auto stronger = changed(Change::stronger);
        const auto weaker = changed(Change::weaker);
        Line intro = fill(texts_.changes_intro, {{"file", name},
                                                 {"added", whole(added.size())},
                                                 {"gone", whole(gone.size())},
                                                 {"stronger", whole(stronger.size())},
                                                 {"weaker", whole(weaker.size())}});
        append_sentence(intro,
                        all.reports_before == 0
                            ? fill(texts_.changes_untested, {})
                            : fill(texts_.changes_reports, {{"before", whole(all.reports_before)},
                                                            {"both", whole(all.reports_in_both)}}));
        paragraph(std::move(intro));
        const bool counts = all.reports_before > 0;
        write_change_list(texts_.changes_stronger, stronger,
                          counts ? texts_.changes_item : "{term}");
        write_change_list(texts_.changes_weaker, weaker, counts ? texts_.changes_item : "{term}");
        write_standing(Standing::central, true, texts_.changes_central);
        write_standing(Standing::central, false, texts_.changes_no_longer_central);
        write_standing(Standing::bridging, true, texts_.changes_bridging);
        write_standing(Standing::bridging, false, texts_.changes_no_longer_bridging);
        write_change_list(texts_.changes_new, added, texts_.changes_item_new);
        write_change_list(texts_.changes_gone, gone, counts ? texts_.changes_item_gone : "{term}");
        write_topic_changes();
    }
    [[nodiscard]] std::vector<Thing> change_things() const {
        std::vector<Thing> things;
        if (!facts_.previous) return things;
        const auto add = [&](std::uint32_t number, std::string_view sentence) {
            const auto node = node_now(number);
            if (!node) return;
            things.push_back({subject_of(*node),
                              [*this, number, sentence] { return change_line(number, sentence); }});
        };
        if (facts_.previous->differences.things.is_tested) {
            for (const std::uint32_t i : changed(Change::stronger)) add(i, texts_.thing_stronger);
            for (const std::uint32_t i : changed(Change::weaker)) add(i, texts_.thing_weaker);
        }
        for (const StandingChange& change : facts_.previous->differences.standing) {
            if (!change.is_new) continue;
            add(change.node, change.standing == Standing::central ? texts_.thing_newly_central
                                                                  : texts_.thing_newly_bridging);
        }
        return things;
    }

  private:
    /// A node of the differences in this graph; nothing of one that is gone.
    [[nodiscard]] std::optional<Node> node_now(std::uint32_t number) const {
        const auto& after = facts_.previous->differences.things.nodes[number].after;
        return after ? std::optional<Node>(after->number) : std::nullopt;
    }
    [[nodiscard]] Line term_of_either(std::uint32_t number) const {
        const ComparedThing& thing = facts_.previous->differences.things.nodes[number];
        if (thing.after) return term(thing.after->number);
        const auto& label_before = facts_.previous->input.graph.nodes().label;
        return {{.kind = Inline::Kind::strong,
                 .text = std::string(label_before[thing.before->number])}};
    }
    static std::int64_t reports_then(const std::optional<Presence>& then) {
        return then ? then->reports.value_or(0) : 0;
    }
    [[nodiscard]] bool is_term(std::uint32_t number) const {
        const ComparedThing& thing = facts_.previous->differences.things.nodes[number];
        return is_term_kind(thing.after
                                ? graph_.nodes().kind[thing.after->number]
                                : facts_.previous->input.graph.nodes().kind[thing.before->number]);
    }
    /// Terms that changed so, the most certain or the most named first.
    [[nodiscard]] std::vector<std::uint32_t> changed(Change change) const {
        const auto& things = facts_.previous->differences.things.nodes;
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < things.size(); ++i) {
            if (things[i].change == change && is_term(i)) numbers.push_back(i);
        }
        const bool is_tested = change == Change::stronger || change == Change::weaker;
        std::ranges::stable_sort(numbers, {}, [&](std::uint32_t i) {
            return std::tuple(
                is_tested ? things[i].p.value_or(1) : 1,
                -std::max(reports_then(things[i].before), reports_then(things[i].after)));
        });
        return numbers;
    }
    [[nodiscard]] Line change_line(std::uint32_t number, std::string_view sentence) const {
        const Comparison& all = facts_.previous->differences.things;
        const ComparedThing& thing = all.nodes[number];
        Line line = fill(sentence, {{"term", term_of_either(number)},
                                    {"after", reports_then(thing.after)},
                                    {"after_all", whole(all.reports_after)},
                                    {"before", reports_then(thing.before)},
                                    {"before_all", whole(all.reports_before)}});
        const auto node = node_now(number);
        return node ? cited(std::move(line), cite(*node)) : line;
    }
    void write_change_list(std::string_view title, const std::vector<std::uint32_t>& numbers,
                           std::string_view sentence) const {
        if (numbers.empty()) return;
        std::string anchor = "changes-" + std::to_string(page_.document.blocks.size());
        heading(3, title, anchor);
        std::vector<Line> items;
        for (std::size_t i = 0; i < std::min(shown_rows, numbers.size()); ++i) {
            items.push_back(change_line(numbers[i], sentence));
        }
        list(std::move(items));
    }
    void write_standing(Standing standing, bool is_new, std::string_view title) const {
        std::vector<std::uint32_t> numbers;
        for (const StandingChange& change : facts_.previous->differences.standing) {
            if (change.standing == standing && change.is_new == is_new)
                numbers.push_back(change.node);
        }
        write_change_list(title, numbers, "{term}");
    }
    void write_topic_changes() const {
        const auto& [things, before, after, changes, standing] = facts_.previous->differences;
        std::vector<Line> items;
        const auto names = [&](const std::vector<std::uint32_t>& groups,
                               const CommunitiesThen& then) {
            std::vector<Line> list_of_names;
            for (const std::uint32_t group : groups)
                list_of_names.push_back(quoted(then.names[group]));
            return joined(list_of_names);
        };
        for (const GroupChange& change : changes) {
            if (items.size() == shown_rows) break;
            switch (change.event) {
                case GroupEvent::appeared:
                    items.push_back(fill(texts_.topic_new, {{"name", names(change.after, after)}}));
                    break;
                case GroupEvent::gone:
                    items.push_back(
                        fill(texts_.topic_gone, {{"name", names(change.before, before)}}));
                    break;
                case GroupEvent::split:
                    items.push_back(
                        fill(texts_.topic_split, {{"name", names(change.before, before)},
                                                  {"list", names(change.after, after)}}));
                    break;
                case GroupEvent::merged:
                    items.push_back(
                        fill(texts_.topic_merged, {{"name", names(change.after, after)},
                                                   {"list", names(change.before, before)}}));
                    break;
                case GroupEvent::changed:
                    break;
            }
        }
        if (items.empty()) return;
        heading(3, texts_.topics_heading, "changes-topics");
        list(std::move(items));
    }
};

}  // namespace

void write_changes(BriefPage& page) {
    ChangeSection(page).write();
}

std::vector<Thing> change_things(BriefPage& page) {
    return ChangeSection(page).change_things();
}

}  // namespace sigloom
