#include "core/analysis/bootstrap/bootstrap.hpp"

#include <gmock/gmock.h>

#include <numeric>
#include <random>
#include <stdexcept>

#include "core/analysis/bootstrap/resampler.hpp"
#include "core/analysis/bootstrap/tails.hpp"
#include "core/analysis/measures.hpp"
#include "core/analysis/ranks.hpp"
#include "tests/analysis/sample_graph.hpp"

namespace sigloom::test {
namespace {

TEST(Tails, AreTheValuesSoFarFromEitherEnd) {
    std::mt19937 random(5);
    for (const std::size_t depth : {1U, 2U, 10U}) {
        Tails tails(2, depth);
        std::vector<double> values;
        for (int i = 0; i < 50; ++i) {
            values.push_back(static_cast<double>(random() % 30));
            tails.add(1, values.back());
        }
        std::ranges::sort(values);
        EXPECT_EQ(tails.low(1), values[depth - 1]);
        EXPECT_EQ(tails.high(1), values[values.size() - depth]);
    }
}

class BootstrapTest : public testing::Test {
  protected:
    BootstrapTest() {
        for (Node node = 0; node < graph_.node_count(); ++node) all_.front().push_back(node);
        shown_.assign(all_.front().begin(), all_.front().begin() + 10);
    }

    [[nodiscard]] Spread spread(const char* measure, const BootstrapOptions& options) const {
        const Scorer scorer = find_measure(measure)->compute;
        return bootstrap(graph_, std::span(&scorer, 1), shown_, all_, options).front();
    }

    KnowledgeGraph graph_ = sample_graph(PairChoice::terms, ReportNodes::leave_out);
    std::vector<std::vector<Node>> all_{1};
    std::vector<Node> shown_;
};

TEST_F(BootstrapTest, IntervalsHoldTheMiddleShareOfTheRounds) {
    constexpr std::uint32_t rounds = 40;
    const Spread found = spread("strength", {.rounds = rounds, .level = 0.8, .seed = 9});
    const Resampler resampler(graph_);
    for (std::size_t place = 0; place < shown_.size(); ++place) {
        std::vector<double> scores;
        std::vector<double> ranks;
        for (std::uint32_t round = 0; round < rounds; ++round) {
            const KnowledgeGraph resampled =
                resampler.graph_of(draw_reports(graph_.evidence().reports.size(), 9, round));
            const auto all = scores_of(find_measure("strength")->compute(resampled, {}));
            const auto higher = [&](double score) { return score > all[shown_[place]]; };
            scores.push_back(all[shown_[place]]);
            ranks.push_back(static_cast<double>(1 + std::ranges::count_if(all, higher)));
        }
        std::ranges::sort(scores);
        std::ranges::sort(ranks);
        // Four of forty are left out at either end.
        EXPECT_EQ(found.score[place], (Interval{scores[4], scores[35]}));
        EXPECT_EQ(found.rank[place], (Interval{ranks[4], ranks[35]}));
        EXPECT_LT(scores[4], scores[35]);
    }
}

TEST_F(BootstrapTest, DependsOnTheSeedAndNotOnTheThreads) {
    const BootstrapOptions options{.rounds = 20, .context = {.threads = 1}};
    BootstrapOptions other = options;
    const Spread expected = spread("pagerank", options);
    other.context.threads = 2;
    EXPECT_EQ(spread("pagerank", other).score, expected.score);
    EXPECT_EQ(spread("pagerank", other).rank, expected.rank);
    other.seed = 2;
    EXPECT_NE(spread("pagerank", other).score, expected.score);
}

TEST_F(BootstrapTest, ComputesEveryMeasureOfTheTable) {
    for (const Measure& measure : measures()) {
        const Spread found = spread(std::string(measure.name).c_str(), {.rounds = 2});
        ASSERT_EQ(found.score.size(), shown_.size());
        for (const auto& [low, high] : found.score) EXPECT_LE(low, high) << measure.name;
        for (const auto& [low, high] : found.rank) EXPECT_GE(low, 1) << measure.name;
    }
}

TEST_F(BootstrapTest, IsCalledOffAtOnce) {
    const std::atomic<bool> cancel = true;
    const MeasureContext context{.cancel = &cancel};
    EXPECT_THROW(spread("degree", {.rounds = 1'000'000, .context = context}), Cancelled);
}

TEST_F(BootstrapTest, RefusesOptionsOutOfRange) {
    EXPECT_THROW(spread("degree", {.rounds = 0}), std::invalid_argument);
    EXPECT_THROW(spread("degree", {.rounds = 2, .level = 0}), std::invalid_argument);
    EXPECT_THROW(spread("degree", {.rounds = 2, .level = 1}), std::invalid_argument);
}

}  // namespace
}  // namespace sigloom::test
