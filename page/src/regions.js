// The communities as regions of the map, which have their names on it.
import { shortLabel } from "./labels.js";

const mostLines = 3;
const mostLetters = 26;
const [smallestFont, largestFont] = [12, 18];

/** The terms of a name on as few lines as hold them. */
export function linesOf(name) {
  const lines = [];
  for (const term of name.split(", ").map((each) => shortLabel(each, mostLetters)).filter(Boolean)) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + term.length + 2 <= mostLetters) lines[last] += `, ${term}`;
    else if (lines.length === mostLines) break;
    else lines.push(term);
  }
  return lines.map((line, i) => (i < lines.length - 1 ? `${line},` : line));
}

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const light = (channel) => (channel <= 10 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
const luminance = (hex) => [0.2126, 0.7152, 0.0722].reduce((sum, share, i) => sum + share * light(channels(hex)[i]), 0);

function contrast(a, b) {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour, as much nearer to the ink as it takes to be read (WCAG 2.2, 1.4.3). */
export function readable(color, { ink, background }) {
  while (contrast(color, background) < 4.5) {
    const [from, to] = [channels(color), channels(ink)];
    color = `#${from.map((part, i) => Math.round(0.85 * part + 0.15 * to[i]).toString(16).padStart(2, "0")).join("")}`;
  }
  return color;
}

/** The largest communities: their name, number of nodes, centre and reach, by the areas of their discs. */
export function regionsOf(graph, look, shown) {
  const regions = new Map();
  const { x, y, community } = graph.nodes;
  const area = (node) => look.radius[node] ** 2;
  for (const node of shown) {
    const name = graph.communities[community[node]];
    if (!name) continue;
    if (!regions.has(community[node])) regions.set(community[node], { community: community[node], lines: linesOf(name), nodes: [] });
    regions.get(community[node]).nodes.push(node);
  }
  const mean = (nodes, value) => {
    const sum = nodes.reduce((all, node) => all + area(node), 0) || 1;
    return nodes.reduce((all, node) => all + area(node) * value(node), 0) / sum;
  };
  const least = 3; // of fewer nodes, nothing is a region
  const large = [...regions.values()].filter(({ nodes, lines }) => nodes.length >= least && lines.length > 0);
  large.sort((a, b) => b.nodes.length - a.nodes.length || a.community - b.community);
  for (const region of large) {
    region.x = mean(region.nodes, (node) => x[node]);
    region.y = mean(region.nodes, (node) => y[node]);
    region.reach = mean(region.nodes, (node) => Math.hypot(x[node] - region.x, y[node] - region.y));
    region.font = smallestFont + (largestFont - smallestFont) * Math.sqrt(region.nodes.length / large[0].nodes.length);
  }
  return large;
}
