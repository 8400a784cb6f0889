"""Graphs go to networkx, igraph and scipy, and come back."""

import networkx
import numpy
import pytest
import scipy.sparse
import sigloom


def test_networkx_has_every_value_and_gives_it_back(graph):
    there = graph.to_networkx()
    assert list(there) == graph.nodes["id"].tolist()
    weights = [there.edges[row["source"], row["target"]]["weight"] for row in graph.edges]
    assert weights == graph.edges["weight"].tolist()
    back = sigloom.from_networkx(there)
    assert {row["id"]: row for row in back.nodes} == {row["id"]: row for row in graph.nodes}
    assert len(back.diagnostics) == 0
    ends = {frozenset((row["source"], row["target"])): row["weight"] for row in graph.edges}
    assert {frozenset((row["source"], row["target"])): row["weight"] for row in back.edges} == ends


def test_what_a_graph_cannot_hold_is_told():
    directed = networkx.DiGraph([("a", "b", {"weight": 2}), ("b", "a", {"weight": 3}), ("c", "c")])
    graph = sigloom.from_networkx(directed)
    assert graph.edge_count == 1 and graph.edges["weight"].tolist() == [5]
    assert any("loop" in each.message for each in graph.diagnostics)


def test_any_hashable_may_be_a_node():
    grid = networkx.grid_2d_graph(2, 3)
    graph = sigloom.from_networkx(grid)
    assert sorted(graph.nodes["id"]) == sorted(map(str, grid))
    assert graph.edge_count == grid.number_of_edges()


def test_a_weight_by_another_name_is_one():
    source = networkx.Graph([("a", "b", {"cost": 2.5, "odd": float("nan")})])
    assert sigloom.from_networkx(source, weight_column="cost").edges["weight"].tolist() == [2.5]


def test_a_weight_that_is_none_is_told():
    source = networkx.Graph([("a", "b", {"weight": float("nan")}), ("b", "c", {"weight": numpy.float32("inf")})])
    source.add_edge("c", "d", weight=2)
    graph = sigloom.from_networkx(source)
    assert graph.edges["weight"].tolist() == [2]
    assert sum("expected a weight above 0" in each.message for each in graph.diagnostics) == 2


def test_any_value_may_be_an_attribute():
    source = networkx.Graph([("a", "b", {"weight": numpy.int64(3), "self": 1, "u_of_edge": 2})])
    values = {"position": numpy.array([1.0, 2.0]), "table": {(1, 2): 3}, "seen": {1}, "self": "x", "node_for_adding": 1}
    source.add_nodes_from([("a", values)])
    graph = sigloom.from_networkx(source)
    assert graph.edges["weight"].tolist() == [3]
    assert graph["a"]["position"] == "[1.0, 2.0]" and graph["a"]["table"] == '{"(1, 2)": 3}' and graph["a"]["seen"] == "{1}"
    back = graph.to_networkx()
    assert back.nodes["a"]["self"] == "x" and back.edges["a", "b"]["self"] == 1


def test_a_column_that_there_is_not_is_wrong_use():
    with pytest.raises(sigloom.UsageError, match="no columns"):
        sigloom.from_networkx(networkx.path_graph(2), weight_column="cost")


def test_ids_keep_their_place_beside_a_column_called_name():
    source = networkx.Graph([("a", "b")])
    source.nodes["a"]["name"] = "x"
    there = sigloom.from_networkx(source).to_igraph()
    assert there.vs["name"] == ["a", "b"] and there.vs["name_2"] == ["x", None]


def test_igraph_has_every_value(graph):
    there = graph.to_igraph()
    assert there.vs["name"] == graph.nodes["id"].tolist() and there.vs["label"] == graph.nodes["label"].tolist()
    assert there.es["weight"] == graph.edges["weight"].tolist()
    assert there.betweenness() == pytest.approx(
        (graph.betweenness() * (len(graph) - 1) * (len(graph) - 2) / 2).tolist(), abs=1e-9
    )


def test_scipy_has_the_weights_and_gives_them_back(graph):
    matrix = graph.to_scipy()
    assert matrix.shape == (len(graph), len(graph)) and (matrix != matrix.T).nnz == 0
    assert matrix.sum(axis=1) == pytest.approx(graph.strength())
    back = sigloom.from_scipy(matrix, graph.nodes["label"])
    assert back.nodes["label"].tolist() == graph.nodes["label"].tolist()
    assert (back.to_scipy() != matrix).nnz == 0


def test_a_matrix_that_is_none_of_a_graph_is_refused():
    with pytest.raises(sigloom.UsageError, match="not symmetric"):
        sigloom.from_scipy(numpy.array([[0, 1], [0, 0]]))
    with pytest.raises(sigloom.UsageError, match="2 x 3"):
        sigloom.from_scipy(scipy.sparse.csr_array((2, 3)))
    with pytest.raises(sigloom.UsageError, match="below 0"):
        sigloom.from_scipy(numpy.array([[0, -1], [-1, 0]]))
    with pytest.raises(sigloom.UsageError, match="not finite"):
        sigloom.from_scipy(numpy.array([[0, float("nan")], [float("nan"), 0]]))
    with pytest.raises(sigloom.UsageError, match="complex"):
        sigloom.from_scipy(numpy.array([[0, 1j], [1j, 0]]))
    for shape in ((3,), (2, 2, 2)):
        with pytest.raises(sigloom.UsageError, match="is not of a graph"):
            sigloom.from_scipy(numpy.zeros(shape))
    with pytest.raises(sigloom.UsageError, match="1 labels for 2 nodes"):
        sigloom.from_scipy(numpy.array([[0, 1], [1, 0]]), ["a"])


def test_the_diagonal_of_a_matrix_is_left_out():
    assert sigloom.from_scipy(numpy.array([[float("nan"), 2], [2, -1]])).edges["weight"].tolist() == [2]
