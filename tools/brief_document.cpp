#include "tools/brief_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "core/foresight/sparkline.hpp"
#include "core/graph/column_names.hpp"
#include "core/names/term_kinds.hpp"
#include "tools/mentions.hpp"

namespace sigloom {
namespace {

constexpr std::size_t shown_topics = 8;
constexpr std::size_t shown_rows = 10;    ///< of a table
constexpr std::size_t shown_reports = 5;  ///< of a list of reports, or of rows
constexpr std::size_t cited_reports = 3;  ///< of one statement
constexpr std::size_t most_things = 10;
constexpr std::size_t further_terms = 4;
constexpr std::size_t shown_oddities = 5;
constexpr std::size_t gaps_of_a_kind = 3;
constexpr std::string_view no_break_space = "\u00A0";
constexpr double high_relevancy = 4;

std::int64_t whole(std::size_t number) {
    return static_cast<std::int64_t>(number);
}

std::string percent(double growth) {
    return fmt::format("{:+.0f} %", 100 * std::expm1(growth));
}

/// The reports that are cited, numbered in the order in which they are first.
class Citations {
  public:
    explicit Citations(const std::vector<ReportEntry>& reports) : reports_(reports) {}

    /// " [1, 2]", or nothing for none.
    Line of(const std::vector<std::uint32_t>& reports) {
        if (reports.empty()) return {};
        Line line = numbers(reports);
        line.insert(line.begin(), {.text = " ["});
        line.push_back({.text = "]"});
        return line;
    }
    /// "1, 2".
    Line numbers(const std::vector<std::uint32_t>& reports) {
        Line line;
        for (const std::uint32_t report : reports) {
            if (!line.empty()) line.push_back({.text = ", "});
            line.push_back({.kind = Inline::Kind::cite, .number = number(report)});
        }
        return line;
    }
    [[nodiscard]] References list() const {
        References references;
        for (const std::uint32_t report : order_) {
            const ReportEntry& entry = reports_[report];
            references.list.push_back({title_of(entry), entry.url, date_of(entry), entry.path});
        }
        return references;
    }

  private:
    std::size_t number(std::uint32_t report) {
        const auto [place, is_new] = numbers_.emplace(report, order_.size() + 1);
        if (is_new) order_.push_back(report);
        return place->second;
    }

    const std::vector<ReportEntry>& reports_;
    std::map<std::uint32_t, std::size_t> numbers_;
    std::vector<std::uint32_t> order_;
};

class BriefWriter {
  public:
    BriefWriter(const Input& input, const BriefFacts& facts, const BriefPictures& pictures,
                const Provenance& provenance, const BriefTexts& texts)
        : input_(input),
          graph_(input.graph),
          reports_(input.graph.evidence().reports),
          facts_(facts),
          pictures_(pictures),
          provenance_(provenance),
          texts_(texts),
          citations_(reports_) {
        for (std::size_t i = 0; i < facts.trends.size(); ++i) trend_of_[facts.looked_at[i]] = i;
    }

    Document write(const std::string& title) {
        document_.title =
            title.empty() ? fill_text(texts_.title, {{"reports", whole(reports_.size())}}) : title;
        document_.language = texts_.language;
        document_.generator = provenance_.program;
        write_read();
        write_things();
        write_topics();
        write_trends();
        write_signals();
        write_gaps();
        write_pictures();
        write_changes();
        write_reports();
        write_methods();
        heading(2, texts_.references_heading, "reports");
        paragraph(texts_.references_intro, {});
        document_.blocks.push_back(citations_.list());
        return std::move(document_);
    }

  private:
    // Pieces

    [[nodiscard]] Line fill(std::string_view sentence, SentenceValues values) const {
        return sigloom::fill(sentence, values, texts_.thousands);
    }
    [[nodiscard]] std::string fill_text(std::string_view sentence, SentenceValues values) const {
        return sigloom::fill_text(sentence, values, texts_.thousands);
    }

    void heading(int level, std::string_view text, const std::string& anchor) {
        document_.blocks.push_back(Heading{level, std::string(text), anchor});
    }
    void paragraph(Line line) {
        if (!line.empty()) document_.blocks.push_back(Paragraph{std::move(line)});
    }
    void paragraph(std::string_view sentence, SentenceValues values) {
        paragraph(fill(sentence, values));
    }
    void list(std::vector<Line> items, bool is_numbered = false) {
        if (!items.empty()) document_.blocks.push_back(List{std::move(items), is_numbered});
    }
    static Line text(std::string_view of) { return {{.text = std::string(of)}}; }
    static void append(Line& line, const Line& more) {
        line.insert(line.end(), more.begin(), more.end());
    }
    static void append_sentence(Line& line, const Line& more) {
        if (!line.empty()) line.push_back({.text = " "});
        append(line, more);
    }
    [[nodiscard]] Line term(Node node) const {
        return {{.kind = Inline::Kind::strong, .text = std::string(graph_.nodes().label[node])}};
    }
    [[nodiscard]] std::string label(Node node) const {
        return std::string(graph_.nodes().label[node]);
    }
    [[nodiscard]] Line quoted(const std::string& name) const {
        return fill(texts_.quoted, {{"name", name}});
    }
    [[nodiscard]] Line topic_name(std::size_t topic) const {
        return quoted(facts_.topics[topic].name);
    }
    [[nodiscard]] Line report(std::uint32_t number) const {
        const ReportEntry& entry = reports_[number];
        if (!is_web_address(entry.url)) return quoted(title_of(entry));
        return {{.kind = Inline::Kind::link, .text = title_of(entry), .target = entry.url}};
    }
    /// "a, b and c".
    [[nodiscard]] Line joined(const std::vector<Line>& items) const {
        Line line;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0) {
                line.push_back(
                    {.text = i + 1 == items.size() ? std::string(texts_.and_between) : ", "});
            }
            append(line, items[i]);
        }
        return line;
    }
    [[nodiscard]] Line joined_labels(const std::vector<Node>& nodes) const {
        std::vector<Line> items;
        for (const Node node : nodes) items.push_back(text(graph_.nodes().label[node]));
        return joined(items);
    }

    /// The latest of these reports, for who wants to read on.
    [[nodiscard]] std::vector<std::uint32_t> latest(std::vector<std::uint32_t> reports) const {
        std::ranges::stable_sort(reports, std::greater(),
                                 [&](std::uint32_t number) { return reports_[number].date; });
        reports.resize(std::min(cited_reports, reports.size()));
        return reports;
    }
    [[nodiscard]] std::vector<std::uint32_t> reports_of(Node node) const {
        std::vector<std::uint32_t> reports;
        for (const Place& place : graph_.evidence().places[node]) reports.push_back(place.report);
        return reports;
    }
    [[nodiscard]] std::vector<std::uint32_t> common_reports(Node a, Node b) const {
        std::vector<std::uint32_t> both;
        std::ranges::set_intersection(reports_of(a), reports_of(b), std::back_inserter(both));
        return both;
    }
    Line cite(Node node) { return citations_.of(latest(reports_of(node))); }
    Line cited(Line line, const Line& sources) {
        append(line, sources);
        return line;
    }

    [[nodiscard]] std::string period_name() const {
        const std::string_view length = name_of(facts_.timeline->periods.length());
        const auto noun = std::ranges::find(texts_.periods, length, &Noun::kind);
        return std::string(noun->one);
    }
    [[nodiscard]] std::string period_range(std::size_t first, std::size_t last) const {
        const Periods& periods = facts_.timeline->periods;
        if (first == last) return periods.label(first);
        return fill_text(texts_.range,
                         {{"first", periods.label(first)}, {"last", periods.label(last)}});
    }
    [[nodiscard]] std::string bars(const Sighting& seen) const {
        // A gap is no place to break a line.
        std::string line = sparkline(seen.shares(*facts_.timeline));
        for (std::size_t at = 0; (at = line.find(' ', at)) != std::string::npos;) {
            line.replace(at, 1, no_break_space);
        }
        return line;
    }

    /// Why what needs time is left out; nothing where it is not.
    [[nodiscard]] std::optional<Line> no_time() const {
        if (facts_.timeline) return {};
        const NoTime& why = facts_.no_time;
        switch (why.reason) {
            case NoTime::Reason::no_dates:
                return fill(texts_.no_dates, {});
            case NoTime::Reason::too_long:
                return fill(texts_.too_long_time,
                            {{"first", facts_.first.iso()}, {"last", facts_.last.iso()}});
            case NoTime::Reason::too_few:
                break;
        }
        return fill(texts_.too_few_dates, {{"least", whole(BriefFacts::fewest_reports)},
                                           {"least_periods", whole(BriefFacts::fewest_periods)},
                                           {"dated", whole(why.dated)},
                                           {"periods", whole(why.periods)}});
    }
    void left_out(std::string_view what, const Line& why) {
        Line line = fill(what, {});
        append_sentence(line, why);
        paragraph(std::move(line));
    }

    // What was read

    void write_read() {
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
        append_sentence(line, fill(texts_.read_ties, {{"ties", whole(graph_.edge_count())}}));
        return line;
    }
    /// Without the folder, which is nobody's business.
    static std::string file_of(const Diagnostic& diagnostic) {
        return std::filesystem::path(diagnostic.path).filename().string();
    }
    void write_oddities() {
        if (input_.kind == InputKind::graph_file) return paragraph(texts_.read_from_graph, {});
        struct Cases {
            std::size_t count = 0;
            const Diagnostic* first = nullptr;
        };
        std::map<Oddity, Cases> odd;
        Cases distant;
        std::size_t notes = 0;
        for (const Diagnostic& each : input_.diagnostics) {
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

    // Things to know

    /// A statement, and what it is of: none is made twice of one thing.
    struct Thing {
        std::string subject;
        std::function<Line()> line;
    };

    void write_things() {
        std::vector<Thing> candidates;
        const auto take = [&](std::vector<Thing> things) {
            candidates.insert(candidates.end(), things.begin(), things.end());
        };
        const std::vector<std::vector<Thing>> groups = {trend_things(Direction::rising),
                                                        weak_things(),
                                                        trend_things(Direction::fading),
                                                        burst_things(),
                                                        change_things(),
                                                        topic_things(),
                                                        bridge_things(),
                                                        across_things(),
                                                        central_things(),
                                                        rare_things(),
                                                        name_things(),
                                                        tie_things(),
                                                        gap_things(),
                                                        row_things()};
        for (std::size_t round = 0; round < most_things; ++round) {
            for (const auto& group : groups) {
                if (round < group.size()) take({group[round]});
            }
        }
        std::set<std::string> subjects;
        std::vector<Line> items;
        for (const Thing& thing : candidates) {
            if (items.size() == most_things) break;
            if (subjects.insert(thing.subject).second) items.push_back(thing.line());
        }
        if (items.empty()) return;
        heading(2, texts_.things_heading[items.size() - 1], "things");
        list(std::move(items), true);
    }
    static std::string subject_of(Node node) { return fmt::format("node {}", node); }

    /// Trends of one direction, the steepest first.
    [[nodiscard]] std::vector<std::size_t> trends_of(Direction direction) const {
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < facts_.trends.size(); ++i) {
            if (facts_.trends[i].direction == direction) numbers.push_back(i);
        }
        std::ranges::stable_sort(numbers, {}, [&](std::size_t i) {
            return std::tuple(facts_.trends[i].adjusted, -facts_.trends[i].reports);
        });
        return numbers;
    }
    /// The period from which on half of all dated reports are.
    [[nodiscard]] std::size_t later_half() const {
        const std::vector<std::int32_t>& reports = facts_.timeline->reports;
        std::size_t seen = 0;
        for (std::size_t t = 0; t + 1 < reports.size(); ++t) {
            seen += static_cast<std::size_t>(reports[t]);
            if (2 * seen >= facts_.timeline->dated) return t + 1;
        }
        return reports.size() - 1;
    }
    static std::int64_t sum(const std::vector<std::int32_t>& counts, std::size_t from,
                            std::size_t to) {
        std::int64_t all = 0;
        for (std::size_t t = from; t < to; ++t) all += counts[t];
        return all;
    }
    [[nodiscard]] std::vector<Thing> trend_things(Direction direction) {
        std::vector<Thing> things;
        for (const std::size_t i : trends_of(direction)) {
            things.push_back(
                {subject_of(facts_.looked_at[i]), [this, i] { return trend_line(i); }});
        }
        return things;
    }
    Line trend_line(std::size_t i) {
        const Trend& trend = facts_.trends[i];
        const Timeline& timeline = *facts_.timeline;
        const std::size_t since = later_half();
        const std::size_t end = trend.counts.size();
        const bool is_rising = trend.direction == Direction::rising;
        Line line = fill(is_rising ? texts_.thing_rising : texts_.thing_fading,
                         {{"term", term(facts_.looked_at[i])},
                          {"late", sum(trend.counts, since, end)},
                          {"late_all", sum(timeline.reports, since, end)},
                          {"early", sum(trend.counts, 0, since)},
                          {"early_all", sum(timeline.reports, 0, since)},
                          {"since", timeline.periods.label(since)}});
        if (is_rising && trend.growth.slope) {
            const std::string growth =
                fmt::format("{:.0f} %", 100 * std::expm1(*trend.growth.slope));
            append_sentence(line, fill(texts_.thing_rising_growth,
                                       {{"growth", growth}, {"period", period_name()}}));
        }
        return cited(std::move(line), cite(facts_.looked_at[i]));
    }
    /// Of what has bursts, the strongest first.
    [[nodiscard]] std::vector<std::size_t> with_bursts() const {
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < facts_.trends.size(); ++i) {
            if (!facts_.trends[i].bursts.empty()) numbers.push_back(i);
        }
        std::ranges::stable_sort(numbers, std::greater(), [&](std::size_t i) {
            return facts_.trends[i].bursts.front().weight;
        });
        return numbers;
    }
    [[nodiscard]] std::vector<std::uint32_t> reports_within(Node node, const Burst& burst) const {
        std::vector<std::uint32_t> within;
        for (const std::uint32_t number : reports_of(node)) {
            const std::uint32_t period = facts_.timeline->period_of_report[number];
            if (period >= burst.first && period <= burst.last) within.push_back(number);
        }
        return latest(within);
    }
    [[nodiscard]] std::vector<Thing> burst_things() {
        std::vector<Thing> things;
        for (const std::size_t i : with_bursts()) {
            things.push_back(
                {subject_of(facts_.looked_at[i]), [this, i] {
                     const Trend& trend = facts_.trends[i];
                     const Burst& burst = trend.bursts.front();
                     const auto& all = facts_.timeline->reports;
                     const auto inside = sum(trend.counts, burst.first, burst.last + 1);
                     const auto inside_all = sum(all, burst.first, burst.last + 1);
                     const Node node = facts_.looked_at[i];
                     return cited(fill(texts_.thing_burst,
                                       {{"term", term(node)},
                                        {"when", period_range(burst.first, burst.last)},
                                        {"inside", inside},
                                        {"inside_all", inside_all},
                                        {"outside", trend.reports - inside},
                                        {"outside_all", whole(facts_.dated) - inside_all}}),
                                  citations_.of(reports_within(node, burst)));
                 }});
        }
        return things;
    }
    [[nodiscard]] std::vector<Thing> weak_things() {
        std::vector<Thing> things;
        for (const WeakSignal& signal : facts_.weak) {
            if (!signal.score.stands_out) continue;
            things.push_back(
                {subject_of(signal.node), [this, &signal] {
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
    [[nodiscard]] std::vector<Thing> topic_things() {
        if (facts_.topics.size() < 2 || facts_.topics.front().reports == 0) return {};
        return {{"topics", [this] {
                     const Topic& topic = facts_.topics.front();
                     Line line = fill(texts_.thing_topic, {{"name", topic_name(0)},
                                                           {"reports", whole(topic.reports)},
                                                           {"all", whole(reports_.size())}});
                     std::vector<Line> next{topic_name(1)};
                     if (facts_.topics.size() > 2) next.push_back(topic_name(2));
                     append_sentence(line,
                                     fill(texts_.thing_further_topics,
                                          {{"count", whole(next.size())}, {"list", joined(next)}}));
                     return cited(std::move(line), citations_.of(topic.typical));
                 }}};
    }
    [[nodiscard]] std::vector<Thing> central_things() {
        if (facts_.central.empty()) return {};
        const Node node = facts_.central.front();
        if (reports_of(node).size() < 2) return {};
        return {{subject_of(node), [this, node] {
                     std::int64_t neighbors = 0;
                     std::int64_t terms = -1;  // without itself
                     for (Node each = 0; each < graph_.node_count(); ++each) {
                         terms += is_term_kind(graph_.nodes().kind[each]) ? 1 : 0;
                     }
                     graph_.for_each_neighbor(node, [&](const Neighbor& neighbor) {
                         neighbors += is_term_kind(graph_.nodes().kind[neighbor.node]) ? 1 : 0;
                     });
                     return cited(
                         fill(texts_.thing_central,
                              {{"term", term(node)}, {"neighbors", neighbors}, {"all", terms}}),
                         cite(node));
                 }}};
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
    [[nodiscard]] std::vector<Thing> bridge_things() {
        std::vector<Thing> things;
        for (const Node node : facts_.bridging) {
            const auto topics = topics_around(node);
            if (topics.size() < 2) continue;
            things.push_back(
                {subject_of(node), [this, node, topics] {
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
    Line across_line(std::uint32_t number, std::string_view plain, std::string_view with_topics) {
        const auto topics = topics_of(number);
        Line line = topics.empty() ? fill(plain, {{"report", report(number)}})
                                   : fill(with_topics, {{"report", report(number)},
                                                        {"first", topic_name(topics[0])},
                                                        {"second", topic_name(topics[1])}});
        return cited(std::move(line), citations_.of({number}));
    }
    [[nodiscard]] std::vector<Thing> across_things() {
        if (facts_.across.empty()) return {};
        const std::uint32_t number = facts_.across.front().report;
        return {{fmt::format("report {}", number), [this, number] {
                     return across_line(number, texts_.thing_variation,
                                        texts_.thing_variation_topics);
                 }}};
    }
    Line rare_line(const NotableReport& rare, std::string_view sentence) {
        return cited(fill(sentence, {{"report", report(rare.report)},
                                     {"first", term(rare.first)},
                                     {"second", term(rare.second)}}),
                     citations_.of({rare.report}));
    }
    [[nodiscard]] std::vector<Thing> rare_things() {
        if (facts_.rare.empty()) return {};
        return {{fmt::format("report {}", facts_.rare.front().report),
                 [this] { return rare_line(facts_.rare.front(), texts_.thing_atypical); }}};
    }
    [[nodiscard]] std::vector<Thing> name_things() {
        Node most = 0;
        std::size_t count = 0;
        for (Node node = 0; node < graph_.node_count(); ++node) {
            const std::size_t reports = graph_.evidence().places[node].size();
            if (graph_.nodes().kind[node] != entity_kind || reports <= count) continue;
            most = node;
            count = reports;
        }
        if (count < 2) return {};
        return {{subject_of(most), [this, most, count] {
                     return cited(fill(texts_.thing_entity, {{"term", term(most)},
                                                             {"reports", whole(count)},
                                                             {"all", whole(reports_.size())}}),
                                  cite(most));
                 }}};
    }
    [[nodiscard]] std::vector<Thing> tie_things() {
        const Column* count = find_column(graph_.edges().columns, column_names::count);
        if (count == nullptr) return {};
        double most = 1;
        std::optional<EdgeEnds> ends;
        for (Edge edge = 0; edge < graph_.edge_count(); ++edge) {
            const auto [a, b] = graph_.edges().ends[edge];
            const double reports = count->number(edge).value_or(0);
            if (reports < most || facts_.topic_of[a] < 0 || facts_.topic_of[b] < 0) continue;
            ends.reset();  // of two that are equal neither is the first
            if (reports == most) continue;
            most = reports;
            ends = graph_.edges().ends[edge];
        }
        if (!ends) return {};
        return {{"tie", [this, ends, most] {
                     const auto [a, b] = *ends;
                     return cited(
                         fill(texts_.thing_tie, {{"first", term(a)},
                                                 {"second", term(b)},
                                                 {"reports", static_cast<std::int64_t>(most)}}),
                         citations_.of(latest(common_reports(a, b))));
                 }}};
    }
    [[nodiscard]] std::string description_of(Node node) const {
        const Column* column = find_column(graph_.nodes().columns, column_names::description);
        if (column == nullptr || !column->has(node)) return {};
        const auto* texts = std::get_if<TextColumn>(&column->data);
        return texts == nullptr ? "" : std::string((*texts)[node]);
    }
    /// Of each kind of rows the one with the highest relevancy, of equal ones that of most reports.
    [[nodiscard]] std::vector<Thing> row_things() {
        const Column* relevancy = find_column(graph_.nodes().columns, column_names::relevancy_mean);
        if (relevancy == nullptr) return {};
        std::vector<Thing> things;
        for (const auto& [kind, sentence] : texts_.thing_rows) {
            std::pair<double, std::size_t> most;
            Node best = 0;
            for (Node node = 0; node < graph_.node_count(); ++node) {
                if (graph_.nodes().kind[node] != kind) continue;
                const std::pair rank(relevancy->number(node).value_or(0),
                                     graph_.evidence().places[node].size());
                if (rank <= most || description_of(node).empty()) continue;
                most = rank;
                best = node;
            }
            if (most.first < high_relevancy) continue;
            things.push_back({"row " + label(best), [this, best, words = sentence] {
                                  return cited(fill(words, {{"label", term(best)},
                                                            {"description", description_of(best)}}),
                                               cite(best));
                              }});
        }
        return things;
    }

    // Topics

    void write_topics() {
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
    void write_topic(std::size_t number) {
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
            items.push_back(cited(report(each), citations_.of({each})));
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
                       std::string_view sentence) {
        std::vector<Node> moving;
        for (const Node node : topic.terms) {
            const auto found = trend_of_.find(node);
            if (found == trend_of_.end() || facts_.trends[found->second].direction != direction)
                continue;
            if (moving.size() < further_terms) moving.push_back(node);
        }
        if (!moving.empty())
            append_sentence(line, fill(sentence, {{"list", joined_labels(moving)}}));
    }

    // Rising and fading

    void write_trends() {
        heading(2, texts_.trends_heading, "trends");
        if (const auto why = no_time()) return left_out(texts_.trends_left_out, *why);
        const auto rising = trends_of(Direction::rising);
        const auto fading = trends_of(Direction::fading);
        const auto bursts = with_bursts();
        const Periods& periods = facts_.timeline->periods;
        paragraph(texts_.trends_intro, {{"tested", whole(facts_.trends.size())},
                                        {"dated", whole(facts_.dated)},
                                        {"period", period_name()},
                                        {"first", periods.label(0)},
                                        {"last", periods.label(periods.size() - 1)},
                                        {"rising", whole(rising.size())},
                                        {"fading", whole(fading.size())},
                                        {"bursts", whole(bursts.size())}});
        write_trend_table(texts_.rising_heading, "rising", rising);
        write_trend_table(texts_.fading_heading, "fading", fading);
        write_burst_table(bursts);
    }
    void write_trend_table(std::string_view title, const std::string& anchor,
                           const std::vector<std::size_t>& numbers) {
        if (numbers.empty()) return;
        heading(3, title, anchor);
        const Periods& periods = facts_.timeline->periods;
        DocumentTable table{
            {std::string(texts_.column_term), period_range(0, periods.size() - 1),
             std::string(texts_.column_reports),
             fill_text(texts_.column_growth, {{"period", period_name()}}),
             std::string(texts_.column_interval), std::string(texts_.column_sources)},
            {},
            {false, false, true, true, true, true}};
        for (std::size_t i = 0; i < std::min(shown_rows, numbers.size()); ++i) {
            const Trend& trend = facts_.trends[numbers[i]];
            const Node node = facts_.looked_at[numbers[i]];
            const auto& [slope, error, low, high, ratio] = trend.growth;
            const std::string interval =
                low && high
                    ? fill_text(texts_.range, {{"first", percent(*low)}, {"last", percent(*high)}})
                    : "";
            table.rows.push_back({term(node), text(bars(trend)),
                                  text(std::to_string(trend.reports)),
                                  text(slope ? percent(*slope) : std::string(texts_.no_end)),
                                  text(interval), citations_.numbers(latest(reports_of(node)))});
        }
        document_.blocks.push_back(std::move(table));
    }
    void write_burst_table(const std::vector<std::size_t>& numbers) {
        if (numbers.empty()) return;
        heading(3, texts_.bursts_heading, "bursts");
        const Periods& periods = facts_.timeline->periods;
        DocumentTable table{{std::string(texts_.column_term), period_range(0, periods.size() - 1),
                             std::string(texts_.column_when), std::string(texts_.column_reports),
                             std::string(texts_.column_sources)},
                            {},
                            {false, false, false, true, true}};
        for (std::size_t i = 0; i < std::min(shown_rows, numbers.size()); ++i) {
            const Trend& trend = facts_.trends[numbers[i]];
            const Node node = facts_.looked_at[numbers[i]];
            const Burst& burst = trend.bursts.front();
            table.rows.push_back({term(node), text(bars(trend)),
                                  text(period_range(burst.first, burst.last)),
                                  text(std::to_string(trend.reports)),
                                  citations_.numbers(reports_within(node, burst))});
        }
        document_.blocks.push_back(std::move(table));
    }

    // Weak signals

    void write_signals() {
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
    void write_signal_table() {
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
                 citations_.numbers(latest(reports_of(node)))});
        }
        document_.blocks.push_back(std::move(table));
    }
    void write_rows() {
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

    // Gaps

    /// The first ones of each kind.
    [[nodiscard]] std::vector<const Gap*> shown_gaps() const {
        std::map<GapKind, std::size_t> count;
        std::vector<const Gap*> shown;
        for (const Gap& gap : facts_.gaps.gaps) {
            if (count[gap.kind]++ < gaps_of_a_kind) shown.push_back(&gap);
        }
        return shown;
    }
    Line gap_line(const Gap& gap) {
        std::vector<std::uint32_t> reports = gap.a.reports;
        if (gap.b) reports.insert(reports.end(), gap.b->reports.begin(), gap.b->reports.end());
        std::ranges::sort(reports);
        reports.erase(std::ranges::unique(reports).begin(), reports.end());
        return cited(text(gap.question), citations_.of(reports));
    }
    [[nodiscard]] std::vector<Thing> gap_things() {
        std::vector<Thing> things;
        for (const Gap* gap : shown_gaps()) {
            const std::string subject =
                gap->a.node ? subject_of(*gap->a.node) : fmt::format("gap {}", things.size());
            things.push_back({subject, [this, gap] { return gap_line(*gap); }});
        }
        return things;
    }
    void write_gaps() {
        if (facts_.topics.empty()) return;
        heading(2, texts_.gaps_heading, "gaps");
        std::vector<Line> items;
        for (const Gap* gap : shown_gaps()) items.push_back(gap_line(*gap));
        if (items.empty()) return paragraph(texts_.gaps_none, {});
        paragraph(texts_.gaps_intro,
                  {{"shown", whole(items.size())}, {"count", whole(facts_.gaps.gaps.size())}});
        list(std::move(items));
    }

    // The map

    void write_pictures() {
        if (pictures_.graph.empty()) return;
        heading(2, texts_.pictures_heading, "map");
        if (!pictures_.map.empty()) {
            document_.blocks.push_back(Figure{pictures_.map, "map", std::string(texts_.map_alt),
                                              std::string(texts_.map_caption)});
        }
        const bool is_whole = pictures_.shown_terms == pictures_.terms;
        document_.blocks.push_back(Figure{
            pictures_.graph, "graph", std::string(texts_.graph_alt),
            fill_text(
                is_whole ? texts_.graph_caption : texts_.graph_caption_part,
                {{"shown", whole(pictures_.shown_terms)}, {"terms", whole(pictures_.terms)}})});
    }

    // Changes

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
    Line change_line(std::uint32_t number, std::string_view sentence) {
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
    [[nodiscard]] std::vector<Thing> change_things() {
        std::vector<Thing> things;
        if (!facts_.previous) return things;
        const auto add = [&](std::uint32_t number, std::string_view sentence) {
            const auto node = node_now(number);
            if (!node) return;
            things.push_back({subject_of(*node),
                              [this, number, sentence] { return change_line(number, sentence); }});
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
    void write_changes() {
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
    void write_change_list(std::string_view title, const std::vector<std::uint32_t>& numbers,
                           std::string_view sentence) {
        if (numbers.empty()) return;
        std::string anchor = "changes-" + std::to_string(document_.blocks.size());
        heading(3, title, anchor);
        std::vector<Line> items;
        for (std::size_t i = 0; i < std::min(shown_rows, numbers.size()); ++i) {
            items.push_back(change_line(numbers[i], sentence));
        }
        list(std::move(items));
    }
    void write_standing(Standing standing, bool is_new, std::string_view title) {
        std::vector<std::uint32_t> numbers;
        for (const StandingChange& change : facts_.previous->differences.standing) {
            if (change.standing == standing && change.is_new == is_new)
                numbers.push_back(change.node);
        }
        write_change_list(title, numbers, "{term}");
    }
    void write_topic_changes() {
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

    // Reports to read

    void write_reports() {
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

    // How this was made

    void write_methods() {
        heading(2, texts_.methods_heading, "methods");
        if (!facts_.topics.empty()) {
            paragraph(texts_.methods_topics,
                      {{"quality", fmt::format("{:.3f}", facts_.communities.found.quality)}});
        }
        if (facts_.timeline) {
            paragraph(texts_.methods_trends, {});
            paragraph(texts_.methods_bursts, {});
            paragraph(texts_.methods_signals, {{"rounds", std::int64_t{BriefFacts::draws}}});
        }
        if (!facts_.gaps.gaps.empty()) paragraph(texts_.methods_gaps, {});
        if (facts_.map) paragraph(texts_.methods_map, {});
        if (facts_.previous) paragraph(texts_.methods_changes, {});
        if (!facts_.across.empty() || !facts_.rare.empty()) paragraph(texts_.methods_reports, {});
        std::vector<std::string> options;
        for (const auto& [name, value] : provenance_.options) options.push_back(name + " " + value);
        Line line = fill(texts_.methods_made, {{"program", provenance_.program}});
        if (!options.empty()) {
            append_sentence(line, fill(texts_.methods_options,
                                       {{"options", fmt::format("{}", fmt::join(options, ", "))}}));
        }
        if (!provenance_.reports_hash.empty()) {
            append_sentence(line, fill(texts_.methods_hash,
                                       {{"hash", Line{{.kind = Inline::Kind::code,
                                                       .text = provenance_.reports_hash}}}}));
        }
        paragraph(std::move(line));
    }

    const Input& input_;
    const KnowledgeGraph& graph_;
    const std::vector<ReportEntry>& reports_;
    const BriefFacts& facts_;
    const BriefPictures& pictures_;
    const Provenance& provenance_;
    const BriefTexts& texts_;
    Citations citations_;
    std::map<Node, std::size_t> trend_of_;
    Document document_;
};

}  // namespace

Document brief_document(const Input& input, const BriefFacts& facts, const BriefPictures& pictures,
                        const Provenance& provenance, const std::string& title,
                        const BriefTexts& texts) {
    return BriefWriter(input, facts, pictures, provenance, texts).write(title);
}

}  // namespace sigloom
