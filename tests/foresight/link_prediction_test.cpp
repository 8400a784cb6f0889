#include "core/foresight/link_prediction.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <set>

#include "core/base/random.hpp"
#include "core/base/threads.hpp"
#include "tests/support/dated_reports.hpp"

namespace sigloom {
namespace {

using testing::HasSubstr;

constexpr int terms = 150;

/// 12 months of reports whose terms stand on a ring: a report names neighbours, one of them a little farther away, so
/// that what shares neighbours meets.
std::vector<test::DatedReport> ring(std::uint64_t seed, int per_month) {
    Random random(seed);
    std::vector<test::DatedReport> reports;
    for (int month = 1; month <= 12; ++month) {
        for (int i = 0; i < per_month; ++i) {
            const std::uint32_t start = random.below(terms);
            std::set<std::uint32_t> named;
            for (int k = 0; k < 4; ++k) named.insert((start + random.below(7)) % terms);
            if (random.below(8) == 0) named.insert(random.below(terms));
            test::DatedReport report{20240001 + 100 * month, {}};
            for (const std::uint32_t each : named) {
                report.ids.push_back("theme:t" + std::to_string(1000 + each));
            }
            reports.push_back(report);
        }
    }
    return reports;
}

Timeline months_of(const KnowledgeGraph& graph) {
    return timeline_of(graph.evidence().reports, PeriodLength::month);
}

/// The scores by their definitions, from the reports that name each term.
std::array<double, single_link_scores> slow_scores(const KnowledgeGraph& graph, Node x, Node y,
                                                   std::int32_t recent_from) {
    const auto reports_of = [&](Node node, std::int32_t from) {
        std::set<std::uint32_t> reports;
        for (const Place& place : graph.evidence().places[node]) {
            if (graph.evidence().reports[place.report].date >= from) reports.insert(place.report);
        }
        return reports;
    };
    const auto w = [&](Node a, Node b) {
        double joint = 0;
        const auto of_b = reports_of(b, 1);
        for (const std::uint32_t report : reports_of(a, 1)) {
            joint += static_cast<double>(of_b.count(report));
        }
        return a == b ? 0 : joint;
    };
    const auto k = [&](Node a) {
        double degree = 0;
        for (Node b = 0; b < graph.node_count(); ++b) degree += w(a, b) > 0 ? 1 : 0;
        return degree;
    };
    const auto s = [&](Node a) {
        double sum = 0;
        for (Node b = 0; b < graph.node_count(); ++b) sum += w(a, b);
        return sum;
    };
    std::array<double, single_link_scores> scores{};
    double either = 0;
    double least = 0;
    double most = 0;
    for (Node z = 0; z < graph.node_count(); ++z) {
        least += std::min(w(x, z), w(y, z));
        most += std::max(w(x, z), w(y, z));
        either += w(x, z) > 0 || w(y, z) > 0 ? 1 : 0;
        if (w(x, z) == 0 || w(y, z) == 0) continue;
        const double both = w(x, z) + w(y, z);
        scores[0] += 1;
        scores[2] += 1 / std::log(k(z));
        scores[3] += 1 / k(z);
        scores[5] += both;
        scores[7] += both / std::log(1 + s(z));
        scores[8] += both / s(z);
    }
    scores[1] = scores[0] / either;
    scores[4] = k(x) * k(y);
    scores[6] = least / most;
    scores[9] = s(x) * s(y);
    scores[10] = static_cast<double>(reports_of(x, recent_from).size()) *
                 static_cast<double>(reports_of(y, recent_from).size());
    return scores;
}

TEST(LinkPrediction, ScoresAreThoseOfTheirDefinitions) {
    const KnowledgeGraph graph = test::graph_of(ring(1, 15));
    const LinkPrediction found = predict_links(graph, months_of(graph), {.horizon = 3, .top = 0});
    ASSERT_EQ(found.pairs.size(), found.candidates);
    ASSERT_GT(found.pairs.size(), 200U);
    for (std::size_t i = 0; i < found.pairs.size(); i += 17) {
        const FuturePair& pair = found.pairs[i];
        EXPECT_FALSE(graph.find_edge(pair.a, pair.b));
        EXPECT_LT(pair.a, pair.b);
        const auto expected = slow_scores(graph, pair.a, pair.b, 20241001);
        for (std::size_t j = 0; j < expected.size(); ++j) {
            EXPECT_NEAR(pair.scores[j], expected[j], 1e-9 * (1 + expected[j]))
                << all_names<LinkScore>()[j];
        }
    }
}

TEST(LinkPrediction, CandidatesAreAllPairsThatShareANeighbourAndAreNotJoined) {
    const KnowledgeGraph graph = test::graph_of(ring(2, 15));
    const LinkPrediction found = predict_links(graph, months_of(graph), {.least = 2, .top = 0});
    std::size_t expected = 0;
    const auto is_frequent = [&](Node node) { return graph.evidence().places[node].size() >= 2; };
    for (Node a = 0; a < graph.node_count(); ++a) {
        for (Node b = a + 1; b < graph.node_count(); ++b) {
            if (graph.find_edge(a, b) || !is_frequent(a) || !is_frequent(b)) continue;
            bool share = false;
            for (const Node z : graph.rows().neighbors(a)) share = share || graph.find_edge(z, b);
            expected += share ? 1 : 0;
        }
    }
    EXPECT_EQ(found.candidates, expected);
    EXPECT_EQ(found.least, 2);
}

TEST(LinkPrediction, TheCombinationForetellsAsWellAsTheBestSingleScore) {
    // Where there are pairs enough to learn from.
    for (const std::uint64_t seed : {1, 2, 3}) {
        const KnowledgeGraph graph = test::graph_of(ring(seed, 30));
        const LinkBacktest backtest =
            predict_links(graph, months_of(graph), {.horizon = 4}).backtest;
        EXPECT_GT(backtest.fit_joined, 50U);
        const double combined = backtest.of(LinkScore::combination).auc;
        EXPECT_GE(combined, backtest.of(backtest.best_single()).auc - 0.005);
        EXPECT_GT(combined, 0.6);
        EXPECT_GT(backtest.of(LinkScore::combination).precision_at_100, 1.5 * backtest.chance());
    }
}

TEST(LinkPrediction, TimesAreCutWhereTheySayAndDoNotOverlap) {
    const KnowledgeGraph graph = test::graph_of(ring(1, 15));
    const LinkBacktest backtest = predict_links(graph, months_of(graph)).backtest;
    EXPECT_EQ(backtest.horizon, 3U) << "a quarter of 12 months";
    EXPECT_EQ(backtest.fit_until, 5U);
    EXPECT_EQ(backtest.test_until, 8U);
    EXPECT_LE(backtest.joined, backtest.joined_of_all);
    EXPECT_GT(backtest.fit_joined, 0U);
}

TEST(LinkPrediction, WhatComesAfterTheTestChangesNothingThatWasLearnedForIt) {
    std::vector<test::DatedReport> reports = ring(1, 15);
    const KnowledgeGraph graph = test::graph_of(reports);
    const LinkBacktest before = predict_links(graph, months_of(graph)).backtest;
    for (test::DatedReport& report : reports) {
        if (report.date >= 20241001) report.ids.resize(report.ids.size() / 2 + 1);
    }
    const KnowledgeGraph other = test::graph_of(reports);
    const LinkBacktest after = predict_links(other, months_of(other)).backtest;
    EXPECT_EQ(after.fit_joined, before.fit_joined);
    EXPECT_NE(after.joined, before.joined);
    for (std::size_t i = 0; i < single_link_scores; ++i) {
        EXPECT_EQ(after.tests[i].coefficient, before.tests[i].coefficient);
    }
}

TEST(LinkPrediction, WhatAReportWithoutADateJoinsIsNoCandidate) {
    std::vector<test::DatedReport> reports = ring(1, 15);
    const KnowledgeGraph graph = test::graph_of(reports);
    const LinkPrediction before = predict_links(graph, months_of(graph));
    const FuturePair first = before.pairs.front();
    reports.push_back(
        {0, {std::string(graph.nodes().id[first.a]), std::string(graph.nodes().id[first.b])}});
    const KnowledgeGraph joined = test::graph_of(reports);
    const LinkPrediction after = predict_links(joined, months_of(joined));
    EXPECT_EQ(after.candidates, before.candidates - 1);
    EXPECT_NE(std::pair(after.pairs[0].a, after.pairs[0].b), std::pair(first.a, first.b));
    EXPECT_EQ(after.pairs[0].scores[0], before.pairs[1].scores[0]);
}

TEST(LinkPrediction, IsSortedByTheScoreAskedForAndSaysThroughWhichTerms) {
    const KnowledgeGraph graph = test::graph_of(ring(1, 15));
    for (const LinkScore score : {LinkScore::combination, LinkScore::jaccard}) {
        const auto pairs = predict_links(graph, months_of(graph), {.top = 50, .sort = score}).pairs;
        ASSERT_EQ(pairs.size(), 50U);
        for (std::size_t i = 1; i < pairs.size(); ++i) {
            EXPECT_GE(pairs[i - 1].of(score), pairs[i].of(score));
        }
        for (const Node z : pairs[0].through) {
            EXPECT_TRUE(graph.find_edge(z, pairs[0].a) && graph.find_edge(z, pairs[0].b));
        }
        EXPECT_FALSE(pairs[0].through.empty());
        EXPECT_GT(pairs[0].of(LinkScore::combination), 0);
        EXPECT_LT(pairs[0].of(LinkScore::combination), 1);
    }
}

TEST(LinkPrediction, OfTooManyTermsThoseThatMoreReportsNameStay) {
    const KnowledgeGraph graph = test::graph_of(ring(1, 15));
    const LinkPrediction found =
        predict_links(graph, months_of(graph), {.top = 0, .most_terms = 120});
    EXPECT_GT(found.least, 2);
    std::set<Node> named;
    for (const FuturePair& pair : found.pairs) named.insert({pair.a, pair.b});
    EXPECT_LE(named.size(), 120U);
    EXPECT_GT(named.size(), 60U);
}

TEST(LinkPrediction, IsTheSameForAnyNumberOfThreads) {
    const KnowledgeGraph graph = test::graph_of(ring(1, 15));
    LinkPrediction found[2];
    for (unsigned i = 0; i < 2; ++i) {
        run_on_threads(i + 1, [&] { found[i] = predict_links(graph, months_of(graph)); });
    }
    for (std::size_t i = 0; i < found[0].pairs.size(); ++i) {
        EXPECT_EQ(found[0].pairs[i].scores, found[1].pairs[i].scores);
    }
    EXPECT_EQ(found[0].backtest.of(LinkScore::combination).auc,
              found[1].backtest.of(LinkScore::combination).auc);
}

void expect_refusal(const std::vector<test::DatedReport>& reports, const LinkOptions& options,
                    const char* reason) {
    const KnowledgeGraph graph = test::graph_of(reports);
    try {
        predict_links(graph, months_of(graph), options);
        FAIL() << "not refused";
    } catch (const std::invalid_argument& error) {
        EXPECT_THAT(error.what(), HasSubstr(reason));
    }
}

TEST(LinkPrediction, RefusesWithTheReasonWhereThereIsTooLittleToLearnFrom) {
    expect_refusal(ring(1, 1), {}, "at least 20 reports with a date in at least 4 months");
    expect_refusal(ring(1, 15), {.horizon = 6},
                   "takes reports of more than 12 periods, and there are 12");
    std::vector<test::DatedReport> same;
    for (int month = 1; month <= 12; ++month) {
        same.insert(same.end(), 3, {20240001 + 100 * month, {"theme:a", "theme:b"}});
    }
    expect_refusal(same, {}, "at least 10 pairs that were joined from 2024-07 to 2024-09");
    std::vector<test::DatedReport> one_day = ring(1, 15);
    for (test::DatedReport& report : one_day) report.date = 20240101;
    expect_refusal(one_day, {}, "in at least 4 months");
}

}  // namespace
}  // namespace sigloom
