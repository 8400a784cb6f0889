#include "tools/brief_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "core/names/term_kinds.hpp"
#include "tools/brief_section.hpp"

namespace sigloom {
namespace {

constexpr std::size_t shown_topics = 8;
constexpr std::size_t further_terms = 4;

class TopicSection : public BriefSection {
  public:
    using BriefSection::BriefSection;

    void write() const {
        heading(2, texts_.topics_heading, "topics");
        if (facts_.topics.empty()) return paragraph(texts_.topics_none, {});
        Line intro = fill(texts_.topics_intro, {{"count", whole(facts_.topics.size())}});
        const std::size_t shown = std::min(shown_topics, facts_.topics.size());
        if (shown < facts_.topics.size()) {
            append_sentence(intro, fill(texts_.topics_shown, {{"shown", whole(shown)}}));
        }
        paragraph(std::move(intro));
        for (std::size_t i = 0; i < shown; ++i) write_topic(i);
    }
    [[nodiscard]] std::vector<Thing> topic_things() const {
        if (facts_.topics.size() < 2 || facts_.topics.front().reports == 0) return {};
        return {{"topics", [*this] {
                     const Topic& topic = facts_.topics.front();
                     Line line = fill(texts_.thing_topic, {{"name", topic_name(0)},
                                                           {"reports", whole(topic.reports)},
                                                           {"all", whole(reports_.size())}});
                     std::vector<Line> next{topic_name(1)};
                     if (facts_.topics.size() > 2) next.push_back(topic_name(2));
                     append_sentence(line,
                                     fill(texts_.thing_further_topics,
                                          {{"count", whole(next.size())}, {"list", joined(next)}}));
                     return cited(std::move(line), page_.citations.of(topic.typical));
                 }}};
    }
    [[nodiscard]] std::vector<Thing> bridge_things() const {
        std::vector<Thing> things;
        for (const Node node : facts_.bridging) {
            const auto topics = topics_around(node);
            if (topics.size() < 2) continue;
            things.push_back(
                {subject_of(node), [*this, node, topics] {
                     return cited(fill(texts_.thing_bridge, {{"term", term(node)},
                                                             {"count", whole(topics.size())},
                                                             {"first", topic_name(topics[0])},
                                                             {"second", topic_name(topics[1])}}),
                                  cite(node));
                 }});
            break;  // the others would be the same sentence again
        }
        return things;
    }

  private:
    void write_topic(std::size_t number) const {
        const Topic& topic = facts_.topics[number];
        heading(3, topic.name, fmt::format("topic-{}", number + 1));
        Line line = fill(texts_.topic_size, {{"terms", whole(topic.terms.size())},
                                             {"reports", whole(topic.reports)},
                                             {"all", whole(reports_.size())}});
        constexpr std::size_t named = 3;
        if (topic.terms.size() > named) {
            const auto begin = topic.terms.begin() + named;
            const auto end = begin + static_cast<std::ptrdiff_t>(
                                         std::min(further_terms, topic.terms.size() - named));
            append_sentence(line,
                            fill(texts_.topic_terms, {{"list", joined_labels({begin, end})}}));
        }
        append_quadrant(line, number);
        append_moving(line, topic, Direction::rising, texts_.topic_rising);
        append_moving(line, topic, Direction::fading, texts_.topic_fading);
        paragraph(std::move(line));
        if (topic.typical.empty()) return;
        paragraph(texts_.topic_reports, {{"count", whole(topic.typical.size())}});
        std::vector<Line> items;
        for (const std::uint32_t each : topic.typical) {
            items.push_back(cited(report(each), page_.citations.of({each})));
        }
        list(std::move(items));
    }
    void append_quadrant(Line& line, std::size_t number) const {
        if (!facts_.map) return;
        for (const StrategicTheme& theme : facts_.map->themes) {
            if (static_cast<std::size_t>(theme.community) != number) continue;
            const std::string_view sentences[] = {texts_.topic_motor, texts_.topic_basic,
                                                  texts_.topic_niche, texts_.topic_emerging};
            append_sentence(line, fill(sentences[static_cast<std::size_t>(theme.quadrant)], {}));
        }
    }
    void append_moving(Line& line, const Topic& topic, Direction direction,
                       std::string_view sentence) const {
        std::vector<Node> moving;
        for (const Node node : topic.terms) {
            const auto found = page_.trend_of.find(node);
            if (found == page_.trend_of.end() ||
                facts_.trends[found->second].direction != direction)
                continue;
            if (moving.size() < further_terms) moving.push_back(node);
        }
        if (!moving.empty())
            append_sentence(line, fill(sentence, {{"list", joined_labels(moving)}}));
    }
    /// Topics by the weight of the ties to them, the most first, without those that are too small.
    [[nodiscard]] std::vector<std::size_t> topics_around(Node node) const {
        std::map<std::int32_t, double> weight;
        graph_.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            weight[facts_.topic_of[neighbor.node]] += graph_.edges().weight[neighbor.edge];
        });
        std::vector<std::size_t> topics;
        for (const auto& [topic, sum_of_weights] : weight) {
            if (topic >= 0 && static_cast<std::size_t>(topic) < facts_.topics.size()) {
                topics.push_back(static_cast<std::size_t>(topic));
            }
        }
        std::ranges::stable_sort(topics, std::greater(), [&](std::size_t topic) {
            return weight[static_cast<std::int32_t>(topic)];
        });
        return topics;
    }
};

}  // namespace

void write_topics(BriefPage& page) {
    TopicSection(page).write();
}

std::vector<Thing> topic_things(BriefPage& page) {
    return TopicSection(page).topic_things();
}

std::vector<Thing> bridge_things(BriefPage& page) {
    return TopicSection(page).bridge_things();
}

}  // namespace sigloom
