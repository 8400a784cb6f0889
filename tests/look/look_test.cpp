#include "core/look/look.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <set>

#include "core/graph/column_names.hpp"
#include "core/look/colors.hpp"
#include "tests/analysis/sample_graph.hpp"

namespace sigloom {
namespace {

using test::make_graph;
using test::random_graph;
using test::WeightedEdge;
using ::testing::HasSubstr;

std::vector<double> numbers(const ColumnSet& columns, std::string_view name) {
    std::vector<double> all;
    const Column* column = find_column(columns, name);
    if (column == nullptr) return all;
    for (std::size_t row = 0; row < column->size(); ++row) {
        all.push_back(column->number(row).value_or(std::nan("")));
    }
    return all;
}

std::vector<std::string> texts(const ColumnSet& columns, std::string_view name) {
    std::vector<std::string> all;
    const auto& column = std::get<TextColumn>(find_column(columns, name)->data);
    for (std::size_t row = 0; row < column.size(); ++row) all.emplace_back(column[row]);
    return all;
}

KnowledgeGraph samples() {
    return test::sample_graph(PairChoice::terms, ReportNodes::leave_out);
}

TEST(Look, EveryGraphGetsAllColumns) {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const KnowledgeGraph graph = with_look(random_graph(seed));
        const ColumnSet& of_nodes = graph.nodes().columns;
        for (const char* name : {column_names::x, column_names::y, column_names::size}) {
            const auto all = numbers(of_nodes, name);
            ASSERT_EQ(all.size(), graph.node_count());
            for (const double each : all) EXPECT_TRUE(std::isfinite(each));
        }
        for (const double size : numbers(of_nodes, column_names::size)) EXPECT_GT(size, 0);
        for (const std::string& color : texts(of_nodes, column_names::color)) {
            EXPECT_TRUE(parse_color(color)) << color;
        }
        EXPECT_NE(find_column(of_nodes, column_names::community), nullptr);
        for (const double rank : numbers(graph.edges().columns, column_names::backbone)) {
            EXPECT_GE(rank, 1);
        }
    }
}

TEST(Look, CommunitiesHaveNamesAndOneColorEach) {
    const KnowledgeGraph graph = with_look(samples());
    const auto community = numbers(graph.nodes().columns, column_names::community);
    const auto name = texts(graph.nodes().columns, column_names::community_name);
    const auto color = texts(graph.nodes().columns, column_names::color);
    std::set<std::tuple<double, std::string, std::string>> seen;
    std::set<double> numbers_seen;
    std::set<std::string> colors_seen;
    for (Node node = 0; node < graph.node_count(); ++node) {
        seen.emplace(community[node], name[node], color[node]);
        numbers_seen.insert(community[node]);
        colors_seen.insert(color[node]);
    }
    EXPECT_EQ(seen.size(), numbers_seen.size());
    EXPECT_GT(colors_seen.size(), 3U);
    EXPECT_THAT(name[0], HasSubstr(", "));
}

TEST(Look, ANodeIsAsLargeAsItsStrength) {
    const std::vector<WeightedEdge> star{{0, 1, 1}, {0, 2, 1}, {0, 3, 2}};
    const KnowledgeGraph graph = make_graph(5, star);
    const auto radius = node_radii(graph, graph.edges().weight);
    EXPECT_DOUBLE_EQ(radius[0], 17.2);
    EXPECT_DOUBLE_EQ(radius[1], 9.7);  // a quarter of the strength: half of what is beyond 2.2
    EXPECT_DOUBLE_EQ(radius[4], 2.2);
    const KnowledgeGraph large = make_graph(20'000, star);
    EXPECT_DOUBLE_EQ(node_radii(large, large.edges().weight)[0], 11.18);  // 17.2 * 0.65
    EXPECT_TRUE(node_radii(make_graph(0, {}), {}).empty());
}

TEST(Look, PositionsSizesAndColorsThatAreThereStay) {
    const KnowledgeGraph graph = samples().with_node_columns(
        {{column_names::x, std::vector<double>(samples().node_count(), 7), {}},
         {column_names::y, std::vector<double>(samples().node_count(), 8), {}}});
    const KnowledgeGraph kept = with_look(graph);
    EXPECT_EQ(numbers(kept.nodes().columns, column_names::x)[3], 7);
    const KnowledgeGraph drawn = with_look(samples());
    EXPECT_EQ(with_look(drawn), drawn);
    const KnowledgeGraph replaced = with_look(graph, {.existing = Existing::replace});
    EXPECT_EQ(numbers(replaced.nodes().columns, column_names::x),
              numbers(drawn.nodes().columns, column_names::x));
}

TEST(Look, SizesFitPositionsOfAnyUnit) {
    const std::vector<WeightedEdge> edges{{0, 1}, {1, 2}};
    const KnowledgeGraph graph = make_graph(3, edges).with_node_columns(
        {{"x", std::vector<double>{-1, 0, 1}, {}}, {"y", std::vector<double>{0, 0.5, 0}, {}}});
    for (const double size : numbers(with_look(graph).nodes().columns, column_names::size)) {
        EXPECT_LT(size, 0.5);
        EXPECT_GT(size, 0.05);
    }
}

TEST(Look, CommunitiesOfAFileDecideTheColors) {
    TextColumn field;
    for (const char* name : {"a", "b", "a", "b", "a", "b"}) field.push_back(name);
    const std::vector<WeightedEdge> ring{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}};
    const KnowledgeGraph graph =
        with_look(make_graph(6, ring).with_node_columns({{"community", field, {}}}));
    EXPECT_EQ(texts(graph.nodes().columns, "community")[1], "b");
    const auto color = texts(graph.nodes().columns, "color");
    EXPECT_EQ(color[0], color[2]);
    EXPECT_NE(color[0], color[1]);
}

TEST(Look, KindsHaveTheSameColorInEveryGraph) {
    const KnowledgeGraph graph = with_look(samples(), {.color_by = ColorBy::kind});
    const auto color = texts(graph.nodes().columns, column_names::color);
    for (Node node = 0; node < graph.node_count(); ++node) {
        EXPECT_EQ(color[node], hex(color_of_kind(graph.nodes().kind[node]).on_light));
    }
    const KnowledgeGraph by_community = with_look(graph, {.color_by = ColorBy::community});
    EXPECT_NE(texts(by_community.nodes().columns, column_names::color), color);
}

TEST(Look, MoreCommunitiesThanColorsReuseThem) {
    std::vector<WeightedEdge> edges;
    for (Node i = 0; i < 40; ++i) {
        edges.insert(edges.end(), {{3 * i, 3 * i + 1}, {3 * i + 1, 3 * i + 2}, {3 * i, 3 * i + 2}});
    }
    const KnowledgeGraph graph = with_look(make_graph(122, edges));  // the last two are alone
    const auto color = texts(graph.nodes().columns, column_names::color);
    EXPECT_EQ(std::set<std::string>(color.begin(), color.end()).size(), palette_size + 1);
    EXPECT_EQ(color[121], hex(neutral_color.on_light));
}

TEST(Look, AnEarlierGraphKeepsPlacesAndColors) {
    const KnowledgeGraph before = with_look(samples());
    const KnowledgeGraph after = with_look(samples(), {.earlier = &before});
    EXPECT_EQ(texts(after.nodes().columns, column_names::color),
              texts(before.nodes().columns, column_names::color));
    const auto x = numbers(before.nodes().columns, column_names::x);
    const auto later_x = numbers(after.nodes().columns, column_names::x);
    const double width = std::ranges::max(x) - std::ranges::min(x);
    for (std::size_t i = 0; i < x.size(); ++i) EXPECT_LT(std::abs(x[i] - later_x[i]), 0.1 * width);
    const KnowledgeGraph without = samples();
    EXPECT_THROW(with_look(without, {.earlier = &without}), std::invalid_argument);
}

}  // namespace
}  // namespace sigloom
