#include "tools/brief_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "tools/brief_section.hpp"

namespace sigloom {
namespace {

class ReportSection : public BriefSection {
  public:
    using BriefSection::BriefSection;

    void write() const {
        heading(2, texts_.reports_heading, "read-on");
        if (facts_.across.empty() && facts_.rare.empty()) return paragraph(texts_.reports_none, {});
        std::vector<Line> items;
        for (std::size_t i = 0; i < std::min(shown_reports, facts_.across.size()); ++i) {
            items.push_back(across_line(facts_.across[i].report, texts_.across_item,
                                        texts_.across_item_topics));
        }
        if (!items.empty()) {
            heading(3, texts_.across_heading, "across");
            paragraph(texts_.across_intro, {});
            list(std::move(items));
        }
        items.clear();
        for (std::size_t i = 0; i < std::min(shown_reports, facts_.rare.size()); ++i) {
            items.push_back(rare_line(facts_.rare[i], texts_.rare_item));
        }
        if (items.empty()) return;
        heading(3, texts_.rare_heading, "rare");
        paragraph(texts_.rare_intro, {});
        list(std::move(items));
    }
    [[nodiscard]] std::vector<Thing> across_things() const {
        if (facts_.across.empty()) return {};
        const std::uint32_t number = facts_.across.front().report;
        return {{fmt::format("report {}", number), [*this, number] {
                     return across_line(number, texts_.thing_variation,
                                        texts_.thing_variation_topics);
                 }}};
    }
    [[nodiscard]] std::vector<Thing> rare_things() const {
        if (facts_.rare.empty()) return {};
        return {{fmt::format("report {}", facts_.rare.front().report),
                 [*this] { return rare_line(facts_.rare.front(), texts_.thing_atypical); }}};
    }

  private:
    /// The topics that a report names most terms of, two of them or none.
    [[nodiscard]] std::vector<std::size_t> topics_of(std::uint32_t report) const {
        std::map<std::int32_t, std::int64_t> count;
        for (Node node = 0; node < graph_.node_count(); ++node) {
            const auto topic = facts_.topic_of[node];
            if (topic < 0 || static_cast<std::size_t>(topic) >= facts_.topics.size()) continue;
            const auto places = graph_.evidence().places[node];
            if (std::ranges::binary_search(places, report, {}, &Place::report)) ++count[topic];
        }
        std::vector<std::size_t> topics;
        for (const auto& [topic, terms] : count) topics.push_back(static_cast<std::size_t>(topic));
        std::ranges::stable_sort(topics, std::greater(), [&](std::size_t topic) {
            return count[static_cast<std::int32_t>(topic)];
        });
        topics.resize(topics.size() < 2 ? 0 : 2);
        return topics;
    }
    [[nodiscard]] Line across_line(std::uint32_t number, std::string_view plain,
                                   std::string_view with_topics) const {
        const auto topics = topics_of(number);
        Line line = topics.empty() ? fill(plain, {{"report", report(number)}})
                                   : fill(with_topics, {{"report", report(number)},
                                                        {"first", topic_name(topics[0])},
                                                        {"second", topic_name(topics[1])}});
        return cited(std::move(line), page_.citations.of({number}));
    }
    [[nodiscard]] Line rare_line(const NotableReport& rare, std::string_view sentence) const {
        return cited(fill(sentence, {{"report", report(rare.report)},
                                     {"first", term(rare.first)},
                                     {"second", term(rare.second)}}),
                     page_.citations.of({rare.report}));
    }
};

}  // namespace

void write_reports(BriefPage& page) {
    ReportSection(page).write();
}

std::vector<Thing> across_things(BriefPage& page) {
    return ReportSection(page).across_things();
}

std::vector<Thing> rare_things(BriefPage& page) {
    return ReportSection(page).rare_things();
}

}  // namespace sigloom
