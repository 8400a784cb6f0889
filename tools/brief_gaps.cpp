#include "tools/brief_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "tools/brief_section.hpp"

namespace sigloom {
namespace {

constexpr std::size_t gaps_of_a_kind = 3;

class GapSection : public BriefSection {
  public:
    using BriefSection::BriefSection;

    void write() const {
        if (facts_.topics.empty()) return;
        heading(2, texts_.gaps_heading, "gaps");
        std::vector<Line> items;
        for (const Gap* gap : shown_gaps()) items.push_back(gap_line(*gap));
        if (items.empty()) return paragraph(texts_.gaps_none, {});
        paragraph(texts_.gaps_intro,
                  {{"shown", whole(items.size())}, {"count", whole(facts_.gaps.gaps.size())}});
        list(std::move(items));
    }
    [[nodiscard]] std::vector<Thing> gap_things() const {
        std::vector<Thing> things;
        for (const Gap* gap : shown_gaps()) {
            const std::string subject =
                gap->a.node ? subject_of(*gap->a.node) : fmt::format("gap {}", things.size());
            things.push_back({subject, [*this, gap] { return gap_line(*gap); }});
        }
        return things;
    }

  private:
    /// The first ones of each kind.
    [[nodiscard]] std::vector<const Gap*> shown_gaps() const {
        std::map<GapKind, std::size_t> count;
        std::vector<const Gap*> shown;
        for (const Gap& gap : facts_.gaps.gaps) {
            if (count[gap.kind]++ < gaps_of_a_kind) shown.push_back(&gap);
        }
        return shown;
    }
    [[nodiscard]] Line gap_line(const Gap& gap) const {
        std::vector<std::uint32_t> reports = gap.a.reports;
        if (gap.b) reports.insert(reports.end(), gap.b->reports.begin(), gap.b->reports.end());
        std::ranges::sort(reports);
        reports.erase(std::ranges::unique(reports).begin(), reports.end());
        return cited(text(gap.question), page_.citations.of(reports));
    }
};

}  // namespace

void write_gaps(BriefPage& page) {
    GapSection(page).write();
}

std::vector<Thing> gap_things(BriefPage& page) {
    return GapSection(page).gap_things();
}

}  // namespace sigloom
