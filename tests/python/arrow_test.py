"""Tables arrive in the programs that speak Arrow, with every value."""

import gc

import duckdb
import numpy
import pandas
import polars
import pyarrow
import pytest
import sigloom


def tables(graph):
    return {"nodes": graph.nodes, "edges": graph.edges, "a ranking": graph.rank(by="degree", columns="all", top=0)}


@pytest.mark.parametrize("which", ["nodes", "edges", "a ranking"])
def test_every_value_arrives(graph, which):
    table = tables(graph)[which]
    expected = list(table)
    assert pyarrow.table(table).to_pylist() == expected
    assert polars.DataFrame(table).to_dicts() == expected
    frame = pandas.DataFrame.from_arrow(table)
    assert list(frame.columns) == table.columns
    for row, wanted in zip(frame.to_dict("records"), expected, strict=True):
        for name, value in wanted.items():
            assert (value is None and pandas.isna(row[name])) or row[name] == value
    ours = table  # noqa: F841, which DuckDB finds by its name
    found = duckdb.sql("select * from ours").fetchall()
    assert [dict(zip(table.columns, row)) for row in found] == expected


def test_arrays_are_those_of_the_tables(graph):
    for table in tables(graph).values():
        for name in table.columns:
            values = table[name]
            assert values.shape == (len(table),)
            for value, row in zip(values.tolist(), table, strict=True):
                missing = row[name] is None and (value is None or value != value)
                assert missing or value == row[name]


def test_types_are_those_of_the_values(graph):
    schema = pyarrow.table(graph.edges).schema
    assert schema.field("source").type == pyarrow.large_string()
    assert schema.field("kind").type == pyarrow.dictionary(pyarrow.int32(), pyarrow.large_string())
    assert schema.field("weight").type == pyarrow.float64() and not schema.field("weight").nullable
    assert schema.field("count").type == pyarrow.int32()


def test_weights_are_not_copied(graph):
    first, second = graph.edges["weight"], graph.edges["weight"]
    assert numpy.shares_memory(first, second)
    arrow = pyarrow.table(graph.edges)["weight"].chunk(0).to_numpy(zero_copy_only=True)
    assert numpy.shares_memory(first, arrow)
    assert not first.flags.writeable


def test_values_outlive_their_graph(samples):
    built = sigloom.build(samples)
    weight, table = built.edges["weight"], pyarrow.table(built.edges)
    expected = weight.tolist()
    del built
    gc.collect()
    assert weight.tolist() == expected == table["weight"].to_pylist()


def test_what_nobody_takes_is_released(graph):
    for _ in range(100):
        graph.nodes.__arrow_c_stream__()
        graph.nodes.__arrow_c_array__()
        graph.nodes.__arrow_c_schema__()


def test_a_graph_without_anything_gives_empty_tables():
    empty = sigloom.from_scipy(numpy.zeros((0, 0)))
    assert pyarrow.table(empty.nodes).num_rows == 0 and pyarrow.table(empty.edges).num_rows == 0
    assert polars.DataFrame(empty.edges).height == 0
    assert empty.edges["weight"].shape == (0,)


def test_missing_values_are_missing():
    import networkx

    source = networkx.Graph()
    source.add_node("a", age=3, seen=True, note="x", height=1.5)
    source.add_node("b")
    source.add_node("c", age=2**40, seen=False, note="", height=2.0)
    table = sigloom.from_networkx(source).nodes
    rows = {row["id"]: row for row in table}
    assert [rows["b"][name] for name in ("age", "seen", "note", "height")] == [None] * 4
    assert rows["c"]["age"] == 2**40 and rows["a"]["seen"] is True and rows["a"]["height"] == 1.5
    assert pyarrow.table(table).to_pylist() == list(table)
    assert numpy.isnan(table["age"]).tolist() == [row["age"] is None for row in table]
