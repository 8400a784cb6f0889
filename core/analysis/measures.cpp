#include "core/analysis/measures.hpp"

#include <algorithm>
#include <array>

#include "core/analysis/communities/communities.hpp"
#include "core/analysis/estimates/betweenness_estimate.hpp"
#include "core/analysis/estimates/distance_estimates.hpp"
#include "core/analysis/local/clustering.hpp"
#include "core/analysis/local/component.hpp"
#include "core/analysis/local/core_number.hpp"
#include "core/analysis/local/degree.hpp"
#include "core/analysis/local/local_efficiency.hpp"
#include "core/analysis/local/roles.hpp"
#include "core/analysis/local/strength.hpp"
#include "core/analysis/local/structural_holes.hpp"
#include "core/analysis/local/trussness.hpp"
#include "core/analysis/paths/betweenness.hpp"
#include "core/analysis/paths/closeness.hpp"
#include "core/analysis/paths/eccentricity.hpp"
#include "core/analysis/paths/harmonic.hpp"
#include "core/analysis/paths/stress.hpp"
#include "core/analysis/spectral/eigenvector.hpp"
#include "core/analysis/spectral/hits.hpp"
#include "core/analysis/spectral/katz.hpp"
#include "core/analysis/spectral/pagerank.hpp"
#include "core/graph/column_names.hpp"

namespace sigloom {
namespace {

using Graph = const KnowledgeGraph&;
using Context = const MeasureContext&;
using Family = MeasureFamily;

std::vector<double> pagerank_from(Graph graph, std::span<const Node> origins,
                                  Convergence* reached) {
    PagerankOptions options{.personalization = {}, .reached = reached};
    options.personalization.assign(graph.node_count(), 0);
    for (const Node node : origins) options.personalization[node] = 1;
    return pagerank(graph, options);
}

/// Calls compute(reached), and says so when the iteration fell short of what was asked of it.
template <typename Compute>
std::vector<double> iterated(Context context, Compute compute) {
    Convergence reached;
    std::vector<double> values = compute(&reached);
    if (!reached.is_reached() && context.note) context.note(describe(reached));
    return values;
}

constexpr std::array table{
    Measure{"degree", Family::local, "has many neighbours, however weak the ties",
            "number of neighbours", "Freeman 1978", "O(n)",
            [](Graph graph, Context) -> ColumnData { return degree(graph); }},
    Measure{"strength", Family::local, "is tied to others by much evidence",
            "sum of the weights of its edges", "Barrat et al. 2004", "O(m)",
            [](Graph graph, Context) -> ColumnData { return strength(graph); }},
    Measure{"pagerank", Family::spectral, "is strongly tied to nodes that are themselves important",
            "(1-d)/n + d * sum over neighbours u of pagerank(u) * w/strength(u), d = 0.85",
            "Page et al. 1999", "O(m) per iteration",
            [](Graph graph, Context context) -> ColumnData {
                return iterated(context, [&](Convergence* reached) {
                    return pagerank(graph, {.personalization = {}, .reached = reached});
                });
            },
            [](Graph graph, std::span<const Node> origins, Context context) -> ColumnData {
                return iterated(context, [&](Convergence* reached) {
                    return pagerank_from(graph, origins, reached);
                });
            }},
    Measure{"eigenvector", Family::spectral, "belongs to the core of the strongest circle of nodes",
            "sum over neighbours u of w * eigenvector(u) / highest eigenvalue, norm 1",
            "Bonacich 1972", "O(m) per iteration",
            [](Graph graph, Context context) -> ColumnData {
                return iterated(context, [&](Convergence* reached) {
                    return eigenvector(graph, {.reached = reached});
                });
            }},
    Measure{
        "katz", Family::spectral, "has many and strong walks to it, the short ones counting most",
        "1 + alpha * sum over neighbours u of w * katz(u), alpha = 0.85 / eigenvalue, norm 1",
        "Katz 1953", "O(m) per iteration",
        [](Graph graph, Context context) -> ColumnData {
            return iterated(
                context, [&](Convergence* reached) { return katz(graph, {.reached = reached}); });
        }},
    Measure{"hits", Family::spectral,
            "is a good hub and a good authority, which are one without directions",
            "eigenvector divided by its sum", "Kleinberg 1999", "O(m) per iteration",
            [](Graph graph, Context context) -> ColumnData {
                return iterated(context, [&](Convergence* reached) {
                    return hits(graph, {.reached = reached});
                });
            }},
    Measure{"betweenness", Family::paths, "is a broker: shortest paths between others run over it",
            "share of the shortest paths (hops) over it, mean over all pairs of other nodes",
            "Freeman 1977, Brandes 2001", "O(n m)",
            [](Graph graph, Context context) -> ColumnData {
                return betweenness(graph, {.context = context});
            },
            nullptr, betweenness_estimate},
    Measure{"betweenness_distance", Family::paths,
            "is a broker: the strongest chains between others run over it",
            "share of the shortest paths (distance 1/weight) over it, mean over all pairs",
            "Freeman 1977, Brandes 2001, Newman 2001", "O(n m log n)",
            [](Graph graph, Context context) -> ColumnData {
                return betweenness(graph,
                                   {.length = PathLength::inverse_weight, .context = context});
            }},
    Measure{"stress", Family::paths,
            "carries many shortest paths, each pair counting by how many it has",
            "number of the shortest paths (hops) between two other nodes that run over it",
            "Shimbel 1953, Brandes 2008", "O(n m)",
            [](Graph graph, Context context) -> ColumnData {
                return stress(graph, {.reductions = {}, .context = context});
            }},
    Measure{"closeness", Family::paths, "has everything within few steps",
            "(r-1)/(sum of hops to r-1 reachable nodes) * (r-1)/(n-1)",
            "Freeman 1978, Wasserman and Faust 1994", "O(n m)",
            [](Graph graph, Context context) -> ColumnData {
                return closeness(graph, {.context = context});
            },
            nullptr, closeness_estimate},
    Measure{"closeness_distance", Family::paths, "has everything near by, strong ties being short",
            "(r-1)/(sum of distances 1/weight to r-1 reachable nodes) * (r-1)/(n-1)",
            "Freeman 1978, Wasserman and Faust 1994, Newman 2001", "O(n m log n)",
            [](Graph graph, Context context) -> ColumnData {
                return closeness(graph, {.length = PathLength::inverse_weight, .context = context});
            }},
    Measure{"harmonic", Family::paths, "has much within few steps, in any number of components",
            "sum over other nodes of 1/hops", "Marchiori and Latora 2000, Boldi and Vigna 2014",
            "O(n m)",
            [](Graph graph, Context context) -> ColumnData {
                return harmonic(graph, {.context = context});
            },
            nullptr, harmonic_estimate},
    Measure{"harmonic_distance", Family::paths, "has much near by, strong ties being short",
            "sum over other nodes of 1/distance, with distance 1/weight",
            "Marchiori and Latora 2000, Boldi and Vigna 2014, Newman 2001", "O(n m log n)",
            [](Graph graph, Context context) -> ColumnData {
                return harmonic(graph, {.length = PathLength::inverse_weight, .context = context});
            }},
    Measure{
        "eccentricity", Family::paths, "is on the fringe: something is many steps away",
        "hops to the farthest node within reach", "Harary 1969", "O(n m)",
        [](Graph graph, Context context) -> ColumnData { return eccentricity(graph, context); }},
    Measure{"core_number", Family::local, "belongs to the dense heart of the graph",
            "highest k such that it is in a subgraph of least degree k",
            "Seidman 1983, Batagelj and Zaversnik 2003", "O(m)",
            [](Graph graph, Context) -> ColumnData { return core_number(graph); }},
    Measure{"clustering", Family::local,
            "stays within one circle: its neighbours are neighbours of each other",
            "triangles / (degree * (degree-1) / 2)", "Watts and Strogatz 1998", "O(m^1.5)",
            [](Graph graph, Context) -> ColumnData { return clustering(graph); }},
    Measure{"weighted_clustering", Family::local, "stays within one circle, as its strong ties go",
            "sum over triangles {v,a,b} of w(v,a) + w(v,b), / (strength * (degree-1))",
            "Barrat et al. 2004", "O(m^1.5)",
            [](Graph graph, Context) -> ColumnData { return weighted_clustering(graph); }},
    Measure{"trussness", Family::local,
            "belongs to a dense part in which every tie is in many triangles",
            "highest k such that an edge of it is in a subgraph with k-2 triangles on each edge",
            "Cohen 2008, Wang and Cheng 2012", "O(m^1.5)",
            [](Graph graph, Context) -> ColumnData { return trussness(graph); }},
    Measure{"constraint", Family::local, "has neighbours that are tied to each other: no broker",
            "sum over neighbours v of (p(u,v) + sum over q of p(u,q) p(q,v))^2, p = w/strength",
            "Burt 1992, Burt 2004", "O(m^1.5)",
            [](Graph graph, Context) -> ColumnData { return constraint(graph); }},
    Measure{"effective_size", Family::local, "has many neighbours that do not stand for each other",
            "degree - sum over neighbours v, q of p(u,q) * w(v,q) / (highest weight of v)",
            "Burt 1992, Borgatti 1997", "O(m^1.5)",
            [](Graph graph, Context) -> ColumnData { return effective_size(graph); }},
    Measure{"efficiency", Family::local, "has neighbours of which few stand for each other",
            "effective_size / degree", "Burt 1992", "O(m^1.5)",
            [](Graph graph, Context) -> ColumnData { return efficiency(graph); }},
    Measure{"local_efficiency", Family::local,
            "has neighbours that stay near to each other without it",
            "mean over pairs of neighbours of 1/hops between them, along neighbours only",
            "Latora and Marchiori 2001", "O(m^2)",
            [](Graph graph, Context context) -> ColumnData {
                return local_efficiency(graph, context);
            }},
    Measure{"participation", Family::groups, "has its neighbours spread over many communities",
            "1 - sum over communities of (neighbours in it / degree)^2", "Guimera and Amaral 2005",
            "O(m) per iteration",
            [](Graph graph, Context context) -> ColumnData {
                return participation(graph, shared_communities(graph, context)->community);
            }},
    Measure{"within_module_z", Family::groups, "is the hub of its community",
            "(neighbours in its community - mean over its nodes) / their standard deviation",
            "Guimera and Amaral 2005", "O(m) per iteration",
            [](Graph graph, Context context) -> ColumnData {
                return within_module_z(graph, shared_communities(graph, context)->community);
            }},
    Measure{"component", Family::groups, "is in a small part of the graph (0: the largest)",
            "number of its connected component, by falling size", "Hopcroft and Tarjan 1973",
            "O(m)", [](Graph graph, Context) -> ColumnData { return component(graph); }},
    Measure{column_names::community, Family::groups, "is in a small community (0: the largest)",
            "number of its community of best modularity, by falling size",
            "Traag, Waltman and van Eck 2019", "O(m) per iteration",
            [](Graph graph, Context context) -> ColumnData {
                return shared_communities(graph, context)->community;
            }},
    Measure{"community_stability", Family::groups,
            "is put with the same nodes by every search for communities",
            "mean over the searches of |its community in both| / |in either|",
            "Jaccard 1901, Hennig 2007", "O(m) per iteration",
            [](Graph graph, Context context) -> ColumnData {
                return shared_communities(graph, context)->stability;
            }},
};

}  // namespace

std::string_view name_of(MeasureFamily family) {
    switch (family) {
        case Family::local:
            return "local";
        case Family::spectral:
            return "spectral";
        case Family::paths:
            return "paths";
        case Family::groups:
            return "groups";
    }
    return {};
}

std::span<const Measure> measures() {
    return table;
}

const Measure* find_measure(std::string_view name) {
    const auto row = std::ranges::find(table, name, &Measure::name);
    return row == table.end() ? nullptr : &*row;
}

}  // namespace sigloom
