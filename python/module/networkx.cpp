// What the backend of networkx calls: networkx's dicts -> Graph, and functions with networkx's normalisation
// where that is not plain arithmetic. Nodes are numbered in the order of networkx, and edges are in that of
// its `edges`.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "core/analysis/communities/communities.hpp"
#include "core/analysis/local/clustering.hpp"
#include "core/analysis/local/component.hpp"
#include "core/analysis/local/core_number.hpp"
#include "core/analysis/local/local_efficiency.hpp"
#include "core/analysis/local/structural_holes.hpp"
#include "core/analysis/local/triangles.hpp"
#include "core/analysis/local/trussness.hpp"
#include "core/analysis/paths/betweenness.hpp"
#include "core/analysis/paths/closeness.hpp"
#include "core/analysis/paths/eccentricity.hpp"
#include "core/analysis/paths/edge_betweenness.hpp"
#include "core/analysis/paths/harmonic.hpp"
#include "core/analysis/spectral/eigenvector.hpp"
#include "core/analysis/spectral/katz.hpp"
#include "core/analysis/spectral/pagerank.hpp"
#include "core/analysis/thinning/spanning_forest.hpp"
#include "core/graph/subgraph.hpp"
#include "python/module/graph.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace sigloom::python {
namespace {

// From networkx.

/// Calls visit(neighbour, attributes) for each neighbour in a dict of networkx.
template <typename Visit>
void for_each_item(nb::handle dict, const Visit& visit) {
    PyObject* key = nullptr;
    PyObject* value = nullptr;
    Py_ssize_t place = 0;
    while (PyDict_Next(dict.ptr(), &place, &key, &value) != 0) visit(key, value);
}

void require_dict(nb::handle object) {
    if (!PyDict_Check(object.ptr())) throw nb::type_error("an adjacency of dicts is needed");
}

/// Calls visit(number of a node, number of a neighbour, attributes) for each direction of each edge.
/// `number` has the number of every node.
template <typename Visit>
void for_each_arc(const nb::dict& adjacency, const nb::dict& number, const Visit& visit) {
    Node from = 0;
    for_each_item(adjacency, [&](PyObject*, PyObject* neighbors) {
        require_dict(neighbors);
        for_each_item(neighbors, [&](PyObject* neighbor, PyObject* attributes) {
            PyObject* const found = PyDict_GetItemWithError(number.ptr(), neighbor);
            if (found == nullptr) {
                if (PyErr_Occurred() != nullptr) throw nb::python_error();
                throw nb::key_error("an edge leads to a node that there is not");
            }
            visit(from, static_cast<Node>(PyLong_AsUnsignedLong(found)), attributes);
        });
        ++from;
    });
}

/// Of a floating-point number of Python or numpy, or a whole number that a double holds exactly. Nothing for
/// anything else, fractions and decimals among them, with which networkx computes exactly.
std::optional<double> exact_double(PyObject* object) {
    constexpr double least_inexact = 9007199254740992.0;  // 2^53
    const bool is_whole = PyIndex_Check(object) != 0;
    const bool is_floating = PyFloat_Check(object) ||
                             std::string_view(Py_TYPE(object)->tp_name).starts_with("numpy.float");
    if (!is_whole && !is_floating) return std::nullopt;
    const double value = PyFloat_AsDouble(object);
    if (value == -1 && PyErr_Occurred() != nullptr) {
        PyErr_Clear();
        return std::nullopt;
    }
    if (is_whole && std::abs(value) >= least_inexact) return std::nullopt;
    return value;
}

/// A number that an edge has; `missing` where it has none of this name.
std::optional<double> number_in(PyObject* attributes, const nb::object& name, double missing) {
    require_dict(attributes);
    PyObject* const found = PyDict_GetItemWithError(attributes, name.ptr());
    if (found != nullptr) return exact_double(found);
    if (PyErr_Occurred() != nullptr) throw nb::python_error();
    return missing;
}

/// A simple undirected graph without weights.
Graph network(const nb::dict& adjacency, const nb::dict& number) {
    EdgeTable edges;
    for_each_arc(adjacency, number, [&](Node from, Node to, PyObject*) {
        if (from == to) throw std::invalid_argument("a loop");
        if (from < to) edges.ends.push_back({from, to});
    });
    NodeTable nodes;
    for (std::size_t i = 0; i < adjacency.size(); ++i) {
        const std::string name = std::to_string(i);
        nodes.id.push_back(name);
        nodes.label.push_back(name);
        nodes.kind.push_back("");
    }
    edges.weight = std::vector<double>(edges.ends.size(), 1);
    for (std::size_t i = 0; i < edges.ends.size(); ++i) edges.kind.push_back("");
    return Graph(KnowledgeGraph(std::move(nodes), std::move(edges)));
}

/// An attribute of each edge; None where one has what is no number.
nb::object attribute(const nb::dict& adjacency, const nb::dict& number, const nb::object& name,
                     double missing) {
    std::vector<double> values;
    bool are_numbers = true;
    for_each_arc(adjacency, number, [&](Node from, Node to, PyObject* attributes) {
        if (from >= to || !are_numbers) return;
        const std::optional<double> value = number_in(attributes, name, missing);
        are_numbers = value.has_value();
        values.push_back(value.value_or(0));
    });
    return are_numbers ? array_of(std::move(values)) : nb::none();
}

bool has_loop(const nb::dict& adjacency) {
    bool found = false;
    for_each_item(adjacency, [&](PyObject* node, PyObject* neighbors) {
        found = found || (PyDict_Check(neighbors) != 0 && PyDict_Contains(neighbors, node) == 1);
    });
    return found;
}

/// The same graph with these weights, all above 0.
Graph with_weights(const Graph& graph, const std::vector<double>& weights) {
    return Graph(graph.graph().with_weights(weights));
}

// Values: lengths are 1/weight, where the backend gives the inverse of networkx's distances.

constexpr PathLength length_of(bool by_weight) {
    return by_weight ? PathLength::inverse_weight : PathLength::hops;
}

/// A function from a graph and a context to values, as Python calls it.
template <typename Compute>
nb::object values_of(const char* what, const Compute& compute) {
    std::vector<std::string> notes;
    return array_of(compute_apart(what, nb::none(), notes, compute));
}

/// One of a graph alone.
template <typename Value, std::vector<Value> (*function)(const KnowledgeGraph&)>
nb::object values_of_graph(const Graph& graph) {
    return values_of("computing", [&](const MeasureContext&) { return function(graph.graph()); });
}

/// The sum over pairs, not divided by anything.
nb::object betweenness_of(const Graph& graph, bool by_weight) {
    return values_of("computing betweenness", [&](const MeasureContext& context) {
        return betweenness(graph.graph(), {.length = length_of(by_weight),
                                           .scale = BetweennessScale::pairs,
                                           .precision = PathPrecision::full,
                                           .context = context});
    });
}

nb::object edge_betweenness_of(const Graph& graph, bool by_weight) {
    return values_of("computing edge betweenness", [&](const MeasureContext& context) {
        EdgeBetweennessOptions options;
        options.length = length_of(by_weight);
        options.precision = PathPrecision::full;
        options.context = context;
        return edge_betweenness(graph.graph(), options);
    });
}

nb::object closeness_of(const Graph& graph, bool by_weight) {
    return values_of("computing closeness", [&](const MeasureContext& context) {
        return closeness(graph.graph(), {.length = length_of(by_weight), .context = context});
    });
}

nb::object harmonic_of(const Graph& graph, bool by_weight) {
    return values_of("computing harmonic centrality", [&](const MeasureContext& context) {
        return harmonic(graph.graph(), {.length = length_of(by_weight), .context = context});
    });
}

nb::object eccentricity_of(const Graph& graph) {
    return values_of("computing eccentricity", [&](const MeasureContext& context) {
        return eccentricity(graph.graph(), context);
    });
}

nb::object local_efficiency_of(const Graph& graph) {
    return values_of("computing local efficiency", [&](const MeasureContext& context) {
        return local_efficiency(graph.graph(), context);
    });
}

nb::object pagerank_of(const Graph& graph, double damping,
                       const std::vector<double>& personalization) {
    return values_of("computing pagerank", [&](const MeasureContext&) {
        return pagerank(graph.graph(), {.damping = damping, .personalization = personalization});
    });
}

nb::object eigenvector_of(const Graph& graph) {
    return values_of("computing eigenvector centrality",
                     [&](const MeasureContext&) { return eigenvector(graph.graph()); });
}

/// The factor by which values of norm 1 are 1 + alpha times the weighted sum of those of the neighbours.
double unscaled(const KnowledgeGraph& graph, double alpha, const std::vector<double>& values) {
    double sum = std::accumulate(values.begin(), values.end(), 0.0);
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        sum -= alpha * graph.edges().weight[edge] * (values[source] + values[target]);
    }
    return static_cast<double>(values.size()) / sum;
}

/// 1 + alpha * sum over neighbours, scaled to norm 1 on request. Throws std::domain_error where alpha is not
/// below the inverse of the highest eigenvalue: the sum has no end then.
nb::object katz_of(const Graph& graph, double alpha, bool normalized) {
    return values_of("computing Katz centrality", [&](const MeasureContext&) {
        const KnowledgeGraph& of = graph.graph();
        double share = 0;
        if (of.edge_count() > 0) {
            const double unit = std::ranges::max(of.edges().weight.read());
            share = alpha * unit * highest_eigenpair(of).value;
        }
        if (!(share < 1)) throw std::domain_error("alpha is too high");
        std::vector<double> values = katz(of, {.share = share});
        const double factor = normalized || values.empty() ? 1 : unscaled(of, alpha, values);
        for (double& value : values) value *= factor;
        return values;
    });
}

std::vector<std::int32_t> triangles(const KnowledgeGraph& graph) {
    std::vector<std::int32_t> count(graph.node_count(), 0);
    UpwardArcs(graph).for_each_triangle([&](const std::array<Node, 3>& nodes, const auto&) {
        for (const Node node : nodes) ++count[node];
    });
    return count;
}

nb::object communities_of(const Graph& graph, double resolution, std::uint64_t seed) {
    return values_of("finding communities", [&](const MeasureContext& context) {
        CommunityOptions options;
        options.resolution = resolution;
        options.seed = seed;
        options.context = context;
        return communities(graph.graph(), options).community;
    });
}

nb::object spanning_forest_of(const Graph& graph) {
    std::vector<std::string> notes;
    return array_of(compute_apart(
        "finding a spanning forest", nb::none(), notes,
        [&](const MeasureContext&) { return maximum_spanning_forest(graph.graph()); }));
}

std::vector<Node> neighborhood_of(const Graph& graph, Node center, std::uint32_t radius) {
    return neighborhood(graph.graph(), center, radius);
}

}  // namespace

void bind_networkx(nb::module_ module) {
    module.def("network", &network);
    module.def("attribute", &attribute, "adjacency"_a, "number"_a, "name"_a.none(), "missing"_a);
    module.def("has_loop", &has_loop);
    module.def("with_weights", &with_weights);
    module.def("betweenness", &betweenness_of);
    module.def("edge_betweenness", &edge_betweenness_of);
    module.def("closeness", &closeness_of);
    module.def("harmonic", &harmonic_of);
    module.def("eccentricity", &eccentricity_of);
    module.def("local_efficiency", &local_efficiency_of);
    module.def("pagerank", &pagerank_of);
    module.def("eigenvector", &eigenvector_of);
    module.def("katz", &katz_of);
    module.def("core_number", &values_of_graph<std::int32_t, core_number>);
    module.def("edge_trussness", &values_of_graph<std::int32_t, edge_trussness>);
    module.def("clustering", &values_of_graph<double, clustering>);
    module.def("triangles", &values_of_graph<std::int32_t, triangles>);
    module.def("constraint", &values_of_graph<double, constraint>);
    module.def("effective_size", &values_of_graph<double, effective_size>);
    module.def("component", &values_of_graph<std::int32_t, component>);
    module.def("communities", &communities_of);
    module.def("spanning_forest", &spanning_forest_of);
    module.def("neighborhood", &neighborhood_of);
}

}  // namespace sigloom::python
