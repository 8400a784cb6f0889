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
#include "exporters/common/numbers.hpp"
#include "tools/commands.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

enum class Rows : std::uint8_t { communities, members };

struct Arguments {
    InputOptions input;
    CommunityOptions options;
    Rows rows = Rows::communities;
    std::size_t level = 0;
    std::size_t terms = 5;
    std::size_t top = 20;
    std::vector<std::string> kinds;
    TableFormat format = TableFormat::table;
    GraphOutputs outputs;
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

std::string joined_labels(const KnowledgeGraph& graph, const std::vector<Node>& nodes) {
    std::string text;
    for (const Node node : nodes) {
        if (!text.empty()) text += ", ";
        text += graph.nodes().label[node];
    }
    return text;
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
        auto& row = table.rows.emplace_back(std::vector<Cell>{
            static_cast<std::int64_t>(i), static_cast<std::int64_t>(figures[i].size),
            figures[i].weight, figures[i].contribution, figures[i].stability,
            joined_labels(graph, terms[i])});
        if (arguments.level > 0) row.insert(row.begin() + 1, std::int64_t{within[i]});
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
                   const Arguments& arguments) {
    const Division division = division_at(found, arguments.level);
    std::vector<std::vector<Node>> members(static_cast<std::size_t>(division.count));
    for (Node node = 0; node < graph.node_count(); ++node) {
        const auto& kinds = arguments.kinds;
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

/// The communities, their stability, and of each level of parts the numbers that --level lists.
ColumnSet node_columns(const Communities& found) {
    ColumnSet columns{{column_names::community, found.community, {}},
                      {"community_stability", found.stability, {}}};
    for (std::size_t level = 1; level <= found.parts.size(); ++level) {
        columns.push_back(
            {fmt::format("community_level_{}", level), division_at(found, level).community, {}});
    }
    return columns;
}

/// How many there are, and how good the division is.
std::string summary(const Communities& found, CommunityQuality quality) {
    const std::string how_many =
        counted(static_cast<std::size_t>(found.count), "community", "communities");
    if (quality == CommunityQuality::potts) {
        return fmt::format("{}, quality by the Potts model {:.6g}", how_many, found.quality);
    }
    return fmt::format("{}, modularity {:.6g}", how_many, found.quality);
}

int list_communities(Arguments& arguments) {
    const auto targets = graph_targets(arguments.outputs);
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    require_kinds(input.graph, arguments.kinds);
    arguments.options.context = measure_context(arguments.input, "communities", messages);
    const Communities found = communities(input.graph, arguments.options);
    messages.say(summary(found, arguments.options.quality));
    int exit_code = input.exit_code();
    if (!targets.empty()) {
        const KnowledgeGraph graph = input.graph.with_node_columns(node_columns(found));
        return std::max(exit_code, write_graph(graph, targets, arguments.input, messages));
    }
    const Table table = arguments.rows == Rows::members
                            ? member_table(input.graph, found, arguments)
                            : community_table(input.graph, found, arguments);
    const int printed = print_results(
        messages, [&](Output& output) { write_table(table, arguments.format, output); });
    return std::max(printed, exit_code);
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
    line.add({.name = "--runs",
              .takes = Takes::whole_number,
              .value_name = "N",
              .standard = "8",
              .help = "How many searches, the best of which counts",
              .set = pass_to([&options](const std::string& text) {
                  constexpr std::uint64_t most = 1000;
                  options.runs = static_cast<unsigned>(whole_number("--runs", text, most));
                  if (options.runs == 0) throw WrongUse("--runs must be at least 1");
              })});
}

}  // namespace

Run add_communities(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
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
    add_table_format(line, arguments->format);
    add_outputs_instead(line, arguments->outputs,
                        "the columns community, community_stability and community_level_1 and so "
                        "on (see --level)",
                        {"--level", "--members", "--terms", "--top", "--format"});
    add_input_options(line, arguments->input);
    return [arguments] { return list_communities(*arguments); };
}

}  // namespace sigloom
