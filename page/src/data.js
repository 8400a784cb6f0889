// The graph of the page, as arrays: node i and link j are rows of them.
import { sharedReports, unpack } from "./unpack.js";

/** Lower case without accents, for comparing what people type. */
export const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Two lists, one per node, in one block: items[begin[i]] to items[begin[i + 1]]. */
function adjacency(nodes, source, target, weight) {
  const begin = new Uint32Array(nodes + 1);
  for (let link = 0; link < source.length; link++) {
    begin[source[link] + 1]++;
    begin[target[link] + 1]++;
  }
  for (let node = 0; node < nodes; node++) begin[node + 1] += begin[node];
  const next = begin.slice(0, nodes);
  const items = new Uint32Array(2 * source.length);
  const strongestFirst = Uint32Array.from(source.keys()).sort((a, b) => weight[b] - weight[a] || a - b);
  for (const link of strongestFirst) {
    items[next[source[link]]++] = link;
    items[next[target[link]]++] = link;
  }
  return { begin, items };
}

export class Graph {
  /** @param text the JSON that exporters/html/data.hpp describes */
  constructor(text) {
    Object.assign(this, unpack(JSON.parse(text)));
    this.nodeCount = this.nodes.id.length;
    this.linkCount = this.links.source.length;
    this.folded = this.nodes.label.map(fold);
    this.indexOfId = new Map(this.nodes.id.map((id, node) => [id, node]));
    this.adjacency = adjacency(this.nodeCount, this.links.source, this.links.target, this.links.weight);
    this.#addDegrees();
  }

  /** Degree and strength, as measures where the page holds all links. */
  #addDegrees() {
    const degree = new Array(this.nodeCount).fill(0);
    const strength = new Array(this.nodeCount).fill(0);
    for (let link = 0; link < this.linkCount; link++) {
      for (const node of [this.links.source[link], this.links.target[link]]) {
        degree[node]++;
        strength[node] += this.links.weight[link];
      }
    }
    this.strength = strength;
    if (this.leftOut.links > 0) return;
    if (!this.column("strength")) this.nodes.columns.unshift({ name: "strength", type: "double", values: strength });
    if (!this.column("degree")) this.nodes.columns.unshift({ name: "degree", type: "long", values: degree });
  }

  column(name) {
    return this.nodes.columns.find((column) => column.name === name);
  }

  linkColumn(name) {
    return this.links.columns.find((column) => column.name === name);
  }

  /** The value of a node; null where it has none. */
  value(name, node) {
    return this.column(name)?.values[node] ?? null;
  }

  /** The names of the columns that are measures: numbers that are no dates. */
  get measures() {
    const dates = ["first_seen", "last_seen"];
    return this.nodes.columns
      .filter(({ name, type }) => ["long", "double"].includes(type) && !dates.includes(name) && !name.startsWith("community_level"))
      .map((column) => column.name);
  }

  /** The place of a node among all that have a value, 1 being the highest. */
  rank(name, node) {
    const { values } = this.column(name);
    let rank = 1;
    for (const value of values) if (value !== null && value > values[node]) rank++;
    return rank;
  }

  linksOf(node) {
    const { begin, items } = this.adjacency;
    return items.subarray(begin[node], begin[node + 1]);
  }

  otherEnd(link, node) {
    return this.links.source[link] === node ? this.links.target[link] : this.links.source[link];
  }

  findLink(a, b) {
    for (const link of this.linksOf(a)) if (this.otherEnd(link, a) === b) return link;
    return null;
  }

  get hasReports() {
    return this.reports.path.length > 0;
  }

  reportsOf(node) {
    return this.places.report[node] ?? [];
  }

  sharedReports(a, b) {
    return sharedReports(this.places.report, a, b);
  }

  reportTitle(report) {
    return this.reports.title[report] || this.reports.path[report];
  }

  communityName(community) {
    return this.communities[community] || `Community ${community + 1}`;
  }
}

