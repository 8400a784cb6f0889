"""The server answers the protocol's own client, in bounded size and with reports."""

import asyncio
import json
import os
import sys
from pathlib import Path

import networkx
import sigloom
from mcp import Client, StdioServerParameters
from sigloom.mcp import Tools, bounded, make_server, most_characters


def call(graph: sigloom.Graph, tool: str, **arguments: object):
    async def talk():
        async with Client(make_server(graph)) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(talk())


def answer(graph: sigloom.Graph, tool: str, **arguments: object) -> dict:
    result = call(graph, tool, **arguments)
    assert not result.is_error
    (content,) = result.content
    assert len(content.text) <= most_characters
    return json.loads(content.text)


def test_tools_say_that_they_only_read(graph):
    async def talk():
        async with Client(make_server(graph)) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(talk())
    assert {tool.name for tool in tools} == {"search", "rank", "why", "ego", "path", "communities", "reports"}
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_search_finds_what_a_thing_is_called(graph):
    found = answer(graph, "search", text="wikipedia")
    assert found["nodes"][0]["label"] == "Wikipedia" and found["nodes"][0]["named_by"][0]["report"]
    assert answer(graph, "search", text="no such thing at all") == {"found": 0, "nodes": []}


def test_a_ranking_is_that_of_the_package(graph):
    ranked = answer(graph, "rank", by="betweenness", kind="theme", top=5)
    assert [row["id"] for row in ranked["nodes"]] == graph.rank(by="betweenness", kind="theme", top=5)["id"].tolist()
    assert all(row["named_by"] for row in ranked["nodes"])


def test_why_names_reports_and_quotes(graph):
    said = answer(graph, "why", a="Wikipedia", b="volunteers")
    assert said["edge"]["weight"] > 0 and said["reports"][0]["report"] and said["reports"][0]["quotes"]


def test_every_tie_comes_with_its_reports(graph):
    around = answer(graph, "ego", name="Copenhagen", top=3)
    assert len(around["neighbors"]) == 3 and all(row["said_by"] for row in around["neighbors"])
    steps = answer(graph, "path", a="Raspberry Pi", b="privacy")["steps"]
    assert len(steps) > 1 and all(step["said_by"] for step in steps[1:])


def test_communities_and_reports_are_listed(graph):
    topics = answer(graph, "communities", top=2)["communities"]
    assert len(topics) == 2 and all(node["named_by"] for topic in topics for node in topic["members"])
    listed = answer(graph, "reports", names=["privacy"])
    assert listed["found"] == len(graph.reports("privacy")) and all(row["report"] for row in listed["reports"])


def test_what_cannot_be_answered_is_told(graph):
    assert "no such thing" in answer(graph, "ego", name="no such thing")["error"]
    assert "did you mean" in answer(graph, "rank", by="pagernk")["error"]


def test_more_than_a_page_is_not_given(graph):
    assert call(graph, "rank", top=10_000).is_error
    asked = []
    rows = (asked.append(i) or {"text": "x" * 300} for i in range(1000))
    text = bounded({}, "rows", rows, 1000)
    assert len(text) <= most_characters
    given = json.loads(text)
    assert given["left_out"] == 1000 - len(given["rows"]) > 0
    assert len(asked) == len(given["rows"]) + 1
    assert json.loads(bounded({}, "rows", [{"text": "x"}], 1)) == {"rows": [{"text": "x"}]}


def test_a_node_of_many_texts_is_told_in_short():
    source = networkx.Graph([("a", "b")])
    source.add_node("a", **{f"column {i}": "x" * 390 for i in range(60)})
    around = json.loads(Tools(sigloom.from_networkx(source)).ego("a"))
    assert around["node"]["label"] == "a" and around["neighbors"][0]["label"] == "b"


def test_search_lists_all_that_are_called_so():
    source = networkx.Graph([("x", "y", {})])
    source.add_node("x", label="Hub")
    source.add_node("y", label="Hub")
    found = json.loads(Tools(sigloom.from_networkx(source)).search("Hub"))
    assert [row["id"] for row in found["nodes"]] == ["x", "y"]


def test_a_graph_without_reports_says_nothing_of_them(graph):
    bare = sigloom.from_scipy(graph.to_scipy(), graph.nodes["label"])
    assert json.loads(Tools(bare).ego("Copenhagen"))["neighbors"][0]["said_by"] == []


def test_the_program_talks_over_its_pipes(samples):
    package = Path(sigloom.__file__).parents[1]
    program = StdioServerParameters(
        command=sys.executable,
        args=["-m", "sigloom.mcp", str(samples)],
        env={**os.environ, "PYTHONPATH": str(package)},
    )

    async def talk():
        async with Client(program) as client:
            return await client.call_tool("rank", {"top": 1})

    result = asyncio.run(talk())
    assert json.loads(result.content[0].text)["nodes"][0]["label"]
