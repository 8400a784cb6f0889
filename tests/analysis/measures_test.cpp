// What holds for every measure of the table, those to come included.
#include "core/analysis/measures.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <bit>
#include <map>
#include <set>

#include "core/base/cancelled.hpp"
#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;

std::vector<double> numbers(const Measure& measure, const KnowledgeGraph& graph,
                            const MeasureContext& context = {}) {
    const Column column{std::string(measure.name), measure.compute(graph, context), {}};
    std::vector<double> values;
    for (std::size_t row = 0; row < column.size(); ++row) {
        values.push_back(column.number(row).value());
    }
    return values;
}

std::vector<std::uint64_t> bits(const std::vector<double>& values) {
    std::vector<std::uint64_t> all;
    for (const double value : values) all.push_back(std::bit_cast<std::uint64_t>(value));
    return all;
}

/// Replaces numbers that are only names by the number of the first node that has the name.
std::vector<double> as_first_of_its_kind(const std::vector<double>& names) {
    std::map<double, double> first;
    std::vector<double> result;
    for (std::size_t i = 0; i < names.size(); ++i) {
        result.push_back(first.try_emplace(names[i], static_cast<double>(i)).first->second);
    }
    return result;
}

TEST(Measures, AreFoundByTheirNamesAlone) {
    for (const Measure& measure : measures()) EXPECT_EQ(find_measure(measure.name), &measure);
    EXPECT_EQ(find_measure("pagerankk"), nullptr);
    EXPECT_EQ(find_measure("PageRank"), nullptr);
    EXPECT_EQ(find_measure(""), nullptr);
}

TEST(Measures, HaveDifferentNamesFitForAColumn) {
    std::set<std::string_view> names;
    for (const Measure& measure : measures()) {
        EXPECT_THAT(std::string(measure.name), MatchesRegex("[a-z][a-z_]*"));
        EXPECT_TRUE(names.insert(measure.name).second) << measure.name;
    }
}

TEST(Measures, AreDescribedInOneLineEach) {
    for (const Measure& measure : measures()) {
        for (const std::string_view text :
             {measure.summary, measure.formula, measure.source, measure.cost}) {
            EXPECT_THAT(text, Not(IsEmpty())) << measure.name;
            EXPECT_EQ(text.find('\n'), std::string_view::npos) << measure.name;
        }
    }
}

TEST(Measures, GiveEveryNodeOfEveryGraphAFiniteValue) {
    for (const Measure& measure : measures()) {
        for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
            const KnowledgeGraph graph = random_graph(seed);
            const std::vector<double> values = numbers(measure, graph);
            EXPECT_EQ(values.size(), graph.node_count()) << measure.name << ", seed " << seed;
            EXPECT_TRUE(std::ranges::all_of(values, [](double v) { return std::isfinite(v); }))
                << measure.name << ", seed " << seed;
        }
    }
}

TEST(Measures, AreFiniteForWeightsAtBothEndsOfTheRange) {
    using Limits = std::numeric_limits<double>;
    const std::vector<double> weights{Limits::denorm_min(), Limits::min(), 1e-200, 1, 1e200,
                                      Limits::max()};
    std::mt19937 random(3);
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph plain = random_graph(seed);
        std::vector<WeightedEdge> edges;
        for (const auto [source, target] : plain.edges().ends) {
            edges.push_back({source, target, weights[random() % weights.size()]});
        }
        const KnowledgeGraph graph = make_graph(plain.node_count(), edges);
        for (const Measure& measure : measures()) {
            const std::vector<double> values = numbers(measure, graph);
            EXPECT_TRUE(std::ranges::all_of(values, [](double v) { return std::isfinite(v); }))
                << measure.name << ", seed " << seed;
        }
    }
}

TEST(Measures, AreTheSameToTheBitForAnyNumberOfThreads) {
    const KnowledgeGraph graph = joined_cliques(400, 150);
    for (const Measure& measure : measures()) {
        const auto expected = bits(numbers(measure, graph, {.threads = 1, .progress = {}}));
        for (const unsigned threads : {0, 2, 5}) {
            EXPECT_EQ(bits(numbers(measure, graph, {.threads = threads, .progress = {}})), expected)
                << measure.name << ", " << threads << " threads";
        }
    }
}

TEST(Measures, HandOnWhatProgressThrows) {
    const KnowledgeGraph graph = joined_cliques(400, 150);
    for (const Measure& measure : measures()) {
        bool called = false;
        const auto stop = [&](double) {
            called = true;
            throw Cancelled();
        };
        const MeasureContext context{.threads = 2, .progress = stop};
        bool thrown = false;
        try {
            measure.compute(graph, context);
        } catch (const Cancelled&) {
            thrown = true;
        }
        EXPECT_EQ(thrown, called) << measure.name;
    }
}

/// Computed in the time that the graph takes to be read from memory once.
const std::set<std::string_view> takes_no_time{"degree", "strength"};

TEST(Measures, StopOnceAllWorkIsCancelledWhileTheyAreUnderWay) {
    const KnowledgeGraph graph = joined_cliques(4'000, 8'000);
    static std::atomic<int> asked;
    for (const Measure& measure : measures()) {
        if (takes_no_time.contains(measure.name)) continue;
        for (const unsigned threads : {1U, 2U}) {
            asked = 0;
            set_cancellation_check([] {
                if (++asked == 2) cancel_all_work();
            });
            EXPECT_THROW(measure.compute(graph, {.threads = threads, .progress = {}}), Cancelled)
                << measure.name << " asked " << asked;
            allow_work();
        }
    }
}

/// Found by a search that goes through the nodes in their order.
const std::set<std::string_view> depends_on_order{"community", "community_stability",
                                                  "participation", "within_module_z"};

TEST(Measures, FollowTheNodesWhenTheseAreShuffled) {
    for (const Measure& measure : measures()) {
        if (depends_on_order.contains(measure.name)) continue;
        for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
            const KnowledgeGraph graph = random_graph(seed);
            const Shuffled other = shuffled(graph, seed);
            std::vector<double> expected = numbers(measure, graph);
            const std::vector<double> values = numbers(measure, other.graph);
            std::vector<double> followed;
            for (const Node node : other.number) followed.push_back(values[node]);
            if (measure.name == "component") {
                expected = as_first_of_its_kind(expected);
                followed = as_first_of_its_kind(followed);
            }
            EXPECT_THAT(followed, testing::Pointwise(testing::DoubleNear(1e-8), expected))
                << measure.name << ", seed " << seed;
        }
    }
}

}  // namespace
}  // namespace sigloom::test
