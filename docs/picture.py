"""Draws docs/picture.svg, the graph of samples/ (its strongest nodes), after scripts/demo:

    .venv/bin/python docs/picture.py demo/graph.json docs/picture.svg
"""
import json
import math
import random
import sys
from xml.sax.saxutils import escape

import igraph

NODES = 40
WIDTH, HEIGHT = 1000, 640
MARGIN = 24
LEGEND = 30  # height at the foot
COLOURS = {  # kinds of nodes, in the order of the legend (Okabe and Ito's palette)
    "entity": "#0072b2", "theme": "#e69f00", "signal": "#009e73", "concern": "#d55e00",
    "behavior": "#cc79a7", "technology": "#56b4e9", "issue": "#7f7f7f"}


def strongest(graph):
    """The part of the graph between its strongest nodes: (nodes, edges, strength of each node)."""
    strength = dict.fromkeys((node["id"] for node in graph["nodes"]), 0.0)
    for edge in graph["edges"]:
        for end in ("source", "target"):
            strength[edge[end]] += edge["weight"]
    nodes = sorted(graph["nodes"], key=lambda node: (-strength[node["id"]], node["id"]))[:NODES]
    number = {node["id"]: i for i, node in enumerate(nodes)}
    edges = [(number[edge["source"]], number[edge["target"]], edge["weight"])
             for edge in graph["edges"] if edge["source"] in number and edge["target"] in number]
    return nodes, edges, [strength[node["id"]] for node in nodes]


class Spot:
    """A node with its label below, as a box around its centre."""

    def __init__(self, label, share):
        self.radius = 6 + 15 * math.sqrt(share)
        self.font = 10.5 + 4.5 * math.sqrt(share)
        self.lines = self.wrap(label)
        self.width = max(2 * self.radius, max(map(len, self.lines)) * self.font * 0.57) + 8
        self.height = 2 * self.radius + len(self.lines) * self.font * 1.15 + 6
        self.x = self.y = 0.0  # the middle of the box

    @staticmethod
    def wrap(label):
        words = label.split()
        if len(label) <= 16 or len(words) == 1:
            return [label]
        cut = min(range(1, len(words)),
                  key=lambda k: max(len(" ".join(words[:k])), len(" ".join(words[k:]))))
        return [" ".join(words[:cut]), " ".join(words[cut:])]

    @property
    def centre(self):
        return self.x, self.y - self.height / 2 + self.radius + 2


def lay_out(spots, edges):
    random.seed(7)  # igraph draws from Python's generator
    graph = igraph.Graph(len(spots), [(a, b) for a, b, _ in edges])
    layout = graph.layout_fruchterman_reingold(
        weights=[weight ** 0.5 for _, _, weight in edges], niter=5000)
    layout.fit_into((MARGIN + 60, MARGIN + 30, WIDTH - MARGIN - 60, HEIGHT - LEGEND - MARGIN - 30),
                    keep_aspect_ratio=False)
    for spot, (x, y) in zip(spots, layout):
        spot.x, spot.y = x, y
    for _ in range(3000):  # push boxes that overlap apart, the shorter way
        moved = False
        for i, a in enumerate(spots):
            for b in spots[:i]:
                dx, dy = a.x - b.x, a.y - b.y
                over_x = (a.width + b.width) / 2 - abs(dx)
                over_y = (a.height + b.height) / 2 - abs(dy)
                if over_x <= 0 or over_y <= 0:
                    continue
                moved = True
                if over_x / WIDTH < over_y / HEIGHT:
                    step = math.copysign(over_x / 2 + 0.1, dx or 1)
                    a.x += step
                    b.x -= step
                else:
                    step = math.copysign(over_y / 2 + 0.1, dy or 1)
                    a.y += step
                    b.y -= step
        for spot in spots:
            spot.x = min(max(spot.x, MARGIN + spot.width / 2), WIDTH - MARGIN - spot.width / 2)
            spot.y = min(max(spot.y, MARGIN + spot.height / 2),
                         HEIGHT - LEGEND - MARGIN - spot.height / 2)
        if not moved:
            return
    sys.exit("some labels still overlap: fewer nodes, or a larger picture")


def draw(nodes, edges, spots):
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
           f'font-family="Helvetica, Arial, DejaVu Sans, sans-serif" role="img">')
    yield ("<title>The strongest nodes of the graph of the sample reports, coloured by kind, "
           "sized by strength</title>")
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" rx="10" fill="#ffffff"/>'
    heaviest = max(weight for _, _, weight in edges)
    yield '<g stroke="#5b6b7a" stroke-linecap="round">'
    for a, b, weight in sorted(edges, key=lambda edge: edge[2]):
        (x1, y1), (x2, y2) = spots[a].centre, spots[b].centre
        share = weight / heaviest
        yield (f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
               f'stroke-width="{0.5 + 3.5 * share:.2f}" opacity="{0.1 + 0.5 * share:.2f}"/>')
    yield "</g>"
    for node, spot in zip(nodes, spots):
        x, y = spot.centre
        yield (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{spot.radius:.1f}" '
               f'fill="{COLOURS[node["kind"]]}" stroke="#ffffff" stroke-width="1.5"/>')
    yield ('<g text-anchor="middle" fill="#1b2530" stroke="#ffffff" stroke-width="3" '
           'stroke-linejoin="round" paint-order="stroke">')
    for spot in spots:
        x, y = spot.centre
        for row, line in enumerate(spot.lines):
            base = y + spot.radius + spot.font * (0.95 + 1.15 * row)
            yield f'<text x="{x:.1f}" y="{base:.1f}" font-size="{spot.font:.1f}">{escape(line)}</text>'
    yield "</g>"
    shown = [kind for kind in COLOURS if any(node["kind"] == kind for node in nodes)]
    for place, kind in enumerate(shown):
        x = MARGIN + 8 + 110 * place
        y = HEIGHT - LEGEND / 2 - 6
        yield f'<circle cx="{x}" cy="{y:.1f}" r="6" fill="{COLOURS[kind]}"/>'
        yield f'<text x="{x + 12}" y="{y + 4.5:.1f}" font-size="13" fill="#1b2530">{kind}</text>'
    yield "</svg>"


def main(graph_file, picture_file):
    with open(graph_file, encoding="utf-8") as file:
        nodes, edges, strength = strongest(json.load(file))
    spots = [Spot(node["label"], value / max(strength)) for node, value in zip(nodes, strength)]
    lay_out(spots, edges)
    with open(picture_file, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in draw(nodes, edges, spots))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
