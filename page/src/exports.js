// The part that is seen, as files of the usual formats.

// What XML 1.0 has no way to write.
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" };
const xml = (text) => String(text).replace(illegal, "\uFFFD").replace(/[&<>"\t\n\r]/g, (character) => escapes[character]);

const own = { label: "string", kind: "string", x: "double", y: "double", community: "long" };

const nodeFields = (graph) => [
  ...["label", "kind", "x", "y", "community"].map((name) => ({ name, type: own[name], values: graph.nodes[name] })),
  ...graph.nodes.columns.filter(({ name }) => !(name in own)),
];
const linkFields = (graph) => [
  { name: "weight", type: "double", values: graph.links.weight },
  { name: "kind", type: "string", values: graph.links.kind },
  ...graph.links.columns,
];

const ends = (graph, link) => [graph.nodes.id[graph.links.source[link]], graph.nodes.id[graph.links.target[link]]];
const isThere = (value) => value !== null && value !== undefined;

export function toGraphMl(graph, nodes, links) {
  const groups = [["n", "node", nodeFields(graph)], ["e", "edge", linkFields(graph)]];
  const keys = groups.flatMap(([letter, what, fields]) => fields.map(({ name, type }, i) =>
    `<key id="${letter}${i}" for="${what}" attr.name="${xml(name)}" attr.type="${type}"/>`));
  const data = (letter, fields, row) => fields.map(({ values }, i) => isThere(values[row]) ? `<data key="${letter}${i}">${xml(values[row])}</data>` : "").join("");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '<graph edgedefault="undirected">',
    ...nodes.map((node) => `<node id="${xml(graph.nodes.id[node])}">${data("n", groups[0][2], node)}</node>`),
    ...links.map((link) => {
      const [source, target] = ends(graph, link);
      return `<edge source="${xml(source)}" target="${xml(target)}">${data("e", groups[1][2], link)}</edge>`;
    }),
    "</graph>", "</graphml>", "",
  ].join("\n");
}

const objectOf = (fields, row) => Object.fromEntries(fields.map(({ name, values }) => [name, values[row]]).filter(([, value]) => isThere(value)));

/** As networkx reads it: node_link_graph(data, edges="edges"). */
export function toNodeLinkJson(graph, nodes, links) {
  const [ofNodes, ofLinks] = [nodeFields(graph), linkFields(graph)];
  return JSON.stringify({
    directed: false, multigraph: false, graph: {},
    nodes: nodes.map((node) => ({ id: graph.nodes.id[node], ...objectOf(ofNodes, node) })),
    edges: links.map((link) => {
      const [source, target] = ends(graph, link);
      return { source, target, ...objectOf(ofLinks, link) };
    }),
  });
}

/** Quoted as RFC 4180 has it; a spreadsheet takes no text for a formula. */
function csvCell(value) {
  if (!isThere(value)) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
const csvLines = (rows) => rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");

export function nodesToCsv(graph, nodes) {
  const fields = nodeFields(graph);
  return csvLines([["id", ...fields.map(({ name }) => name)], ...nodes.map((node) => [graph.nodes.id[node], ...fields.map(({ values }) => values[node])])]);
}

export function linksToCsv(graph, links) {
  const fields = linkFields(graph);
  return csvLines([["source", "target", ...fields.map(({ name }) => name)], ...links.map((link) => [...ends(graph, link), ...fields.map(({ values }) => values[link])])]);
}
