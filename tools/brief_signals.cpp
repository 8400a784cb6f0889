#include "tools/brief_sections.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/brief_section.hpp"

namespace sigloom {
namespace {

class SignalSection : public BriefSection {
  public:
    using BriefSection::BriefSection;

    void write() const {
        heading(2, texts_.signals_heading, "signals");
        if (const auto why = no_time()) return left_out(texts_.signals_left_out, *why);
        const auto weak = whole(facts_.weak.size());
        const auto stand = std::ranges::count_if(
            facts_.weak, [](const WeakSignal& signal) { return signal.score.stands_out; });
        paragraph(
            weak == 0 ? texts_.signals_none : texts_.signals_intro,
            {{"judged", whole(facts_.judged)}, {"weak", weak}, {"stand", std::int64_t{stand}}});
        write_signal_table();
        write_rows();
    }
    [[nodiscard]] std::vector<Thing> weak_things() const {
        std::vector<Thing> things;
        for (const WeakSignal& signal : facts_.weak) {
            if (!signal.score.stands_out) continue;
            things.push_back(
                {subject_of(signal.node), [*this, &signal] {
                     const bool several = signal.seen.publishers > 1;
                     return cited(fill(several ? texts_.thing_weak_publishers : texts_.thing_weak,
                                       {{"term", term(signal.node)},
                                        {"reports", std::int64_t{signal.seen.reports}},
                                        {"publishers", std::int64_t{signal.seen.publishers}},
                                        {"first", signal.seen.first_seen.iso()}}),
                                  cite(signal.node));
                 }});
        }
        return things;
    }

  private:
    void write_signal_table() const {
        if (facts_.weak.empty()) return;
        const Periods& periods = facts_.timeline->periods;
        DocumentTable table{
            {std::string(texts_.column_term), period_range(0, periods.size() - 1),
             std::string(texts_.column_reports), std::string(texts_.column_publishers),
             std::string(texts_.column_first), std::string(texts_.column_score),
             std::string(texts_.column_interval), std::string(texts_.column_verdict),
             std::string(texts_.column_sources)},
            {},
            {false, false, true, true, false, true, true, false, true}};
        const auto stand = static_cast<std::size_t>(std::ranges::count_if(
            facts_.weak, [](const WeakSignal& signal) { return signal.score.stands_out; }));
        // Those that may be chance are no more than examples.
        const std::size_t most = stand > 0 ? std::min(shown_rows, stand) : shown_reports;
        for (std::size_t i = 0; i < std::min(most, facts_.weak.size()); ++i) {
            const auto& [node, seen, score] = facts_.weak[i];
            table.rows.push_back(
                {term(node), text(bars(seen)), text(std::to_string(seen.reports)),
                 text(std::to_string(seen.publishers)), text(seen.first_seen.iso()),
                 text(fmt::format("{:.2f}", score.score)),
                 text(fill_text(texts_.range,
                                {{"first", fmt::format("{:.2f}", score.interval.low)},
                                 {"last", fmt::format("{:.2f}", score.interval.high)}})),
                 text(score.stands_out ? texts_.stands_out : texts_.chance),
                 page_.citations.numbers(latest(reports_of(node)))});
        }
        page_.document.blocks.push_back(std::move(table));
    }
    void write_rows() const {
        std::vector<Line> items;
        for (const WeakSignal& row : facts_.rows) {
            const std::string description = description_of(row.node);
            if (items.size() == shown_reports || description.empty()) continue;
            items.push_back(
                cited(fill(texts_.row, {{"label", term(row.node)}, {"description", description}}),
                      cite(row.node)));
        }
        if (items.empty()) return;
        heading(3, texts_.rows_heading, "rows");
        paragraph(texts_.rows_intro, {{"count", whole(facts_.rows.size())}});
        list(std::move(items));
    }
};

}  // namespace

void write_signals(BriefPage& page) {
    SignalSection(page).write();
}

std::vector<Thing> weak_things(BriefPage& page) {
    return SignalSection(page).weak_things();
}

}  // namespace sigloom
