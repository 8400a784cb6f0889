// A shortest path: the fewest links and, of these paths, the one of the strongest.
import { el } from "./dom.js";
import { nodeButton, panelHead } from "./parts.js";
import { Search } from "./search.js";
import { counted, formatValue } from "./words.js";

/** The nodes of a path from one to another, both included; null where there is none. */
export function shortestPath(graph, from, to) {
  const hops = new Int32Array(graph.nodeCount).fill(-1);
  const length = new Float64Array(graph.nodeCount).fill(Infinity);
  const before = new Int32Array(graph.nodeCount).fill(-1);
  hops[from] = 0;
  length[from] = 0;
  let level = [from];
  while (level.length > 0 && hops[to] < 0) {
    const next = [];
    for (const node of level) {
      for (const link of graph.linksOf(node)) {
        const other = graph.otherEnd(link, node);
        if (hops[other] < 0) {
          hops[other] = hops[node] + 1;
          next.push(other);
        }
        const through = length[node] + 1 / graph.links.weight[link];
        if (hops[other] === hops[node] + 1 && through < length[other]) {
          length[other] = through;
          before[other] = node;
        }
      }
    }
    level = next;
  }
  if (hops[to] < 0) return null;
  const path = [to];
  while (path[0] !== from) path.unshift(before[path[0]]);
  return path;
}

function step(app, path, at) {
  const { graph } = app;
  const link = at > 0 ? graph.findLink(path[at - 1], path[at]) : null;
  return el("li", {},
    link !== null && el("button", { type: "button", class: "link why", onclick: () => app.openLink(link) }, `tied by ${formatValue(graph.links.weight[link])}: why?`),
    nodeButton(app, path[at]));
}

export function pathPanel(app, from, to) {
  const path = shortestPath(app.graph, from, to);
  const { label } = app.graph.nodes;
  return [
    panelHead(app, path ? `Path of ${counted(path.length - 1, "link")}` : "No path"),
    path ? el("ol", { class: "path plain" }, path.map((_, at) => step(app, path, at))) : el("p", {}, "No path leads from ", el("bdi", {}, label[from]), " to ", el("bdi", {}, label[to]), " on this map."),
    path && app.graph.leftOut.nodes > 0 ? el("p", { class: "quiet" }, "Through the nodes of this map; what was left out may be a shorter way.") : null,
  ];
}

/** A field that asks where the path is to lead. */
export function pathField(app, from) {
  const list = el("ul", { id: "path-options", role: "listbox", class: "suggestions", hidden: true, "aria-label": "Suggestions" });
  const input = el("input", {
    id: "path-input", type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "path-options", "aria-autocomplete": "list",
    autocomplete: "off", "aria-label": "Path to", placeholder: "Path to which node?",
  });
  new Search(app.graph, app.look, {
    input, list, choose: (to) => app.openPath(from, to), beyond: app.beyond, chooseBeyond: (id) => app.openPathOf(app.graph.nodes.id[from], id),
  });
  return [el("div", { class: "search-field" }, input, list), input];
}
