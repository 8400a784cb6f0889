// What holds for every filter of the table, those to come included.
#include "core/analysis/thinning/filters.hpp"

#include <gmock/gmock.h>

#include <set>
#include <stdexcept>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::MatchesRegex;

TEST(Filters, AreFoundByTheirNamesAlone) {
    std::set<std::string_view> names;
    for (const Filter& filter : filters()) {
        EXPECT_EQ(find_filter(filter.name), &filter);
        EXPECT_TRUE(names.insert(filter.name).second) << filter.name;
        EXPECT_THAT(std::string(filter.name), MatchesRegex("[a-z][a-z-]*"));
        EXPECT_EQ(filter.value == FilterValue::none, filter.value_name.empty()) << filter.name;
        EXPECT_NE(filter.summary, "") << filter.name;
    }
    EXPECT_EQ(find_filter("disparty"), nullptr);
    EXPECT_EQ(find_filter(""), nullptr);
}

/// Nothing, when the graph does not have what the filter asks for.
std::optional<Kept> kept_by(const Filter& filter, const KnowledgeGraph& graph) {
    const bool takes_kinds = filter.value == FilterValue::kinds;
    if (filter.value == FilterValue::node && graph.node_count() == 0) return std::nullopt;
    const auto kind = [&](const TextColumn& kinds) {
        return std::string(kinds.size() > 0 ? kinds[0] : "none");
    };
    FilterArgument argument{.number = filter.value == FilterValue::share ? 0.3 : 1, .node = 0};
    if (takes_kinds) {
        argument.kinds = {kind(filter.name == "kind" ? graph.nodes().kind : graph.edges().kind)};
    }
    try {
        return filter.keep(graph, argument);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

TEST(Filters, KeepAPartOfEveryGraphWhoseEdgesJoinItsNodes) {
    for (const Filter& filter : filters()) {
        std::size_t kept_some = 0;
        for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
            for (const KnowledgeGraph& graph :
                 {random_graph(seed), random_rich_graph(seed, Texts::any)}) {
                const std::optional<Kept> kept = kept_by(filter, graph);
                if (!kept) continue;
                EXPECT_EQ(kept->nodes.size(), graph.node_count());
                EXPECT_EQ(kept->edges.size(), graph.edge_count());
                const KnowledgeGraph part = thinned(graph, *kept);  // which checks the ends
                EXPECT_LE(part.node_count(), graph.node_count());
                kept_some += part.node_count() > 0 ? 1 : 0;
            }
        }
        const bool needs_columns = filter.name == "count" || filter.name == "reports";
        EXPECT_TRUE(kept_some > 100 || needs_columns) << filter.name;
    }
}

TEST(Filters, UniteToWhatEitherKeeps) {
    Kept kept{{true, false, false}, {false, false}};
    unite(kept, {{false, false, true}, {true, false}});
    EXPECT_THAT(kept.nodes, testing::ElementsAre(true, false, true));
    EXPECT_THAT(kept.edges, testing::ElementsAre(true, false));
}

}  // namespace
}  // namespace sigloom::test
