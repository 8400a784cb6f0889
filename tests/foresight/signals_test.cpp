#include "core/foresight/signals.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "core/foresight/sightings.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;

ReportEntry entry(const char* path, const char* url, std::int32_t date) {
    return {.path = path, .title = {}, .url = url, .date = date};
}

/// Four months with a report each, and one without a date. "all" is in all of them, "new" in the last two, "old"
/// in the first; the row "row" stands in the third and names "new".
KnowledgeGraph small_graph() {
    NodeTable nodes;
    for (const char* id : {"theme:all", "theme:new", "theme:old", "signal:row"}) {
        const std::string text = id;
        nodes.id.push_back(text);
        nodes.label.push_back(text.substr(text.find(':') + 1));
        nodes.kind.push_back(text.substr(0, text.find(':')));
    }
    constexpr std::int32_t one = 1'000'000;
    Evidence evidence;
    evidence.reports = {entry("0", "https://a.org/0", 20240115),
                        entry("1", "https://www.a.org/1", 20240215),
                        entry("2", "https://b.org/2", 20240315),
                        entry("3", "https://c.org/3", 20240415), entry("4", "https://d.org/4", 0)};
    evidence.places.begin = {0, 4, 6, 8, 9};
    evidence.places.items = {{0, 1, one},    {1, 1, one}, {2, 1, one}, {3, 1, one},  // all
                             {2, 2, one},    {3, 2, one},                            // new
                             {0, 2, one},    {4, 2, one},                            // old
                             {2, 9, 800'000}};                                       // row
    evidence.mentions.begin = {0, 0, 0, 0, 1};
    evidence.mentions.items = {{2, 1}};
    return {std::move(nodes), {}, std::move(evidence)};
}

const std::vector<Node> all_nodes{0, 1, 2, 3};
const std::vector<std::int32_t> communities{0, 1, 0, -1};

TEST(Signals, PartsAreThoseOfTheDefinition) {
    const KnowledgeGraph graph = small_graph();
    const Timeline timeline = timeline_of(graph.evidence().reports, PeriodLength::month);
    const Signals found = signals(graph, timeline, all_nodes, communities, {.rounds = 0});
    const auto near = [](double value) { return testing::DoubleNear(value, 1e-12); };
    // January 15 to April 15 is 91 days, to March 15 60.
    EXPECT_THAT(found.scores[0].parts,
                ElementsAre(0, near(0.5), 0, near(4. / 9), near(0.8), near(0.625), 1));
    EXPECT_THAT(found.scores[1].parts,
                ElementsAre(near(0.5), near(0.875), near(60. / 91), 0, near(0.8), near(0.5), 1));
    EXPECT_THAT(found.scores[2].parts, ElementsAre(1, near(1. / 8), 0, 0, near(0.6), 0, 0))
        << "a report without a date does not count";
    double sum = 0;
    for (const double part : found.scores[1].parts) sum += part;
    EXPECT_NEAR(found.scores[1].score, sum / 7, 1e-12);
    EXPECT_EQ(found.median, found.scores[0].score);
}

TEST(Signals, RowsAreJudgedByTheTermsThatTheyName) {
    const KnowledgeGraph graph = small_graph();
    const Timeline timeline = timeline_of(graph.evidence().reports, PeriodLength::month);
    const Signals found = signals(graph, timeline, all_nodes, communities, {.rounds = 0});
    EXPECT_EQ(found.scores[3].parts, found.scores[1].parts);

    Evidence without = graph.evidence();
    without.mentions = {};
    const KnowledgeGraph unnamed(graph.nodes(), {}, without);
    const Signals of_report = signals(unnamed, timeline, all_nodes, communities, {.rounds = 0});
    EXPECT_NEAR(of_report.scores[3].parts[0], (0 + 0.5) / 2, 1e-12)
        << "or else by all of its report";
}

TEST(Signals, IntervalsHoldWhatOtherDrawsOfTheReportsGive) {
    const KnowledgeGraph graph = small_graph();
    const Timeline timeline = timeline_of(graph.evidence().reports, PeriodLength::month);
    SignalOptions options{.rounds = 400};
    const Signals found = signals(graph, timeline, all_nodes, communities, options);
    EXPECT_EQ(found.scores[2].interval.low, 0)
        << "one report in four draws out of ten is not drawn";
    for (const SignalScore& each : found.scores) {
        EXPECT_LE(each.interval.low, each.interval.high);
        EXPECT_EQ(each.stands_out, each.interval.low > found.median);
    }
    options.context.threads = 1;
    const Signals alone = signals(graph, timeline, all_nodes, communities, options);
    options.seed = 2;
    const Signals other = signals(graph, timeline, all_nodes, communities, options);
    bool differs = false;
    for (std::size_t i = 0; i < all_nodes.size(); ++i) {
        EXPECT_EQ(alone.scores[i].interval, found.scores[i].interval);
        differs = differs || other.scores[i].interval != found.scores[i].interval;
    }
    EXPECT_TRUE(differs);
}

TEST(EmergenceMaps, CountListsAndTheRowsThatNameATerm) {
    const KnowledgeGraph graph = small_graph();
    const Timeline timeline = timeline_of(graph.evidence().reports, PeriodLength::month);
    const std::vector<Node> terms{0, 1, 2};
    const EmergenceMaps maps = emergence_maps(graph, timeline, terms);
    EXPECT_EQ(maps.diffusion[1].frequency, 0.5);
    EXPECT_EQ(maps.visibility[1].frequency, 0.75);
    EXPECT_EQ(maps.diffusion[2].growth, -INFINITY);
    EXPECT_EQ(maps.on_diffusion[2], Quadrant::latent);
    EXPECT_EQ(maps.diffusion[1].growth, degree_growth(std::vector{0, 0, 1, 1}, timeline.reports));
}

TEST(Sightings, TellWhenHowOftenAndByWhom) {
    const KnowledgeGraph graph = small_graph();
    const auto& reports = graph.evidence().reports;
    const Timeline timeline = timeline_of(reports, PeriodLength::month);
    const auto lists = reports_of_nodes(graph, all_nodes);
    const Sightings sightings(reports, timeline);
    const Sighting of_all = sightings.of(lists[0]);
    EXPECT_EQ(of_all.reports, 4);
    EXPECT_EQ(of_all.publishers, 3);
    EXPECT_EQ(of_all.first_seen.number(), 20240115);
    EXPECT_EQ(of_all.last_seen.number(), 20240415);
    EXPECT_EQ(of_all.novelty, 0);
    EXPECT_THAT(of_all.counts, ElementsAre(1, 1, 1, 1));
    const Sighting of_old = sightings.of(lists[2]);
    EXPECT_EQ(of_old.reports, 1) << "the other one has no date";
    EXPECT_EQ(sightings.of(lists[1]).novelty, 60. / 91);
    EXPECT_EQ(sightings.of({}).reports, 0);
}

}  // namespace
}  // namespace sigloom
