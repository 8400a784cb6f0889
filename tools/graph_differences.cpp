#include "tools/graph_differences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/foresight/standing.hpp"

namespace sigloom {
namespace {

constexpr std::size_t terms_in_name = 3;

CommunitiesThen communities_then(const KnowledgeGraph& graph,
                                 const std::vector<std::uint32_t>& number,
                                 const CommunityOptions& options) {
    CommunitiesThen then{find_communities(graph, CommunityNodes::terms, options), {}, {}};
    const auto& [part, found, on] = then.found;
    then.members.resize(static_cast<std::size_t>(found.count));
    for (Node node = 0; node < part.graph.node_count(); ++node) {
        then.members[static_cast<std::size_t>(found.community[node])].push_back(
            number[part.nodes[node]]);
    }
    for (auto& members : then.members) std::ranges::sort(members);
    then.names = community_names(then.found, terms_in_name);
    return then;
}

/// The leading nodes of one graph as numbers of both, the first half of which counts.
struct Leaders {
    std::vector<std::uint32_t> nodes;
    std::size_t half = 0;
};

Leaders leaders(const CommunitiesThen& then, Standing standing, std::size_t most,
                const std::vector<std::uint32_t>& number) {
    const GraphPart& part = then.found.part;
    const auto values = standing == Standing::central
                            ? strengths(part.graph)
                            : bridging(part.graph, then.found.found.community);
    Leaders result;
    result.half = std::min(most, (part.graph.node_count() + 9) / 10);
    for (const Node node : leading_nodes(part.graph, values, 2 * result.half)) {
        result.nodes.push_back(number[part.nodes[node]]);
    }
    result.half = std::min(result.half, result.nodes.size());
    return result;
}

void add_standing_changes(const Leaders& here, const Leaders& there, Standing standing, bool is_new,
                          std::vector<StandingChange>& changes) {
    const std::set<std::uint32_t> others(there.nodes.begin(), there.nodes.end());
    for (std::size_t i = 0; i < here.half; ++i) {
        if (others.contains(here.nodes[i])) continue;
        changes.push_back({here.nodes[i], standing, is_new, i + 1});
    }
}

/// What is said of a thing that is there afterwards, or else was before.
const Presence& latest(const ComparedThing& thing) {
    return thing.after ? *thing.after : *thing.before;
}

/// Of nodes or edges, how many reports name each then.
Column report_column(std::string name, const std::vector<ComparedThing>& things,
                     std::optional<Presence> ComparedThing::*when) {
    std::vector<std::int32_t> values;
    Column column{std::move(name), {}, {}};
    for (const ComparedThing& thing : things) {
        const auto& presence = thing.*when;
        column.present.push_back(presence && presence->reports);
        values.push_back(column.present.back() ? *presence->reports : 0);
    }
    column.data = WholeNumbers(values);
    return column;
}

Column weight_column(std::string name, const std::vector<ComparedThing>& things,
                     std::optional<Presence> ComparedThing::*when) {
    std::vector<double> values;
    Column column{std::move(name), {}, {}};
    for (const ComparedThing& thing : things) {
        const auto& presence = thing.*when;
        column.present.push_back(presence.has_value());
        values.push_back(presence ? presence->weight : 0);
    }
    column.data = std::move(values);
    return column;
}

Column change_column(const std::vector<ComparedThing>& things) {
    TextColumn changes;
    for (const ComparedThing& thing : things) changes.push_back(name_of(thing.change));
    return {"change", std::move(changes), {}};
}

Column standing_column(const Differences& differences) {
    std::vector<std::string> text(differences.things.nodes.size());
    for (const StandingChange& change : differences.standing) {
        std::string& all = text[change.node];
        all += (all.empty() ? "" : "; ") + in_words(change);
    }
    Column column{"standing", {}, {}};
    TextColumn values;
    for (const std::string& each : text) {
        values.push_back(each);
        column.present.push_back(!each.empty());
    }
    column.data = std::move(values);
    return column;
}

}  // namespace

bool Differences::empty() const {
    const auto is_same = [](const ComparedThing& thing) { return thing.change == Change::same; };
    return communities.empty() && standing.empty() && std::ranges::all_of(things.nodes, is_same) &&
           std::ranges::all_of(things.edges, is_same);
}

std::string in_words(const StandingChange& change) {
    return fmt::format("{} {}", change.is_new ? "newly" : "no longer",
                       change.standing == Standing::central ? "central" : "bridging");
}

Differences differences(const KnowledgeGraph& before, const KnowledgeGraph& after,
                        const DifferenceOptions& options) {
    Differences result;
    result.things = compare(before, after, options.things);
    const auto& number_before = result.things.node_before;
    const auto& number_after = result.things.node_after;
    result.before = communities_then(before, number_before, options.communities);
    result.after = communities_then(after, number_after, options.communities);
    result.communities = group_changes(result.before.members, result.after.members, options.groups);
    for (const Standing standing : {Standing::central, Standing::bridging}) {
        const Leaders then = leaders(result.before, standing, options.leading, number_before);
        const Leaders now = leaders(result.after, standing, options.leading, number_after);
        add_standing_changes(now, then, standing, true, result.standing);
        add_standing_changes(then, now, standing, false, result.standing);
    }
    return result;
}

KnowledgeGraph graph_of_differences(const KnowledgeGraph& before, const KnowledgeGraph& after,
                                    const Differences& differences) {
    const Comparison& things = differences.things;
    NodeTable nodes;
    for (const ComparedThing& thing : things.nodes) {
        const NodeTable& table = thing.after ? after.nodes() : before.nodes();
        const Node node = latest(thing).number;
        nodes.id.push_back(table.id[node]);
        nodes.label.push_back(table.label[node]);
        nodes.kind.push_back(table.kind[node]);
    }
    nodes.columns =
        make_columns(change_column(things.nodes), standing_column(differences),
                     report_column("reports_before", things.nodes, &ComparedThing::before),
                     report_column("reports_after", things.nodes, &ComparedThing::after));
    EdgeTable edges;
    std::vector<double> weights;
    for (const ComparedThing& thing : things.edges) {
        const EdgeTable& table = thing.after ? after.edges() : before.edges();
        edges.kind.push_back(table.kind[latest(thing).number]);
        weights.push_back(latest(thing).weight);
    }
    edges.ends = things.ends;
    edges.weight = std::move(weights);
    edges.columns =
        make_columns(change_column(things.edges),
                     report_column("reports_before", things.edges, &ComparedThing::before),
                     report_column("reports_after", things.edges, &ComparedThing::after),
                     weight_column("weight_before", things.edges, &ComparedThing::before),
                     weight_column("weight_after", things.edges, &ComparedThing::after));
    return {std::move(nodes), std::move(edges)};
}

}  // namespace sigloom
