#include "tools/brief_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>

#include "core/foresight/sparkline.hpp"
#include "core/graph/column_names.hpp"
#include "tools/mentions.hpp"

namespace sigloom {
namespace {

constexpr std::size_t cited_reports = 3;  ///< of one statement
constexpr std::string_view no_break_space = "\u00A0";

}  // namespace

Line Citations::of(const std::vector<std::uint32_t>& reports) {
    if (reports.empty()) return {};
    Line line = numbers(reports);
    line.insert(line.begin(), {.text = " ["});
    line.push_back({.text = "]"});
    return line;
}

Line Citations::numbers(const std::vector<std::uint32_t>& reports) {
    Line line;
    for (const std::uint32_t report : reports) {
        if (!line.empty()) line.push_back({.text = ", "});
        line.push_back({.kind = Inline::Kind::cite, .number = number(report)});
    }
    return line;
}

References Citations::list() const {
    References references;
    for (const std::uint32_t report : order_) {
        const ReportEntry& entry = reports_[report];
        references.list.push_back({title_of(entry), entry.url, date_of(entry), entry.path});
    }
    return references;
}

std::size_t Citations::number(std::uint32_t report) {
    const auto [place, is_new] = numbers_.emplace(report, order_.size() + 1);
    if (is_new) order_.push_back(report);
    return place->second;
}

BriefPage::BriefPage(const Input& of_input, const BriefFacts& of_facts,
                     const BriefPictures& with_pictures, const Provenance& of_provenance,
                     const BriefTexts& in_texts)
    : input(of_input),
      facts(of_facts),
      pictures(with_pictures),
      provenance(of_provenance),
      texts(in_texts),
      citations(of_input.graph.evidence().reports) {
    for (std::size_t i = 0; i < facts.trends.size(); ++i) trend_of[facts.looked_at[i]] = i;
}

std::string subject_of(Node node) {
    return fmt::format("node {}", node);
}

std::int64_t whole(std::size_t number) {
    return static_cast<std::int64_t>(number);
}

Line text(std::string_view of) {
    return {{.text = std::string(of)}};
}

void append(Line& line, const Line& more) {
    line.insert(line.end(), more.begin(), more.end());
}

void append_sentence(Line& line, const Line& more) {
    if (!line.empty()) line.push_back({.text = " "});
    append(line, more);
}

Line BriefSection::fill(std::string_view sentence, SentenceValues values) const {
    return sigloom::fill(sentence, values, texts_.thousands);
}

std::string BriefSection::fill_text(std::string_view sentence, SentenceValues values) const {
    return sigloom::fill_text(sentence, values, texts_.thousands);
}

void BriefSection::heading(int level, std::string_view text, const std::string& anchor) const {
    page_.document.blocks.push_back(Heading{level, std::string(text), anchor});
}

void BriefSection::paragraph(Line line) const {
    if (!line.empty()) page_.document.blocks.push_back(Paragraph{std::move(line)});
}

void BriefSection::paragraph(std::string_view sentence, SentenceValues values) const {
    paragraph(fill(sentence, values));
}

void BriefSection::list(std::vector<Line> items, bool is_numbered) const {
    if (!items.empty()) page_.document.blocks.push_back(List{std::move(items), is_numbered});
}

Line BriefSection::term(Node node) const {
    return {{.kind = Inline::Kind::strong, .text = std::string(graph_.nodes().label[node])}};
}

std::string BriefSection::label(Node node) const {
    return std::string(graph_.nodes().label[node]);
}

Line BriefSection::quoted(const std::string& name) const {
    return fill(texts_.quoted, {{"name", name}});
}

Line BriefSection::topic_name(std::size_t topic) const {
    return quoted(facts_.topics[topic].name);
}

Line BriefSection::report(std::uint32_t number) const {
    const ReportEntry& entry = reports_[number];
    if (!is_web_address(entry.url)) return quoted(title_of(entry));
    return {{.kind = Inline::Kind::link, .text = title_of(entry), .target = entry.url}};
}

Line BriefSection::joined(const std::vector<Line>& items) const {
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

Line BriefSection::joined_labels(const std::vector<Node>& nodes) const {
    std::vector<Line> items;
    for (const Node node : nodes) items.push_back(text(graph_.nodes().label[node]));
    return joined(items);
}

std::vector<std::uint32_t> BriefSection::latest(std::vector<std::uint32_t> reports) const {
    std::ranges::stable_sort(reports, std::greater(),
                             [&](std::uint32_t number) { return reports_[number].date; });
    reports.resize(std::min(cited_reports, reports.size()));
    return reports;
}

std::vector<std::uint32_t> BriefSection::reports_of(Node node) const {
    std::vector<std::uint32_t> reports;
    for (const Place& place : graph_.evidence().places[node]) reports.push_back(place.report);
    return reports;
}

std::vector<std::uint32_t> BriefSection::common_reports(Node a, Node b) const {
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(reports_of(a), reports_of(b), std::back_inserter(both));
    return both;
}

Line BriefSection::cite(Node node) const {
    return page_.citations.of(latest(reports_of(node)));
}

Line BriefSection::cited(Line line, const Line& sources) const {
    append(line, sources);
    return line;
}

std::string BriefSection::period_name() const {
    const std::string_view length = name_of(facts_.timeline->periods.length());
    const auto noun = std::ranges::find(texts_.periods, length, &Noun::kind);
    return std::string(noun->one);
}

std::string BriefSection::period_range(std::size_t first, std::size_t last) const {
    const Periods& periods = facts_.timeline->periods;
    if (first == last) return periods.label(first);
    return fill_text(texts_.range,
                     {{"first", periods.label(first)}, {"last", periods.label(last)}});
}

std::string BriefSection::bars(const Sighting& seen) const {
    // A gap is no place to break a line.
    std::string line = sparkline(seen.shares(*facts_.timeline));
    for (std::size_t at = 0; (at = line.find(' ', at)) != std::string::npos;) {
        line.replace(at, 1, no_break_space);
    }
    return line;
}

std::optional<Line> BriefSection::no_time() const {
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

void BriefSection::left_out(std::string_view what, const Line& why) const {
    Line line = fill(what, {});
    append_sentence(line, why);
    paragraph(std::move(line));
}

std::string BriefSection::description_of(Node node) const {
    const Column* column = find_column(graph_.nodes().columns, column_names::description);
    if (column == nullptr || !column->has(node)) return {};
    const auto* texts = std::get_if<TextColumn>(&column->data);
    return texts == nullptr ? "" : std::string((*texts)[node]);
}

}  // namespace sigloom
