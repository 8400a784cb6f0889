// The side bar: which nodes and links are shown, and how.
import { byId, el, replace, swatch } from "./dom.js";
import { Histogram } from "./histogram.js";
import { columnName, formatCount, formatValue, kindPlural } from "./words.js";

const steps = 100;

/** Weights at even shares of the links, so that every step of the slider takes some away. */
function weightSteps(graph) {
  const sorted = [...graph.links.weight].sort((a, b) => a - b);
  const distinct = [0, ...new Set(Array.from({ length: steps }, (_, i) => sorted[Math.floor((i * sorted.length) / steps)]))];
  return distinct.filter((weight) => weight === 0 || weight > sorted[0]);
}

const last = (values) => values[values.length - 1];

export class Filters {
  constructor(app) {
    this.app = app;
    const { graph, store } = app;
    this.weights = weightSteps(graph);
    this.reports = graph.column("reports")?.values.reduce((most, value) => Math.max(most, value ?? 0), 1) ?? 1;
    this.mostLinksPerNode = Math.max(1, graph.links.rank.reduce((a, b) => Math.max(a, b), 1));

    this.#slider("weight", 0, this.weights.length - 1, (at) => ({ w: this.weights[at] }));
    this.#slider("reports", 1, Math.min(this.reports, 60), (value) => ({ r: value }));
    this.#slider("links-per-node", 1, Math.min(this.mostLinksPerNode, 30), (value) => ({ k: value }));
    byId("reports-filter").hidden = this.reports <= 1;
    byId("color").addEventListener("change", (event) => store.adjust({ color: event.target.value }));
    byId("size").append(...graph.measures.map((name) => el("option", { value: name }, columnName(name))));
    byId("size").addEventListener("change", (event) => store.adjust({ size: event.target.value }));
    byId("reset").addEventListener("click", () => store.go({ off: [], w: 0, r: 1, from: 0, to: 0, k: 0, e: 0 }));
    this.histogram = new Histogram(graph, (range) => store.adjust(range));
    this.#countKinds();
  }

  #slider(id, least, most, changesOf) {
    const input = byId(id);
    input.min = least;
    input.max = Math.max(least, most);
    input.disabled = most <= least;
    input.addEventListener("input", () => this.app.store.adjust(changesOf(Number(input.value))));
  }

  #countKinds() {
    const counts = new Map();
    for (const kind of this.app.graph.nodes.kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    this.kinds = [...counts].sort((a, b) => b[1] - a[1]);
  }

  #toggle(kind) {
    const { state } = this.app.store;
    const off = state.off.includes(kind) ? state.off.filter((each) => each !== kind) : [...state.off, kind];
    this.app.store.adjust({ off });
  }

  #showKinds() {
    const { look, store } = this.app;
    replace(byId("kinds"), this.kinds.map(([kind, count]) => el("li", {}, el("label", {},
      Object.assign(el("input", { type: "checkbox", name: "kind", value: kind, onchange: () => this.#toggle(kind) }), { checked: !store.state.off.includes(kind) }),
      swatch(look.kindColor(kind)), el("span", { class: "name" }, kindPlural(kind)), el("span", { class: "quiet number" }, formatCount(count))))));
  }

  /** Puts the controls where the state says. */
  show(state, visible) {
    const focused = document.activeElement?.name === "kind" ? document.activeElement.value : null;
    this.#showKinds();
    if (focused !== null) byId("kinds").querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
    const at = this.weights.findLastIndex((weight) => weight <= state.w);
    this.#put("weight", Math.max(0, at), state.w > 0 ? `at least ${formatValue(state.w)}` : "any");
    this.#put("reports", state.r, state.r > 1 ? `at least ${formatCount(state.r)}` : "any");
    this.#put("links-per-node", visible.linksPerNode, formatCount(visible.linksPerNode));
    byId("color").value = this.app.look.by;
    byId("size").value = state.size;
    this.histogram.show(state);
    const isFiltered = state.off.length > 0 || state.w > 0 || state.r > 1 || state.from || state.to || state.k || state.e;
    byId("reset").hidden = !isFiltered;
  }

  #put(id, value, text) {
    const input = byId(id);
    input.value = Math.min(value, last([Number(input.max)]));
    input.setAttribute("aria-valuetext", text);
    byId(`${id}-value`).textContent = text;
  }
}
