// What is seen, as shapes in pixels: one list for the overlay of the map, for the picture without WebGL, and for
// the files to download.
import { LabelPlacer } from "./labels.js";
import { readable, regionsOf } from "./regions.js";

let measuring;
/** The width of a text in pixels. */
export function textWidth(text, font, isBold) {
  measuring ??= document.createElement("canvas").getContext("2d");
  measuring.font = `${isBold ? "600 " : ""}${font}px ${fontFamily}`;
  return measuring.measureText(text).width;
}

export const fontFamily = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif';

const importanceOf = (r, largest) => Math.min(1, Math.sqrt(Math.max(0, r) / largest));

/** What the eye is led to: a node with its neighbours, a link, a path or a community. */
export function focusOf(graph, visible, { node, link, path, community }) {
  const drawable = (each) => visible.nodes[graph.links.source[each]] && visible.nodes[graph.links.target[each]];
  if (node !== undefined && visible.nodes[node]) {
    const passing = new Set(visible.drawn);
    const strongest = [...graph.linksOf(node)].filter(drawable).slice(0, 60);
    const drawn = graph.linksOf(node).filter((each) => passing.has(each));
    const links = [...new Set([...strongest, ...drawn])];
    return { main: [node], nodes: [node, ...links.map((each) => graph.otherEnd(each, node))], links };
  }
  if (link !== undefined) {
    const ends = [graph.links.source[link], graph.links.target[link]];
    return { main: ends, nodes: ends, links: [link] };
  }
  if (path?.length) {
    return { main: path, nodes: path, links: path.slice(1).map((each, i) => graph.findLink(path[i], each)) };
  }
  if (community >= 0) {
    const nodes = [...visible.nodes.keys()].filter((each) => visible.nodes[each] && graph.nodes.community[each] === community);
    const inside = (each) => graph.nodes.community[graph.links.source[each]] === community && graph.nodes.community[graph.links.target[each]] === community;
    return { main: [], nodes, links: visible.drawn.filter(inside) };
  }
  return null;
}

function lineOf(view, look, link, alpha, minimum = 0) {
  const { source, target } = view.graph.links;
  const [x1, y1] = view.position(source[link]);
  const [x2, y2] = view.position(target[link]);
  const { color, width } = look.link(link);
  return { x1, y1, x2, y2, color, width: Math.max(minimum, view.scale(width)), alpha };
}

function discOf(view, look, node, ring) {
  const [x, y] = view.position(node);
  return { x, y, r: view.scale(look.radius[node]), color: look.nodeColor(node), ring };
}

function candidates(view, look, nodes, sure = new Set()) {
  const largest = view.scale(look.radius.reduce((a, b) => Math.max(a, b), 0)) || 1;
  return nodes.map((node) => {
    const [x, y] = view.position(node);
    const r = view.scale(look.radius[node]);
    return { label: view.graph.nodes.label[node], x, y, r, importance: importanceOf(r, largest), sure: sure.has(node) };
  });
}

function addLabels(placer, all, limit, discs) {
  for (const each of all) {
    if (placer.placed.length >= limit) return;
    placer.addLabel(each, discs);
  }
}

/** The names of the largest communities whose middle is in sight, where they hide the least. */
function addNames(placer, view, look, visible, discs) {
  if (look.by !== "community") return;
  visible.regions ??= regionsOf(view.graph, look, visible.bySize);
  const limit = Math.max(3, Math.min(14, Math.round((view.width * view.height) / 45000)));
  for (const { lines, font, community, x, y, reach } of visible.regions.slice(0, limit)) {
    const [left, top] = view.place(x, y);
    if (left < 0 || top < 0 || left > view.width || top > view.height) continue;
    const away = Math.hypot(...view.place(x + reach, y).map((to, i) => to - [left, top][i]));
    placer.addName({ lines, font, color: readable(look.communityColor(community), look.colors), x: left, y: top, reach: away }, discs);
  }
}

/** The labels of the whole picture: those of the largest nodes in sight, and the names of communities. */
function mainLabels(view, look, visible) {
  const inSight = visible.bySize.filter((node) => {
    const [x, y] = view.position(node);
    return x >= 0 && y >= 0 && x <= view.width && y <= view.height;
  });
  const limit = Math.max(8, Math.min(45, Math.round((view.width * view.height) / 14000)));
  const all = candidates(view, look, inSight.slice(0, 12 * limit));
  const placer = new LabelPlacer(view, textWidth);
  // The names of communities take the room that the most telling labels leave.
  const telling = Math.round(0.4 * limit);
  addLabels(placer, all.slice(0, telling), limit, all);
  const before = placer.placed.length;
  addNames(placer, view, look, visible, all);
  addLabels(placer, all.slice(telling), limit + placer.placed.length - before, all);
  return placer.placed;
}

/** The labels of what the eye is led to, whatever those of the main ones hide. */
function focusLabels(view, look, nodes, main) {
  const most = 60;
  const placer = new LabelPlacer(view, textWidth);
  addLabels(placer, candidates(view, look, nodes, main), most);
  return placer.placed;
}

/** Everything: links, discs and labels, and above them, behind a veil, what the eye is led to. */
export function sceneOf(view, look, visible, focus) {
  const factor = look.inkFactor(visible.drawn);
  const scene = {
    width: view.width,
    height: view.height,
    colors: look.colors,
    lines: visible.drawn.map((link) => lineOf(view, look, link, look.link(link).alpha * factor)),
    discs: visible.bySize.toReversed().map((node) => discOf(view, look, node, look.colors.ring)),
  };
  return { ...scene, ...upperScene(view, look, visible, focus) };
}

/** What lies above links and discs: labels, or a veil with the focus on it. */
export function upperScene(view, look, visible, focus) {
  const upper = { width: view.width, height: view.height, colors: look.colors };
  if (!focus) return { ...upper, labels: mainLabels(view, look, visible) };
  const main = new Set(focus.main);
  const strongest = view.graph.links.weight;
  const heaviest = focus.links.reduce((most, link) => Math.max(most, strongest[link]), 0) || 1;
  const discs = [...new Set(focus.nodes)];
  const bySize = (a, b) => look.radius[b] - look.radius[a];
  return {
    ...upper,
    veil: 0.78,
    focusLines: focus.links.map((link) => lineOf(view, look, link, 0.3 + 0.6 * Math.sqrt(strongest[link] / heaviest), 0.8)),
    focusDiscs: discs.toSorted(bySize).map((node) => discOf(view, look, node, main.has(node) ? look.colors.ink : look.colors.ring)),
    labels: focusLabels(view, look, [...focus.main, ...discs.filter((node) => !main.has(node)).toSorted(bySize)], main),
  };
}
