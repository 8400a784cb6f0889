"""sigloom-spark rank: what `sigloom rank` says of the same graph."""

import csv
import io

import pyarrow
import pyarrow.parquet
import pytest
import tables
from conftest import on_two_threads

from sigloom_spark import command

BY = "degree,strength,components,pagerank"
TOLERANCE = 1e-3


def rank(given, output, *options):
    arguments = ["rank", "--tables", given, "--output", output, *options]
    return command.main([*map(str, arguments), *on_two_threads(output.parent)])


def measures(output):
    return {row["id"]: row for row in tables.of_spark(output, "nodes").to_pylist()}


def by_sigloom(sigloom, graph):
    said = sigloom(
        "rank", graph, "--by", "degree,strength,component,pagerank", "--top", 0, "--format", "csv", "-q"
    ).stdout
    return {row["id"]: row for row in csv.DictReader(io.StringIO(said.removeprefix("\ufeff")))}


def assert_agree(mine, expected, tolerance=TOLERANCE):
    assert mine.keys() == expected.keys()
    for node, row in expected.items():
        assert mine[node]["degree"] == int(row["degree"])
        assert mine[node]["strength"] == float(row["strength"])
        assert mine[node]["components"] == int(row["component"])
    distance = sum(abs(mine[node]["pagerank"] - float(row["pagerank"])) for node, row in expected.items())
    assert distance < tolerance
    assert sum(row["pagerank"] for row in mine.values()) == pytest.approx(1, abs=1e-9)


def write_tables(folder, edges, nodes):
    """A graph of these edges (source, target, weight) as tables."""
    for name, columns in (
        ("nodes", {"id": nodes}),
        ("edges", {name: [edge[i] for edge in edges] for i, name in enumerate(("source", "target", "weight"))}),
    ):
        (folder / name).mkdir(parents=True)
        schema = {"id": pyarrow.string(), "source": pyarrow.string(), "target": pyarrow.string()}
        table = pyarrow.table(
            {column: pyarrow.array(values, schema.get(column, pyarrow.float64())) for column, values in columns.items()}
        )
        pyarrow.parquet.write_table(table, folder / name / "part-0.parquet")
    (folder / "_SUCCESS").touch()


def test_they_are_those_of_one_machine_for_any_partitions(tmp_path, program, sigloom, samples):
    built = tmp_path / "built"
    arguments = ["build", "--input", samples, "--output", built, "--program", program]
    arguments += ["--graph", tmp_path / "graph.json"]
    assert command.main([*map(str, arguments), *on_two_threads(tmp_path)]) == 0
    options = ["--by", BY, "--tolerance", TOLERANCE]
    assert rank(built, tmp_path / "three", *options, "--partitions", 3) == 0
    assert_agree(measures(tmp_path / "three"), by_sigloom(sigloom, tmp_path / "graph.json"))
    assert rank(built, tmp_path / "one", *options, "--partitions", 1) == 0
    assert measures(tmp_path / "one") == measures(tmp_path / "three")


def test_components_of_long_paths_and_isolated_nodes_are_found(tmp_path, sigloom):
    """Two paths in an order of their own, a triangle, and nodes alone."""
    nodes = sorted(f"theme:n{number:03}" for number in range(150))
    path = [nodes[(37 * i) % 100] for i in range(100)]
    other = [nodes[100 + (7 * i) % 30] for i in range(30)]
    pairs = [*zip(path, path[1:]), *zip(other, other[1:]), (nodes[140], nodes[142]), (nodes[142], nodes[144])]
    edges = [(min(pair), max(pair), 0.25 + index % 3) for index, pair in enumerate(pairs)]
    write_tables(tmp_path / "tables", edges, nodes)
    text = "source,target,weight\n" + "".join(f"{a},{b},{weight}\n" for a, b, weight in edges)
    (tmp_path / "graph.edges.csv").write_text(text)
    (tmp_path / "graph.nodes.csv").write_text("id,label,kind\n" + "".join(f"{node},{node},theme\n" for node in nodes))
    tolerance = 0.05  # a step of PageRank goes one step of a path
    options = ["--by", BY, "--tolerance", tolerance, "--partitions", 2]
    assert rank(tmp_path / "tables", tmp_path / "ranked", *options) == 0
    assert_agree(measures(tmp_path / "ranked"), by_sigloom(sigloom, tmp_path / "graph.nodes.csv"), tolerance)


@pytest.mark.parametrize("nodes", [[], ["theme:a"]])
def test_a_graph_without_edges_has_its_values_too(tmp_path, nodes):
    write_tables(tmp_path / "tables", [], nodes)
    assert rank(tmp_path / "tables", tmp_path / "ranked", "--by", BY) == 0
    expected = {"degree": 0, "strength": 0.0, "components": 0, "pagerank": 1.0}
    assert measures(tmp_path / "ranked") == {node: {"id": node} | expected for node in nodes}


def test_use_that_makes_no_sense_is_said(tmp_path, capsys):
    (tmp_path / "tables").mkdir()
    assert rank(tmp_path / "tables", tmp_path / "x") == 1
    assert "no complete tables of `sigloom-spark build`" in capsys.readouterr().err
    assert rank(tmp_path / "tables", tmp_path / "x", "--by", "degree,fame") == 1
    assert "--by fame: expected some of degree, strength, components, pagerank" in capsys.readouterr().err
    assert rank(tmp_path / "tables", tmp_path / "x", "--tolerance", 1) == 1
    assert "--tolerance 1.0: expected a number from 1e-06 to 1" in capsys.readouterr().err
