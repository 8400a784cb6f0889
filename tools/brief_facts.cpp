#include "tools/brief_facts.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <tuple>

#include "core/analysis/communities/typical_terms.hpp"
#include "core/base/threads.hpp"
#include "core/foresight/publishers.hpp"
#include "core/foresight/report_terms.hpp"
#include "core/foresight/sightings.hpp"
#include "core/foresight/standing.hpp"
#include "core/foresight/typicality.hpp"
#include "core/names/term_kinds.hpp"
#include "tools/failure.hpp"
#include "tools/options.hpp"

namespace sigloom {
namespace {

constexpr std::uint32_t least_of_trend = 3;
constexpr std::uint32_t least_of_signal = 2;
constexpr std::size_t least_terms = 3;
constexpr std::size_t terms_in_name = 3;
constexpr std::size_t typical_reports_each = 3;
constexpr std::int32_t terms_to_be_about = 2;
constexpr std::size_t leading = 10;
constexpr std::size_t least_themes = 4;  // so that each quadrant can have one

/// Whose links the reports have.
void add_publishers(const std::vector<ReportEntry>& reports, BriefFacts& facts) {
    const Publishers publishers = publishers_of(reports);
    std::vector<std::size_t> count(publishers.hosts.size());
    for (const std::uint32_t number : publishers.of_report) {
        if (number != Publishers::unknown) ++count[number];
    }
    std::vector<std::uint32_t> order(count.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t i) { return count[i]; });
    for (const std::uint32_t i : order) {
        facts.publishers.push_back(publishers.hosts[i]);
        facts.publisher_reports.push_back(count[i]);
    }
}

void add_dates(const std::vector<ReportEntry>& reports, BriefFacts& facts) {
    for (const ReportEntry& report : reports) {
        const Date date = Date::from_number(report.date).value_or(Date());
        if (!date.is_known()) continue;
        facts.first = facts.dated == 0 ? date : std::min(facts.first, date);
        facts.last = facts.dated == 0 ? date : std::max(facts.last, date);
        ++facts.dated;
    }
}

void add_timeline(const std::vector<ReportEntry>& reports, BriefFacts& facts) {
    facts.no_time.dated = facts.dated;
    if (facts.dated == 0) return;
    try {
        Timeline timeline = timeline_of(reports);
        facts.no_time.periods = timeline.filled();
        facts.no_time.reason = NoTime::Reason::too_few;
        if (timeline.dated < BriefFacts::fewest_reports ||
            timeline.filled() < BriefFacts::fewest_periods) {
            return;
        }
        facts.timeline = std::move(timeline);
    } catch (const std::invalid_argument&) {  // dates there are, so they span too much
        facts.no_time.reason = NoTime::Reason::too_long;
    }
}

/// How many reports are about each topic.
std::vector<std::size_t> reports_about(const BriefFacts& facts, const ListPerNode<Node>& terms,
                                       std::size_t communities) {
    std::vector<std::size_t> about(communities);
    for (std::uint32_t report = 0; report + 1 < terms.begin.size(); ++report) {
        std::map<std::int32_t, std::int32_t> named;
        for (const Node term : terms[report]) ++named[facts.topic_of[term]];
        for (const auto& [topic, count] : named) {
            if (topic >= 0 && count >= terms_to_be_about) ++about[static_cast<std::size_t>(topic)];
        }
    }
    return about;
}

void add_topics(const KnowledgeGraph& graph, BriefFacts& facts) {
    const auto& [part, found, on] = facts.communities;
    facts.topic_of.assign(graph.node_count(), -1);
    if (on != CommunityNodes::terms) return;  // there are only rows
    for (std::size_t i = 0; i < part.nodes.size(); ++i) {
        facts.topic_of[part.nodes[i]] = found.community[i];
    }
    const auto names = community_names(facts.communities, terms_in_name);
    const auto terms = typical_terms(part.graph, found.community, found.count, SIZE_MAX);
    const auto typical =
        typical_reports(terms_of_reports(part.graph), found.community, found.count,
                        typical_scores(part.graph, found.community), typical_reports_each);
    const auto about = reports_about(facts, terms_of_reports(graph), names.size());
    for (std::size_t i = 0; i < names.size() && terms[i].size() >= least_terms; ++i) {
        Topic& topic = facts.topics.emplace_back();
        topic.name = names[i];
        topic.reports = about[i];
        for (const Node node : terms[i]) topic.terms.push_back(part.nodes[node]);
        for (const auto& each : typical[i]) topic.typical.push_back(each.report);
    }
    const auto whole = [&](const std::vector<Node>& nodes) {
        std::vector<Node> mapped;
        for (const Node node : nodes) mapped.push_back(part.nodes[node]);
        return mapped;
    };
    facts.central = whole(leading_nodes(part.graph, strengths(part.graph), leading));
    facts.bridging =
        whole(leading_nodes(part.graph, bridging(part.graph, found.community), leading));
}

/// Each stands in several reports, and both in one only.
bool is_rare_pair(const Evidence& evidence, Node a, Node b) {
    const auto of_a = evidence.places[a];
    const auto of_b = evidence.places[b];
    if (std::min(of_a.size(), of_b.size()) < least_of_trend) return false;
    return std::ranges::count_if(of_a, [&](const Place& place) {
               return std::ranges::binary_search(of_b, place.report, {}, &Place::report);
           }) == 1;
}

/// The gaps, and the map where it can tell topics apart.
void add_gaps_and_map(const KnowledgeGraph& graph, BriefFacts& facts) {
    if (facts.topics.empty()) return;
    facts.gaps = gaps(graph, facts.topic_of, facts.timeline ? &*facts.timeline : nullptr);
    try {
        // A topic of one report has no place among the others.
        std::vector<std::int32_t> on_map = facts.topic_of;
        for (std::int32_t& topic : on_map) {
            const auto number = static_cast<std::size_t>(std::max(topic, 0));
            if (number >= facts.topics.size() || facts.topics[number].reports < 2) topic = -1;
        }
        StrategicMap map = strategic_map(graph, on_map, least_terms);
        if (map.themes.size() >= least_themes) facts.map = std::move(map);
    } catch (const std::invalid_argument&) {
        facts.map.reset();  // the graph of a file may lack the columns that it takes
    }
}

void add_notable_reports(BriefFacts& facts) {
    if (facts.topics.size() > 1) {
        facts.across = notable_reports(facts.communities, ReportsBy::variation, 0);
        std::erase_if(facts.across, [](const NotableReport& report) { return report.value <= 0; });
    }
    facts.rare = notable_reports(facts.communities, ReportsBy::atypical, 0);
    const GraphPart& part = facts.communities.part;
    std::erase_if(facts.rare, [&](const NotableReport& report) {
        return !is_rare_pair(part.graph.evidence(), report.first, report.second);
    });
    for (NotableReport& report : facts.rare) {
        report.first = part.nodes[report.first];
        report.second = part.nodes[report.second];
    }
}

void add_trends(const KnowledgeGraph& graph, unsigned threads, BriefFacts& facts) {
    std::vector<Node> terms;
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (is_term_kind(graph.nodes().kind[node])) terms.push_back(node);
    }
    const auto lists = reports_of_nodes(graph, terms);
    for (std::uint32_t i = 0; i < terms.size(); ++i) {
        if (lists[i].size() >= least_of_trend) facts.looked_at.push_back(terms[i]);
    }
    const auto looked_at = reports_of_nodes(graph, facts.looked_at);
    run_on_threads(threads, [&] {
        facts.trends = trends(looked_at, graph.evidence().reports, *facts.timeline);
    });
}

/// Judges terms that may be weak signals, and the rows that reports call signals.
void add_signals(const KnowledgeGraph& graph, SignalOptions options, BriefFacts& facts) {
    std::vector<Node> terms;
    std::vector<Node> rows;
    for (Node node = 0; node < graph.node_count(); ++node) {
        const std::size_t dated = reports_of_nodes(graph, std::span(&node, 1)).items.size();
        const std::string_view kind = graph.nodes().kind[node];
        if (is_term_kind(kind) && dated >= least_of_signal) terms.push_back(node);
        if (kind == "signal" && dated > 0) rows.push_back(node);
    }
    std::vector<Node> all = terms;
    all.insert(all.end(), rows.begin(), rows.end());
    const EmergenceMaps maps = emergence_maps(graph, *facts.timeline, terms);
    const Signals found = signals(graph, *facts.timeline, all, facts.topic_of, options);
    const Sightings sightings(graph.evidence().reports, *facts.timeline);
    const auto judged = [&](std::size_t i) {
        const Node node = all[i];
        return WeakSignal{node, sightings.of(reports_of_nodes(graph, std::span(&node, 1))[0]),
                          found.scores[i]};
    };
    facts.judged = terms.size();
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (maps.on_visibility[i] != Quadrant::weak || maps.on_diffusion[i] != Quadrant::weak)
            continue;
        facts.weak.push_back(judged(i));
    }
    for (std::size_t i = terms.size(); i < all.size(); ++i) facts.rows.push_back(judged(i));
    const auto by_score = [](const WeakSignal& signal) {
        return std::tuple(!signal.score.stands_out, -signal.score.score);
    };
    std::ranges::stable_sort(facts.weak, {}, by_score);
    std::ranges::stable_sort(facts.rows, {}, by_score);
}

Previous previous_of(const Input& input, const InputOptions& input_options,
                     const BriefOptions& options, Messages& messages) {
    InputOptions of_previous = input_options;
    of_previous.inputs = {options.previous};
    Previous previous{std::filesystem::path(options.previous).filename().string(),
                      load_input(of_previous, messages),
                      {}};
    DifferenceOptions how;
    how.communities.seed = options.seed;
    how.communities.context = measure_context(input_options, "communities", messages);
    previous.differences = differences(previous.input.graph, input.graph, how);
    return previous;
}

}  // namespace

BriefFacts brief_facts(const Input& input, const InputOptions& input_options,
                       const BriefOptions& options, Messages& messages) {
    const KnowledgeGraph& graph = input.graph;
    const std::vector<ReportEntry>& reports = graph.evidence().reports;
    if (reports.empty()) {
        throw Failure("a brief takes the evidence, which reports and JSON files of ours carry");
    }
    BriefFacts facts;
    add_publishers(reports, facts);
    add_dates(reports, facts);
    add_timeline(reports, facts);
    CommunityOptions communities;
    communities.seed = options.seed;
    communities.context = measure_context(input_options, "communities", messages);
    facts.communities = find_communities(graph, CommunityNodes::terms, communities);
    add_topics(graph, facts);
    add_notable_reports(facts);
    add_gaps_and_map(graph, facts);
    if (facts.timeline) {
        add_trends(graph, input_options.build.threads, facts);
        add_signals(graph,
                    {.rounds = BriefFacts::draws,
                     .seed = options.seed,
                     .context = measure_context(input_options, "signals", messages)},
                    facts);
    }
    if (!options.previous.empty()) {
        facts.previous = previous_of(input, input_options, options, messages);
    }
    return facts;
}

}  // namespace sigloom
