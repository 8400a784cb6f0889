// What the page saves, read by others.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { closeBrowsers, folder, makePage, onPage, python, samples, sigloom, withoutWebGl } from "./browser.mjs";

const address = makePage("samples.html", samples);
after(closeBrowsers);

test("the page holds what the other formats hold", () => onPage(address, async (page) => {
  const path = `${folder}/samples.json`;
  sigloom("build", samples, "-o", path, "--quiet");
  const graph = JSON.parse(readFileSync(path, "utf8"));
  const held = await page.evaluate(() => {
    const { nodes, links, nodeCount, linkCount } = sigloomPage.graph;
    const rows = (count, columns, fields) => Array.from({ length: count }, (_, row) =>
      Object.fromEntries([...Object.entries(fields), ...columns.map(({ name, values }) => [name, values])].map(([name, values]) => [name, values[row]])));
    const id = (ends) => ends.map((node) => nodes.id[node]);
    return {
      nodes: rows(nodeCount, nodes.columns, { id: nodes.id, label: nodes.label, kind: nodes.kind }),
      edges: rows(linkCount, links.columns, { source: id(links.source), target: id(links.target), kind: links.kind, weight: links.weight }),
    };
  });
  const keys = { nodes: ["id", "label", "kind", "reports", "first_seen", "last_seen", "description"], edges: ["kind", "weight", "count", "mentions", "first_seen", "last_seen"] };
  const text = (row, part) => JSON.stringify([part === "edges" ? [row.source, row.target].sort() : null,
    ...keys[part].map((key) => (typeof row[key] === "number" ? Number(row[key].toFixed(6)) : row[key] ?? null))]);
  for (const part of ["nodes", "edges"]) {
    const [ours, theirs] = [held[part], graph[part] ?? graph.links].map((rows) => rows.map((row) => text(row, part)).sort());
    assert.deepEqual(ours, theirs);
  }
}));

test("a page says what it leaves out", () => onPage(makePage("few.html", samples, "--max-nodes", "30"), async (page) => {
  assert.equal((await seen(page)).nodes.length, 30);
  assert.match(await page.locator("#left-out").textContent(), /holds the 30 largest nodes .* \d+ smaller nodes and \d+ links are left out/);
}));

async function save(page, file) {
  await page.locator("#downloads summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-file=${file}]`).click()]);
  const path = `${folder}/${download.suggestedFilename()}`;
  await download.saveAs(path);
  return path;
}

const seen = (page) => page.evaluate(() => {
  const { graph, visible } = sigloomPage;
  const id = (node) => graph.nodes.id[node];
  return {
    nodes: visible.bySize.map((node) => [id(node), graph.nodes.label[node]]),
    links: visible.drawn.map((link) => [id(graph.links.source[link]), id(graph.links.target[link]), graph.links.weight[link]]),
  };
});

/** Nodes and links as networkx reads them. */
function asNetworkxReads(path) {
  const program = `
import json, networkx, sys
path = sys.argv[1]
graph = networkx.read_graphml(path) if path.endswith("graphml") else networkx.node_link_graph(json.load(open(path)), edges="edges")
print(json.dumps({"nodes": [[n, d["label"]] for n, d in graph.nodes(data=True)], "links": [[a, b, d["weight"]] for a, b, d in graph.edges(data=True)]}))`;
  return JSON.parse(execFileSync(python, ["-c", program, path], { encoding: "utf8", maxBuffer: 1e8 }));
}

const sorted = ({ nodes, links }) => ({
  nodes: [...nodes].sort(),
  links: links.map(([a, b, weight]) => [...[a, b].sort(), weight.toFixed(9)]).sort(),
});

for (const file of ["graphml", "json"]) {
  test(`networkx reads the part that is seen (${file})`, () => onPage(address, async (page) => {
    const there = await seen(page);
    assert.ok(there.nodes.length > 20 && there.links.length > 20);
    assert.deepEqual(sorted(asNetworkxReads(await save(page, file))), sorted(there));
  }, { hash: "#off=signal&k=2" }));
}

test("sigloom reads it, too", () => onPage(address, async (page) => {
  const there = await seen(page);
  const info = sigloom("info", await save(page, "graphml"));
  assert.match(info, new RegExp(`nodes +${there.nodes.length}\\n`));
  assert.match(info, new RegExp(`edges +${there.links.length}\\n`));
}));

test("nodes and links as CSV", () => onPage(address, async (page) => {
  const there = await seen(page);
  const program = "import csv, json, sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8')))))";
  const rows = (path) => JSON.parse(execFileSync(python, ["-c", program, path], { encoding: "utf8", maxBuffer: 1e8 }));
  const nodes = rows(await save(page, "nodes"));
  assert.deepEqual(nodes.map(({ id, label }) => [id, label]), there.nodes);
  const links = rows(await save(page, "links"));
  assert.deepEqual(links.map(({ source, target, weight }) => [source, target, Number(weight)]), there.links);
}));

for (const [name, browser] of [["", undefined], [" without WebGL", withoutWebGl]]) {
  test(`the picture as PNG and SVG${name}`, () => onPage(address, async (page) => {
    const png = readFileSync(await save(page, "png"));
    assert.equal(png.subarray(1, 4).toString(), "PNG");
    const box = await page.locator("#map").boundingBox();
    assert.equal(png.readUInt32BE(16), Math.round(box.width * 2));
    const path = await save(page, "svg");
    const program = "import sys, xml.etree.ElementTree as tree; print(len(tree.parse(sys.argv[1]).findall('.//{http://www.w3.org/2000/svg}circle')))";
    const circles = Number(execFileSync(python, ["-c", program, path], { encoding: "utf8" }));
    assert.ok(circles > (await seen(page)).nodes.length, "all nodes, and what is selected above them");
    assert.match(readFileSync(path, "utf8"), />privacy<\/text>/);
  }, { browser, hash: "#n=theme:privacy" }));
}
