// `sigloom communities`: groups of nodes, named by their most typical terms.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "core/analysis/communities/communities.hpp"
#include "core/analysis/communities/community_figures.hpp"
#include "core/analysis/communities/typical_terms.hpp"
#include "core/analysis/weight_sum.hpp"
#include "core/graph/column_names.hpp"
#include "tools/commands.hpp"
#include "tools/community_search.hpp"
#include "tools/node_labels.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

enum class Rows : std::uint8_t { communities, members };

struct Arguments {
    InputOptions input;
    CommunityOptions options;
    CommunityNodes on = CommunityNodes::terms;
    Rows rows = Rows::communities;
    std::size_t level = 0;
    std::size_t terms = 5;
    std::size_t top = 20;
    std::vector<std::string> kinds;
    TableOrGraphOptions outputs;
};

/// One division of the hierarchy, and the one that holds it.
struct Division {
    std::vector<std::int32_t> community;
    std::int32_t count = 0;
};

/// Level 0 is the communities; each level more is one of finer parts.
Division division_at(const Communities& found, std::size_t level) {
    if (level == 0) return {found.community, found.count};
    if (level > found.parts.size()) {
        throw Failure(
            fmt::format("there is no level {}; the finest is {}", level, found.parts.size()));
    }
    Division division{found.parts[found.parts.size() - level], 0};
    for (const std::int32_t each : division.community) {
        division.count = std::max(division.count, each + 1);
    }
    return division;
}

/// The number of the community that holds each part.
std::vector<std::int32_t> holders(const Communities& found, const Division& division) {
    std::vector<std::int32_t> within(static_cast<std::size_t>(division.count));
    for (std::size_t node = 0; node < division.community.size(); ++node) {
        within[static_cast<std::size_t>(division.community[node])] = found.community[node];
    }
    return within;
}

Table community_table(const KnowledgeGraph& graph, const Communities& found,
                      const Arguments& arguments) {
    const Division division = division_at(found, arguments.level);
    const auto figures = community_figures(graph, division.community, division.count,
                                           found.stability, arguments.options);
    const auto terms = typical_terms(graph, division.community, division.count, arguments.terms);
    const auto within = holders(found, division);
    Table table{{"community", "size", "weight", "contribution", "stability", "terms"}, {}};
    if (arguments.level > 0) table.header.insert(table.header.begin() + 1, "within");
    for (std::size_t i = 0; i < shown(arguments.top, figures.size()); ++i) {
        auto& row = table.rows.emplace_back();
        row.emplace_back(static_cast<std::int64_t>(i));
        if (arguments.level > 0) row.emplace_back(std::int64_t{within[i]});
        row.emplace_back(static_cast<std::int64_t>(figures[i].size));
        row.emplace_back(figures[i].weight);
        row.emplace_back(figures[i].contribution);
        row.emplace_back(figures[i].stability);
        row.emplace_back(joined_labels(graph, terms[i]));
    }
    return table;
}

/// Of each node, to the others of its community.
std::vector<double> weights_inside(const KnowledgeGraph& graph, const Division& division) {
    std::vector<WeightSum> sum(graph.node_count());
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        if (division.community[source] != division.community[target]) continue;
        for (const Node node : {source, target}) sum[node].add(graph.edges().weight[edge]);
    }
    std::vector<double> inside;
    for (const WeightSum& each : sum) inside.push_back(each.value());
    return inside;
}

/// The nodes by community, and within it by falling stability, those of one stability by falling
/// weight to the others of it, ties by id; the first `top` of each.
Table member_table(const KnowledgeGraph& graph, const Communities& found,
                   const std::vector<std::string>& kinds, const Arguments& arguments) {
    const Division division = division_at(found, arguments.level);
    std::vector<std::vector<Node>> members(static_cast<std::size_t>(division.count));
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (!kinds.empty() && std::ranges::find(kinds, graph.nodes().kind[node]) == kinds.end()) {
            continue;
        }
        members[static_cast<std::size_t>(division.community[node])].push_back(node);
    }
    const std::vector<double> inside = weights_inside(graph, division);
    Table table{{"community", "id", "label", "kind", "stability"}, {}};
    for (std::size_t i = 0; i < members.size(); ++i) {
        std::ranges::sort(members[i], [&](Node a, Node b) {
            if (found.stability[a] != found.stability[b]) {
                return found.stability[a] > found.stability[b];
            }
            return inside[a] != inside[b] ? inside[a] > inside[b]
                                          : graph.nodes().id[a] < graph.nodes().id[b];
        });
        members[i].resize(shown(arguments.top, members[i].size()));
        for (const Node node : members[i]) {
            table.rows.push_back({static_cast<std::int64_t>(i), std::string(graph.nodes().id[node]),
                                  std::string(graph.nodes().label[node]),
                                  std::string(graph.nodes().kind[node]), found.stability[node]});
        }
    }
    return table;
}

/// The community of each node by its typical terms.
TextColumn names_of_communities(const KnowledgeGraph& graph, const Communities& found,
                                std::size_t most_terms) {
    std::vector<std::string> names;
    for (const auto& terms : typical_terms(graph, found.community, found.count, most_terms)) {
        names.push_back(joined_labels(graph, terms));
    }
    TextColumn column;
    for (const std::int32_t each : found.community) {
        column.push_back(names[static_cast<std::size_t>(each)]);
    }
    return column;
}

/// The communities, their names and stability, and of each level of parts the numbers that --level
/// lists.
ColumnSet community_columns(const KnowledgeGraph& graph, const Communities& found,
                            std::size_t most_terms) {
    ColumnSet columns{{column_names::community, found.community, {}},
                      {"community_name", names_of_communities(graph, found, most_terms), {}},
                      {"community_stability", found.stability, {}}};
    for (std::size_t level = 1; level <= found.parts.size(); ++level) {
        columns.push_back(
            {fmt::format("community_level_{}", level), division_at(found, level).community, {}});
    }
    return columns;
}

KnowledgeGraph with_communities(const KnowledgeGraph& graph, const FoundCommunities& communities,
                                std::size_t most_terms) {
    ColumnSet columns;
    const GraphPart& part = communities.part;
    for (const Column& column : community_columns(part.graph, communities.found, most_terms)) {
        columns.push_back(spread_out(column, part.nodes, graph.node_count()));
    }
    return graph.with_node_columns(columns);
}

int list_communities(Arguments& arguments) {
    const ResultTargets targets = result_targets(arguments.outputs);
    Messages messages(arguments.input.verbosity);
    const Input input =
        load_input(arguments.input, messages, NoteCount::leave_out, spellings_for(targets.graphs));
    const auto kinds = kinds_called(input.graph, arguments.kinds);
    arguments.options.context = measure_context(arguments.input, "communities", messages);
    const FoundCommunities communities =
        find_communities(input.graph, arguments.on, arguments.options);
    messages.say(summary(communities, arguments.options.quality));
    int exit_code = input.exit_code();
    if (!targets.graphs.empty()) {
        const KnowledgeGraph graph = with_communities(input.graph, communities, arguments.terms);
        exit_code = std::max(exit_code,
                             write_graph(graph, targets.graphs, input, arguments.input, messages));
    }
    if (targets.tables.empty()) return exit_code;
    const KnowledgeGraph& part = communities.part.graph;
    const Table table = arguments.rows == Rows::members
                            ? member_table(part, communities.found, kinds, arguments)
                            : community_table(part, communities.found, arguments);
    return std::max(exit_code, write_tables(table, targets.tables, messages));
}

void add_search_options(CommandLine& line, CommunityOptions& options) {
    add_choice(line, "--quality", options.quality,
               "What makes a good division: modularity (the default), or the constant Potts model "
               "(cpm)");
    add_number(
        line, "--resolution", "R",
        "More gives more and smaller communities; with cpm, the least mean weight of all pairs "
        "of nodes in a community",
        "a number above 0, at most 1e9",
        [](double value) {
            constexpr double most = 1e9;  // with more, sums of weights lose their digits
            return value > 0 && value <= most;
        },
        [&options](double value) { options.resolution = value; })
        .standard = "1";
    add_whole_number(line, "--seed", options.seed, std::numeric_limits<std::uint64_t>::max(),
                     "Of the random choices; the same seed gives the same communities");
    add_whole_number(line, "--runs", options.runs, 1000,
                     "How many searches, the best of which counts", 1);
}

}  // namespace

Run add_communities(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_choice(line, "--on", arguments->on,
               "Which nodes are divided: entities and themes (terms), or also the rows of tables, "
               "which hold each report together (all)")
        .standard = "terms";
    add_search_options(line, arguments->options);
    add_whole_number(line, "--level", arguments->level, UINT32_MAX,
                     "0 lists the communities, 1 their parts, 2 the parts of these, and so on");
    line.add(
        {.name = "--members",
         .takes = Takes::nothing,
         .help = "List the nodes of each, the most stable first, and of these the most tied to it",
         .set = assign(arguments->rows, Rows::members)});
    add_kind_filter(line, arguments->kinds).needs = {"--members"};
    add_whole_number(line, "--terms", arguments->terms, UINT32_MAX,
                     "How many typical terms name a community")
        .excludes = {"--members"};
    add_top(line, arguments->top,
            "How many communities to list, the largest first; with --members, nodes of each");
    add_table_or_graph_options(line, arguments->outputs,
                               "the columns community, community_name, community_stability and "
                               "community_level_1 and so on (see --level)",
                               {"--level", "--members", "--top"});
    add_input_options(line, arguments->input);
    return [arguments] { return list_communities(*arguments); };
}

}  // namespace sigloom
