#include "exporters/picture/scene.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "core/look/look.hpp"
#include "exporters/picture/labels.hpp"
#include "tests/analysis/sample_graph.hpp"

namespace sigloom {
namespace {

using test::make_graph;
using test::WeightedEdge;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::StartsWith;

KnowledgeGraph samples(const LookOptions& look = {}) {
    return with_look(test::sample_graph(PairChoice::terms, ReportNodes::leave_out), look);
}

/// Of nodes (regular), or the lines of the names of communities (bold).
std::vector<TextShape> labels(const Picture& picture, Weight weight = Weight::regular) {
    std::vector<TextShape> found;
    for (const TextShape& text : picture.texts) {
        if (text.has_halo && text.weight == weight) found.push_back(text);
    }
    return found;
}

Box box(const TextShape& text) {
    const double left = text.at.x - (text.align == Align::left     ? 0
                                     : text.align == Align::middle ? text.width / 2
                                                                   : text.width);
    return {left, text.at.y - 0.7 * text.size, left + text.width, text.at.y + 0.2 * text.size};
}

TEST(Scene, EverythingIsInsideThePicture) {
    for (const double width : {100.0, 900.0, 1600.0, 4000.0}) {
        const Picture picture = scene(samples(), {.width = width, .title = "Samples"});
        EXPECT_EQ(picture.width, width);
        for (const DiscShape& disc : picture.discs) {
            EXPECT_GE(disc.center.x - disc.radius, 0);
            EXPECT_LE(disc.center.x + disc.radius, width);
            EXPECT_GE(disc.center.y - disc.radius, 0);
            EXPECT_LE(disc.center.y + disc.radius, picture.height);
        }
        for (const TextShape& text : labels(picture)) {
            EXPECT_GE(box(text).left, 0);
            EXPECT_LE(box(text).right, width);
        }
    }
}

TEST(Scene, LabelsDoNotHideEachOther) {
    const auto texts = labels(scene(samples(), {.labels = 1000}));
    EXPECT_GT(texts.size(), 45U);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_FALSE(box(texts[i]).meets(box(texts[j]))) << texts[i].text << texts[j].text;
        }
    }
}

TEST(Scene, CommunitiesHaveTheirNamesWhereTheyAre) {
    for (const bool dark : {false, true}) {
        const Picture picture = scene(samples(), {.dark = dark});
        const auto names = labels(picture, Weight::bold);
        EXPECT_THAT(names, Contains(Field(&TextShape::text, HasSubstr(","))));
        for (const TextShape& name : names) {
            EXPECT_GE(contrast(name.color, picture.background), 4.5) << name.text;
            EXPECT_GE(box(name).left, 0);
            EXPECT_LE(box(name).right, picture.width);
            for (const TextShape& label : labels(picture)) {
                EXPECT_FALSE(box(name).meets(box(label))) << name.text << " on " << label.text;
            }
        }
    }
}

TEST(Scene, NamesOfCommunitiesAreNearToTheirNodes) {
    // Two groups far apart.
    std::vector<WeightedEdge> edges;
    for (Node a = 0; a < 6; ++a) {
        for (Node b = 0; b < a; ++b) edges.push_back({a, b}), edges.push_back({a + 6, b + 6});
    }
    edges.push_back({0, 6, 0.1});
    const Picture picture = scene(with_look(make_graph(12, edges)), {.legend = false});
    const auto names = labels(picture, Weight::bold);
    ASSERT_EQ(names.size(), 2U);
    for (const TextShape& name : names) {
        const auto nearest =
            std::ranges::min_element(picture.discs, {}, [&](const DiscShape& disc) {
                return std::hypot(disc.center.x - name.at.x, disc.center.y - name.at.y);
            });
        EXPECT_EQ(nearest->fill, name.color) << name.text;
    }
}

TEST(Scene, KindsAreNoRegionsAndHaveTheirNamesInTheLegendOnly) {
    EXPECT_TRUE(labels(scene(samples({.color_by = ColorBy::kind}), {}), Weight::bold).empty());
}

TEST(Scene, AsManyNodesHaveTheirLabelAsAreAskedFor) {
    EXPECT_EQ(labels(scene(samples(), {})).size(), 45U);
    EXPECT_EQ(labels(scene(samples(), {.labels = 7})).size(), 7U);
    EXPECT_TRUE(labels(scene(samples(), {.labels = 0})).empty());
    EXPECT_TRUE(labels(scene(samples(), {.labels = 0}), Weight::bold).empty());
}

TEST(Scene, AFewNodesUseTheRoomThatThereIs) {
    std::vector<WeightedEdge> edges;
    for (Node node = 0; node < 7; ++node) edges.push_back({node, node + 1});
    const Picture picture = scene(with_look(make_graph(8, edges)), {.labels = 0, .legend = false});
    double left = picture.width;
    double right = 0;
    double largest = 0;
    for (const DiscShape& disc : picture.discs) {
        left = std::min(left, disc.center.x - disc.radius);
        right = std::max(right, disc.center.x + disc.radius);
        largest = std::max(largest, disc.radius);
    }
    EXPECT_LE(largest, 26.001);
    EXPECT_GT(right - left, 0.3 * picture.width);
}

TEST(Scene, TheLegendNamesCommunitiesOrKinds) {
    const auto texts_of = [](const KnowledgeGraph& graph, bool legend) {
        std::vector<std::string> texts;
        for (const TextShape& text : scene(graph, {.labels = 0, .legend = legend}).texts) {
            texts.push_back(text.text);
        }
        return texts;
    };
    EXPECT_THAT(texts_of(samples(), true), Contains(HasSubstr(", ")));
    EXPECT_THAT(texts_of(samples({.color_by = ColorBy::kind}), true),
                Contains(StartsWith("theme (")));
    EXPECT_THAT(texts_of(samples(), false), ElementsAre());
}

TEST(Scene, OnADarkGroundColorsAreThoseForIt) {
    const KnowledgeGraph graph = samples();
    const Picture light = scene(graph, {});
    const Picture dark = scene(graph, {.dark = true});
    EXPECT_EQ(dark.background, dark_ground.background);
    ASSERT_EQ(light.discs.size(), dark.discs.size());
    for (std::size_t i = 0; i < light.discs.size(); ++i) {
        EXPECT_EQ(dark.discs[i].fill, on_dark(light.discs[i].fill));
    }
}

TEST(Scene, LinksBetweenGroupsAreGreyAndUnderneath) {
    std::vector<WeightedEdge> edges{{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3, 0.5}};
    const Picture picture = scene(with_look(make_graph(6, edges)), {});
    ASSERT_EQ(picture.lines.size(), 7U);
    EXPECT_EQ(picture.lines[0].color, light_ground.link);
    EXPECT_NE(picture.lines[1].color, light_ground.link);
}

TEST(Scene, ManyLinksAreDrawnPaler) {
    std::vector<WeightedEdge> edges;
    for (Node a = 0; a < 200; ++a) {
        for (Node b = 0; b < a; ++b) edges.push_back({a, b, 1 + 0.01 * (a + b)});
    }
    KnowledgeGraph graph = with_look(make_graph(200, edges));
    // As a file has it that was made elsewhere: all links are to be drawn.
    graph = graph.with_edge_columns({{"backbone", std::vector<std::int32_t>(edges.size(), 1), {}}});
    const Picture picture = scene(graph, {.legend = false});
    ASSERT_EQ(picture.lines.size(), edges.size());
    double ink = 0;
    for (const LineShape& line : picture.lines) {
        ink += std::hypot(line.to.x - line.from.x, line.to.y - line.from.y) * line.width *
               line.opacity;
    }
    EXPECT_LT(ink, 0.21 * picture.width * picture.height);
}

TEST(Scene, ATitleStandsAboveAndIsMadeToFit) {
    const std::string title(90, 'W');
    const Picture picture = scene(samples(), {.width = 400, .title = title});
    EXPECT_EQ(picture.title, title);
    EXPECT_THAT(picture.texts, Contains(Field(&TextShape::text, title)));
    for (const TextShape& text : picture.texts) {
        if (text.text != title) continue;
        EXPECT_LE(text.at.x + text.width, 400);
    }
}

TEST(Scene, ManyNodesWithoutLinksAreCountedInsteadOfDrawn) {
    const std::vector<WeightedEdge> edges{{0, 1}, {1, 2}, {0, 2}};
    const Picture few = scene(with_look(make_graph(100, edges)), {.legend = false});
    EXPECT_EQ(few.discs.size(), 100U);
    const Picture many = scene(with_look(make_graph(1003, edges)), {.labels = 5});
    EXPECT_EQ(many.discs.size(), 3 + 2U);  // and two of the legend
    EXPECT_THAT(many.texts, Contains(Field(&TextShape::text, "without links, not drawn (1000)")));
    EXPECT_THAT(many.description, HasSubstr("1000 nodes without links are not drawn"));
}

TEST(Scene, GraphsWithoutPositionsAndWithoutNodesAreDrawn) {
    EXPECT_GT(scene(KnowledgeGraph(), {}).height, 0);
    const Picture picture = scene(make_graph(3, {}), {});
    EXPECT_EQ(picture.discs.size(), 3U);
    EXPECT_TRUE(std::isfinite(picture.discs[0].center.x));
}

}  // namespace
}  // namespace sigloom
