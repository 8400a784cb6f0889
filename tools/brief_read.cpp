#include "tools/brief_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>

#include "core/foresight/sparkline.hpp"
#include "tools/brief_section.hpp"

namespace sigloom {
namespace {

constexpr std::size_t shown_oddities = 5;

class ReadSection : public BriefSection {
  public:
    using BriefSection::BriefSection;

    void write() const {
        heading(2, texts_.read_heading, "read");
        const std::int64_t reports = whole(reports_.size());
        const std::int64_t undated = whole(reports_.size() - facts_.dated);
        Line line;
        if (facts_.dated == 0) {
            line = fill(texts_.read_undated, {{"reports", reports}});
        } else if (undated > 0) {
            line = fill(texts_.read_some_undated, {{"reports", reports},
                                                   {"dated", whole(facts_.dated)},
                                                   {"first", facts_.first.iso()},
                                                   {"last", facts_.last.iso()},
                                                   {"undated", undated}});
        } else if (facts_.first == facts_.last) {
            line = fill(texts_.read_one_day, {{"reports", reports}, {"first", facts_.first.iso()}});
        } else {
            line = fill(
                texts_.read_dated,
                {{"reports", reports}, {"first", facts_.first.iso()}, {"last", facts_.last.iso()}});
        }
        append_publishers(line);
        paragraph(std::move(line));
        paragraph(kinds());
        if (facts_.timeline) {
            std::vector<double> counts;
            for (const std::int32_t count : facts_.timeline->reports) counts.push_back(count);
            paragraph(
                texts_.read_bars,
                {{"period", period_name()},
                 {"first", facts_.timeline->periods.label(0)},
                 {"last", facts_.timeline->periods.label(facts_.timeline->periods.size() - 1)},
                 {"bars", sparkline(counts)}});
        }
        write_oddities();
    }

  private:
    void append_publishers(Line& line) const {
        const auto count = whole(facts_.publishers.size());
        if (count == 0) return;
        if (count < 3 || facts_.publisher_reports[0] < 2) {
            return append_sentence(line, fill(texts_.read_publishers, {{"publishers", count}}));
        }
        std::vector<Line> most;
        for (std::size_t i = 0; i < 3 && facts_.publisher_reports[i] > 1; ++i) {
            most.push_back(
                text(fmt::format("{} ({})", facts_.publishers[i], facts_.publisher_reports[i])));
        }
        append_sentence(line, fill(texts_.read_publishers_most,
                                   {{"publishers", count}, {"list", joined(most)}}));
    }
    [[nodiscard]] Line kinds() const {
        std::map<std::string_view, std::int64_t> count;
        for (Node node = 0; node < graph_.node_count(); ++node) ++count[graph_.nodes().kind[node]];
        std::vector<Line> list;
        for (const Noun& noun : texts_.kinds) {
            const auto found = count.find(noun.kind);
            if (found == count.end()) continue;
            list.push_back(
                text(fmt::format("{} {}", with_thousands(found->second, texts_.thousands),
                                 found->second == 1 ? noun.one : noun.many)));
        }
        if (list.empty()) return {};
        Line line = fill(texts_.read_kinds, {{"list", joined(list)}});
        append_sentence(
            line, fill(graph_.evidence().is_of_part ? texts_.read_ties_left : texts_.read_ties,
                       {{"ties", whole(graph_.edge_count())}}));
        return line;
    }
    /// Without the folder, which is nobody's business.
    static std::string file_of(const Diagnostic& diagnostic) {
        return std::filesystem::path(diagnostic.path).filename().string();
    }
    void write_oddities() const {
        if (page_.input.kind == InputKind::graph_file) return paragraph(texts_.read_from_graph, {});
        struct Cases {
            std::size_t count = 0;
            const Diagnostic* first = nullptr;
        };
        std::map<Oddity, Cases> odd;
        Cases distant;
        std::size_t notes = 0;
        for (const Diagnostic& each : page_.input.diagnostics) {
            if (each.oddity == Oddity::distant_date && distant.count++ == 0) distant.first = &each;
            if (each.severity() == Severity::note) {
                ++notes;
                continue;
            }
            Cases& cases = odd[each.oddity];
            if (cases.count++ == 0) cases.first = &each;
        }
        if (odd.empty() && notes == 0) return paragraph(texts_.read_as_usual, {});
        std::vector<std::pair<Oddity, Cases>> most(odd.begin(), odd.end());
        std::ranges::stable_sort(most, std::greater(),
                                 [](const auto& each) { return each.second.count; });
        most.resize(std::min(most.size(), shown_oddities));
        std::vector<Line> items;
        for (const auto& [oddity, cases] : most) {
            const std::string file = file_of(*cases.first);
            const std::string place =
                cases.first->line == 0 ? file : fmt::format("{}:{}", file, cases.first->line);
            items.push_back(fill(texts_.read_odd_case,
                                 {{"count", whole(cases.count)},
                                  {"what", std::string(info(oddity).meaning)},
                                  {"place", Line{{.kind = Inline::Kind::code, .text = place}}}}));
        }
        if (!items.empty()) paragraph(texts_.read_odd, {});
        list(std::move(items));
        if (distant.count > 0) {
            paragraph(
                texts_.read_distant,
                {{"count", whole(distant.count)},
                 {"place", Line{{.kind = Inline::Kind::code, .text = file_of(*distant.first)}}}});
        }
        if (notes > 0) paragraph(texts_.read_notes, {{"notes", whole(notes)}});
    }
};

}  // namespace

void write_read(BriefPage& page) {
    ReadSection(page).write();
}

}  // namespace sigloom
