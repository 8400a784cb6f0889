"""The backend of networkx gives what networkx gives, and leaves alone what it cannot honour."""

import copy
import fractions
import math
import pickle
import random

import networkx
import numpy
import pytest
from sigloom.networkx_backend import backend
from sigloom.networkx_info import get_info


def graphs() -> dict[str, networkx.Graph]:
    result = {
        "one node": networkx.empty_graph(1),
        "no edges": networkx.empty_graph(4),
        "one edge": networkx.path_graph(2),
        "a path": networkx.path_graph(7),
        "a star": networkx.star_graph(6),
        "karate": networkx.karate_club_graph(),
        "two parts": networkx.disjoint_union(networkx.cycle_graph(5), networkx.complete_graph(4)),
        "with isolated nodes": networkx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]),
    }
    result["with isolated nodes"].add_nodes_from(["x", "y"])
    for seed in range(4):
        result[f"random {seed}"] = networkx.gnp_random_graph(30, 0.1 + 0.05 * seed, seed=seed)
    draw = random.Random(5)
    for graph in result.values():
        for _, _, values in graph.edges(data=True):
            values["weight"] = draw.choice([1, 2, 2.5, 4])
    return result


def same(ours, theirs, tolerance):
    if isinstance(theirs, dict):
        assert set(ours) == set(theirs)
        for key in theirs:
            same(ours[key], theirs[key], tolerance)
    elif isinstance(theirs, float) or isinstance(ours, float):
        assert (math.isnan(ours) and math.isnan(theirs)) or ours == pytest.approx(theirs, rel=tolerance, abs=tolerance)
    else:
        assert ours == theirs


def outcome(function, *arguments, **options):
    """A value, or the kind of error."""
    try:
        result = function(*arguments, **options)
        return list(result) if hasattr(result, "__next__") else result
    except networkx.NetworkXException as error:
        return type(error)
    except (ValueError, ZeroDivisionError) as error:
        return type(error)


exact, iterated = 1e-9, 1e-6
calls = [
    ("betweenness_centrality", {}, exact),
    ("betweenness_centrality", {"normalized": False}, exact),
    ("betweenness_centrality", {"endpoints": True}, exact),
    ("betweenness_centrality", {"endpoints": True, "normalized": False}, exact),
    ("betweenness_centrality", {"weight": "weight"}, exact),
    ("edge_betweenness_centrality", {}, exact),
    ("edge_betweenness_centrality", {"normalized": False, "weight": "weight"}, exact),
    ("closeness_centrality", {}, exact),
    ("closeness_centrality", {"wf_improved": False}, exact),
    ("closeness_centrality", {"distance": "weight"}, exact),
    ("harmonic_centrality", {}, exact),
    ("harmonic_centrality", {"distance": "weight"}, exact),
    ("eccentricity", {}, exact),
    ("diameter", {}, exact),
    ("radius", {}, exact),
    ("periphery", {}, exact),
    ("center", {}, exact),
    ("global_efficiency", {}, exact),
    ("local_efficiency", {}, exact),
    ("pagerank", {"tol": 1e-12, "max_iter": 1000}, iterated),
    ("pagerank", {"weight": None, "alpha": 0.5, "tol": 1e-12, "max_iter": 1000}, iterated),
    ("eigenvector_centrality", {"tol": 1e-12, "max_iter": 20000}, iterated),
    ("eigenvector_centrality", {"weight": "weight", "tol": 1e-12, "max_iter": 20000}, iterated),
    ("katz_centrality", {"alpha": 0.02, "tol": 1e-12}, iterated),
    ("katz_centrality", {"alpha": 0.01, "weight": "weight", "beta": 3, "normalized": False, "tol": 1e-12}, iterated),
    ("katz_centrality", {"alpha": 0.9}, iterated),
    ("core_number", {}, exact),
    ("triangles", {}, exact),
    ("transitivity", {}, exact),
    ("clustering", {}, exact),
    ("average_clustering", {}, exact),
    ("average_clustering", {"count_zeros": False}, exact),
    ("constraint", {}, exact),
    ("constraint", {"weight": "weight"}, exact),
    ("effective_size", {}, exact),
    ("connected_components", {}, exact),
    ("number_connected_components", {}, exact),
    ("is_connected", {}, exact),
]


@pytest.mark.parametrize(("name", "options", "tolerance"), calls, ids=lambda value: str(value))
def test_values_are_networkx_own(name, options, tolerance):
    for graph in graphs().values():
        function = getattr(networkx, name)
        theirs = outcome(function.orig_func, graph, **options)
        if theirs is networkx.PowerIterationFailedConvergence and name != "katz_centrality":
            continue
        assert backend.can_run(name, (graph,), options) is True or len(graph) < 2 or name == "center"
        same(outcome(function, graph, backend="sigloom", **options) if backend.can_run(name, (graph,), options) is True
             else theirs, theirs, tolerance)


@pytest.mark.parametrize("k", [2, 3, 4, 5])
def test_a_truss_keeps_every_attribute(k):
    for graph in graphs().values():
        graph.graph["name"] = "kept"
        ours, theirs = networkx.k_truss(graph, k, backend="sigloom"), networkx.k_truss.orig_func(graph, k)
        assert (ours.graph, dict(ours.nodes), ours.adj) == (theirs.graph, dict(theirs.nodes), theirs.adj)


def test_a_spanning_tree_is_networkx_own():
    for graph in graphs().values():
        for draw in (1, -1):
            graph = graph.copy()
            for _, _, values in graph.edges(data=True):
                values["weight"] *= draw
            ours = networkx.minimum_spanning_tree(graph, backend="sigloom")
            theirs = networkx.minimum_spanning_tree.orig_func(graph)
            assert ours.adj == theirs.adj and list(ours.nodes) == list(theirs.nodes)
            edges = list(networkx.minimum_spanning_edges(graph, data=False, backend="sigloom"))
            assert edges == list(networkx.minimum_spanning_edges.orig_func(graph, data=False))


def test_structural_holes_of_some_nodes_are_networkx_own():
    for graph in graphs().values():
        for name in ("constraint", "effective_size"):
            for weight in (None, "weight"):
                options = {"nodes": list(graph)[:3], "weight": weight}
                same(getattr(networkx, name)(graph, backend="sigloom", **options),
                     getattr(networkx, name).orig_func(graph, **options), exact)


def test_an_ego_graph_is_networkx_own():
    graph = networkx.karate_club_graph()
    for options in ({}, {"radius": 2}, {"center": False}, {"radius": 0}):
        ours = networkx.ego_graph(graph, 5, backend="sigloom", **options)
        assert ours.adj == networkx.ego_graph.orig_func(graph, 5, **options).adj


def test_a_personalized_rank_is_networkx_own():
    graph = networkx.karate_club_graph()
    graph.add_node("alone")
    start = {0: 2, 5: 1}
    same(
        networkx.pagerank(graph, personalization=start, backend="sigloom"),
        networkx.pagerank.orig_func(graph, personalization=start, tol=1e-12, max_iter=1000),
        iterated,
    )


@pytest.mark.parametrize(("name", "options"), [("louvain_communities", {}), ("leiden_communities", {"seed": 3})])
def test_communities_are_as_good_as_those_of_networkx(name, options):
    for graph in (networkx.karate_club_graph(), networkx.planted_partition_graph(5, 20, 0.6, 0.02, seed=1)):
        ours = getattr(networkx.community, name)(graph, backend="sigloom", **options)
        assert sorted(node for members in ours for node in members) == sorted(graph)
        theirs = max(
            networkx.community.modularity(graph, networkx.community.louvain_communities.orig_func(graph, seed=seed))
            for seed in range(10)
        )
        assert networkx.community.modularity(graph, ours) >= theirs - 1e-12
        if options:
            assert ours == getattr(networkx.community, name)(graph, backend="sigloom", **options)


def reasons() -> list[tuple[str, tuple, dict, str]]:
    plain = networkx.path_graph(3)
    loop, zero, text = networkx.Graph([(1, 1)]), networkx.Graph(), networkx.Graph()
    zero.add_edge(1, 2, weight=0)
    text.add_edge(1, 2, weight="far")

    def weighing(*weights):
        return networkx.Graph([(i, i + 1, {"weight": weight}) for i, weight in enumerate(weights)])

    return [
        ("core_number", (networkx.DiGraph([(1, 2)]),), {}, "directed"),
        ("core_number", (networkx.MultiGraph([(1, 2)]),), {}, "multigraphs"),
        ("core_number", (loop,), {}, "loops"),
        ("betweenness_centrality", (plain,), {"k": 2}, "sample"),
        ("betweenness_centrality", (zero,), {"weight": "weight"}, "above 0"),
        ("betweenness_centrality", (text,), {"weight": "weight"}, "no number"),
        ("betweenness_centrality", (weighing(1, 2**53 + 1),), {"weight": "weight"}, "53 bits"),
        ("constraint", (weighing(fractions.Fraction(1, 3)),), {"weight": "weight"}, "no number"),
        ("pagerank", (weighing(1e300, 1e-20),), {}, "too far apart"),
        ("closeness_centrality", (weighing(1e-310),), {"distance": "weight"}, "too small"),
        ("core_number", (networkx.DiGraph([(1, 2)]).to_undirected(as_view=True),), {}, "views of directed"),
        ("triangles", (plain,), {"nodes": numpy.array([0, 1])}, "nodes="),
        ("betweenness_centrality", (plain,), {"k": numpy.array([1, 2])}, "sample"),
        ("pagerank", (plain,), {"weight": ["a list"]}, "unhashable"),
        ("constraint", (networkx.Graph(),), {}, "no nodes"),
        ("closeness_centrality", (plain,), {"u": 1}, "u=1"),
        ("pagerank", (plain,), {"max_iter": 5}, "max_iter"),
        ("pagerank", (plain,), {"dangling": {1: 1}}, "dangling"),
        ("pagerank", (plain,), {"alpha": 1.0}, "alpha"),
        ("pagerank", (plain,), {"personalization": {1: -1}}, "personalization"),
        ("pagerank", (plain,), {"nstart": {1: 1}}, "nstart"),
        ("katz_centrality", (plain,), {"beta": {0: 1, 1: 1, 2: 1}}, "beta"),
        ("clustering", (plain,), {"weight": "weight"}, "weight="),
        ("center", (plain,), {}, "trees"),
        ("louvain_communities", (plain,), {"max_level": 1}, "max_level"),
        ("louvain_communities", (plain,), {"seed": random.Random(1)}, "seed"),
        ("effective_size", (plain,), {"weight": "weight"}, "list of nodes"),
        ("constraint", (plain,), {"nodes": [9]}, "nodes of the graph"),
        ("minimum_spanning_tree", (plain,), {"algorithm": "prim"}, "Kruskal"),
        ("minimum_spanning_tree", (weighing(2**53 + 1, 2**53),), {}, "53 bits"),
        ("ego_graph", (plain, 9), {}, "no such node"),
        ("ego_graph", (plain, 1), {"radius": 1.5}, "whole number"),
    ]


@pytest.mark.parametrize(("name", "arguments", "options", "reason"), reasons(), ids=lambda value: str(value)[:40])
def test_what_cannot_be_honoured_is_refused(name, arguments, options, reason):
    assert reason in backend.can_run(name, arguments, options)


def test_networkx_does_itself_what_is_refused():
    with networkx.config.backend_priority(algos=["sigloom"]):
        directed = networkx.DiGraph([(1, 2), (2, 3)])
        assert networkx.betweenness_centrality(directed) == networkx.betweenness_centrality.orig_func(directed)


def test_a_graph_can_be_converted_once():
    graph = networkx.karate_club_graph()
    converted = backend.convert_from_nx(graph)
    same(networkx.betweenness_centrality(converted), networkx.betweenness_centrality.orig_func(graph), exact)
    assert len(converted) == 34 and 5 in converted and converted.number_of_edges() == 78


def test_a_view_of_a_graph_will_do():
    view = networkx.karate_club_graph().subgraph(range(20))
    same(networkx.clustering(view, backend="sigloom"), networkx.clustering.orig_func(view), exact)


def test_a_change_of_the_graph_shows():
    graph = networkx.path_graph(4)
    assert networkx.diameter(graph, backend="sigloom") == 3
    graph.add_edge(0, 3)
    assert networkx.diameter(graph, backend="sigloom") == 2


def test_a_change_of_what_a_view_shows_shows():
    graph = networkx.path_graph(4)
    views = graph.subgraph([0, 1, 2]), networkx.subgraph_view(graph), networkx.subgraph_view(graph.subgraph(range(4)))
    for view in views:
        assert sum(networkx.triangles(view, backend="sigloom").values()) == 0
    graph.add_edge(0, 2)
    for view in views:
        assert networkx.triangles(view, backend="sigloom") == networkx.triangles.orig_func(view)


def test_a_graph_that_was_measured_can_be_copied_and_pickled():
    graph = networkx.karate_club_graph()
    wanted = networkx.pagerank(graph, backend="sigloom")
    for copied in (copy.deepcopy(graph), pickle.loads(pickle.dumps(graph))):
        assert networkx.pagerank(copied, backend="sigloom") == wanted
        copied.remove_node(33)
        assert len(networkx.pagerank(copied, backend="sigloom")) == 33
    assert networkx.pagerank(graph, backend="sigloom") == wanted


@pytest.mark.parametrize("number", [numpy.int64, numpy.float32, numpy.float64, bool, int, float])
def test_weights_may_be_numbers_of_numpy(number):
    graph = networkx.path_graph(4)
    for i, (_, _, values) in enumerate(graph.edges(data=True)):
        values["weight"] = number(i + 1)
    options = {"weight": "weight"}
    assert backend.can_run("betweenness_centrality", (graph,), options) is True
    same(networkx.betweenness_centrality(graph, backend="sigloom", **options),
         networkx.betweenness_centrality.orig_func(graph, **options), exact)


def test_a_spanning_tree_may_go_without_weights():
    graph = networkx.cycle_graph(5)
    networkx.set_edge_attributes(graph, {edge: -i for i, edge in enumerate(graph.edges)}, "weight")
    ours = networkx.minimum_spanning_tree(graph, weight=None, backend="sigloom")
    assert ours.adj == networkx.minimum_spanning_tree.orig_func(graph, weight=None).adj


def test_what_is_said_of_the_backend_is_so():
    assert set(get_info()["functions"]) == {name for name in vars(backend) if not name.startswith("_")}
    for name in get_info()["functions"]:
        assert name in networkx.utils.backends._registered_algorithms
