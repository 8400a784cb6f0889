"""The package says what the program says, with its words, defaults and errors."""

import csv
import datetime
import io
import json
import os
import subprocess
from pathlib import Path

import numpy
import pytest
import sigloom


def run(program: str, *arguments: object, expected: int = 0) -> str:
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == expected, done.stderr
    return done.stdout if expected == 0 else done.stderr


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def same_as_csv(table: sigloom.Table, text: str) -> None:
    expected = rows(text)
    assert len(table) == len(expected) > 0
    for got, wanted in zip(table, expected):
        assert list(got) == list(wanted)
        for name, value in got.items():
            if isinstance(value, bool) or value is None or isinstance(value, str):
                shown = {True: "true", False: "false", None: ""}.get(value, value)
                assert shown == wanted[name]
            else:
                assert value == float(wanted[name])


def test_a_ranking_is_that_of_the_program(graph, samples, program):
    table = graph.rank(by=["pagerank", "betweenness"], kind="theme", top=7, ranks="all", columns=["reports"])
    same_as_csv(
        table,
        run(program, "rank", samples, "--by", "pagerank,betweenness", "--kind", "theme", "--top", 7, "--ranks", "all",
            "--columns", "reports", "--format", "csv"),
    )


@pytest.mark.parametrize(
    ("command", "method", "arguments", "options"),
    [
        ("edges", "rank_edges", [], {"by": ["edge_betweenness", "weight"], "top": 5}),
        ("communities", "communities", [], {"seed": 3}),
        ("communities", "communities", [], {"members": True, "top": 3}),
        ("trends", "trends", [], {}),
        ("signals", "signals", [], {}),
        ("reports", "reports", [], {}),
        ("reports", "reports", ["privacy"], {}),
        ("ego", "neighbors", ["Copenhagen"], {"top": 4}),
        ("path", "path", ["Raspberry Pi", "privacy"], {"distance": True}),
        ("nodes", "rank", [], None),
    ],
)
def test_tables_are_those_of_the_program(graph, samples, program, command, method, arguments, options):
    if options is None:
        same_as_csv(graph.nodes, run(program, command, samples, "--format", "csv"))
        return
    line = []
    for name, value in options.items():
        values = value if isinstance(value, list) else [value]
        line.append(f"--{name}" + ("" if value is True else "=" + ",".join(map(str, values))))
    same_as_csv(
        getattr(graph, method)(*arguments, **options),
        run(program, command, samples, *arguments, *line, "--format", "csv"),
    )


def test_names_are_those_of_the_program(samples, program):
    same_as_csv(
        sigloom.names(samples, kind=["theme", "dropped"]),
        run(program, "names", samples, "--kind", "theme,dropped", "--format", "csv"),
    )


def test_why_is_that_of_the_program(graph, samples, program):
    answer = graph.why("Wikipedia", "volunteers")
    said = json.loads(run(program, "why", samples, "Wikipedia", "volunteers", "--format", "json"))
    assert dict(answer) == said
    assert answer.evidence[0]["report"] and answer.evidence[0]["quotes"]
    assert repr(answer) == run(program, "why", samples, "Wikipedia", "volunteers", "--format", "md")


def test_info_is_that_of_the_program(graph, samples, program):
    assert graph.info() == json.loads(run(program, "info", samples, "--format", "json"))


def test_a_file_that_is_written_is_that_of_the_program(graph, samples, program, tmp_path):
    for suffix in ("json", "graphml", "gexf", "html", "svg"):
        graph.write(tmp_path / f"ours.{suffix}")
        run(program, "build", samples, "-o", tmp_path / f"theirs.{suffix}")
        assert (tmp_path / f"ours.{suffix}").read_bytes() == (tmp_path / f"theirs.{suffix}").read_bytes(), suffix


def test_options_of_building_are_those_of_the_program(samples, program, tmp_path):
    built = sigloom.build(samples, names="exact", pairs="terms-only", since=datetime.date(2024, 1, 1),
                          weight="jaccard", thin=["count:1", "linked"])
    built.write(tmp_path / "ours.json")
    run(program, "build", samples, "--names", "exact", "--pairs", "terms-only", "--since", "2024-01-01", "--weight",
        "jaccard", "--thin", "count:1", "--thin", "linked", "-o", tmp_path / "theirs.json")
    assert (tmp_path / "ours.json").read_bytes() == (tmp_path / "theirs.json").read_bytes()


def test_a_file_is_read_back(graph, tmp_path):
    graph.write(tmp_path / "graph.json")
    read = sigloom.read(tmp_path / "graph.json")
    assert list(read.nodes) == list(graph.nodes)
    assert list(read.edges) == list(graph.edges)
    assert read.report_count == graph.report_count
    assert read.why("Wikipedia", "volunteers")["edge"] == graph.why("Wikipedia", "volunteers")["edge"]


def test_a_file_that_was_read_is_not_replaced(graph, tmp_path):
    path = tmp_path / "graph.json"
    graph.write(path)
    before = path.read_bytes()
    with pytest.raises(sigloom.UsageError, match="is an input"):
        sigloom.read(path).write(path)
    assert path.read_bytes() == before
    graph.write(path)  # which was not read from there


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"by": "pagernk"}, ["--by", "pagernk"]),
        ({"tpo": 3}, ["--tpo=3"]),
        ({"top": -1}, ["--top=-1"]),
        ({"kind": "themse"}, ["--kind", "themse"]),
        ({"thin": "disparity:2"}, ["--thin", "disparity:2"]),
        ({"since": "tomorrow"}, ["--since", "tomorrow"]),
    ],
)
def test_errors_are_those_of_the_program(graph, samples, program, options, line):
    done = subprocess.run([program, "rank", samples, *line], capture_output=True, text=True)
    with pytest.raises(sigloom.Error) as raised:
        graph.rank(**options)
    said = done.stderr.removeprefix("sigloom: ").removesuffix("\n`sigloom help rank` explains.\n").removesuffix("\n")
    assert raised.value.message == said
    assert isinstance(raised.value, sigloom.UsageError) == (done.returncode == 2)


def test_what_is_for_reading_is_refused_of_a_graph(graph):
    with pytest.raises(sigloom.UsageError, match="names is for reading"):
        graph.rank(names="exact")
    with pytest.raises(sigloom.UsageError, match="Graph.write takes it"):
        sigloom.build("samples", nx_key="both")
    with pytest.raises(sigloom.UsageError, match="for a terminal"):
        graph.rank(format="csv")


def test_an_empty_option_is_an_empty_option(graph, tmp_path):
    with pytest.raises(sigloom.Error, match="no node is of kind ''"):
        graph.rank(kind="", top=3)
    graph.write(tmp_path / "page.html", title="")
    assert (tmp_path / "page.html").stat().st_size > 0


def test_a_path_may_be_of_any_bytes(samples, tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/gr\xff.json")
    graph = sigloom.build(samples)
    graph.write(path)
    assert sigloom.read(path).edge_count == graph.edge_count
    assert sigloom.read(os.fsencode(path)).edge_count == graph.edge_count


def test_what_cannot_be_an_argument_is_refused(graph, samples):
    with pytest.raises(sigloom.UsageError, match="null character"):
        sigloom.build(f"{samples}\0beyond")
    with pytest.raises(sigloom.UsageError, match="surrogate"):
        graph.reports("\ud800")
    assert "\ud800" not in graph
    with pytest.raises(sigloom.NotFoundError):
        graph["\ud800"]


def test_filters_and_measures_may_be_listed(graph):
    assert graph.thin(["weight:2", "linked"]).edge_count == graph.thin("weight:2", "linked").edge_count > 0
    assert "pagerank" in graph.with_measures(["pagerank"], "degree").nodes.columns


def test_a_folder_without_reports_is_an_error(tmp_path):
    with pytest.raises(sigloom.Error, match="no report was found"):
        sigloom.build(tmp_path)


def test_oddities_are_listed(tmp_path):
    report = tmp_path / "report.md"
    report.write_text("# __A__, (from page [20240101](https://example.org).)\n\n## Keywords\n\n* a\n\n## Sginals\n\n* b\n")
    built = sigloom.build(tmp_path)
    assert [(each.path, each.line, each.severity, each.name) for each in built.diagnostics if each.severity != "note"] == [
        (str(report), 7, "warning", "unknown-section")
    ]
    assert built.diagnostics[0].text.startswith(f"{report}:")
    assert len(sigloom.check(tmp_path)) == len(built.diagnostics)


def test_a_damaged_file_tells_where(tmp_path):
    path = tmp_path / "graph.json"
    path.write_text('{"nodes": [')
    with pytest.raises(sigloom.Error, match="no graph could be read") as raised:
        sigloom.read(path)
    assert raised.value.diagnostics[0].line == 1
    assert str(path) in str(raised.value)


def test_names_find_nodes(graph):
    assert len(graph) == graph.node_count == len(graph.nodes)
    assert "Wikipedia" in graph and "wikipedia" in graph and "Wikip" not in graph and "no such thing" not in graph
    node = graph["wikipedia"]
    assert node.label == "Wikipedia" and node["reports"] >= 1 and node.degree == len(node.neighbors())
    assert graph[node.id] == node and node.neighbors()[0] != node
    with pytest.raises(sigloom.NotFoundError, match="no such thing"):
        graph["no such thing"]
    with pytest.raises(KeyError):
        graph["no such thing"]


def test_a_name_may_begin_like_an_option(graph):
    with pytest.raises(sigloom.Error, match="--top"):
        graph.neighbors("--top")


def test_every_measure_is_a_method(graph):
    for name, row in sigloom.measures.items():
        values = getattr(graph, name)()
        assert values.shape == (len(graph),)
        assert numpy.isfinite(values).all()
        assert row["formula"] in getattr(sigloom.Graph, name).__doc__
    for name in sigloom.edge_measures:
        assert getattr(graph, name)().shape == (graph.edge_count,)


def test_measures_are_those_of_the_ranking(graph):
    ranked = {row["id"]: row["closeness"] for row in graph.rank(by="closeness", top=0)}
    assert [ranked[id] for id in graph.nodes["id"]] == graph.closeness().tolist()


def test_measures_become_columns(graph):
    measured = graph.with_measures("degree", "edge_betweenness")
    assert measured.nodes["degree"].tolist() == graph.degree().tolist()
    assert measured.edges["edge_betweenness"].tolist() == graph.edge_betweenness().tolist()
    assert "degree" not in graph.nodes


def test_filters_and_weights_make_other_graphs(graph):
    strong = graph.thin("strongest:10", "linked")
    assert strong.edge_count == 10 and len(strong) < len(graph)
    assert strong.edges["weight"].min() >= numpy.sort(graph.edges["weight"])[-10]
    weighed = graph.weigh("jaccard")
    positive = graph.weights("jaccard")
    assert weighed.edges["weight"].tolist() == positive[positive > 0].tolist()
    assert set(sigloom.filters) >= {"disparity", "giant"} and set(sigloom.weights) >= {"jaccard", "npmi"}
    with pytest.raises(sigloom.UsageError, match="did you mean jaccard"):
        graph.weights("jacard")


def test_an_ego_graph_is_around_its_node(graph):
    around = graph.ego("Copenhagen")
    assert len(around) == graph["Copenhagen"].degree + 1
    assert len(graph.ego("Copenhagen", radius=2)) > len(around)


def test_a_graph_made_of_reports_knows_where_it_comes_from(graph, tmp_path):
    graph.thin("giant").write(tmp_path / "graph.json")
    made = json.loads((tmp_path / "graph.json").read_text())["graph"]["provenance"]
    assert made["options"]["thin"] == "giant" and made["reports"] == graph.report_count


def test_functions_tell_their_options():
    import inspect

    parameters = inspect.signature(sigloom.build).parameters
    assert {"names", "pairs", "since", "default_relevancy"} <= set(parameters)
    assert "output" not in parameters and "names" not in inspect.signature(sigloom.Graph.rank).parameters
    assert "from_" in inspect.signature(sigloom.Graph.rank).parameters
    assert "--" not in sigloom.Graph.rank.__doc__.split("Options")[0]


def test_a_notebook_shows_a_graph(graph):
    shown = graph._repr_html_()
    assert shown.startswith("<div><svg") and f"{len(graph)} nodes" in shown
    assert "<th>pagerank</th>" in graph.rank()._repr_html_()
