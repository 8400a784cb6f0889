// What a served page asks its server: nodes, links and paths that it does not hold, and whether it is out of date.
import { announce, byId, cut, el, replace, swatch } from "./dom.js";
import { panelHead, reportItemOf, section, shortenedList } from "./parts.js";
import { columnName, counted, formatDate, formatValue, kindName } from "./words.js";

const patience = 2000; // milliseconds between two questions for the version

async function ask(what, parameters = {}) {
  try {
    const answer = await fetch(`/api/${what}?${new URLSearchParams(parameters)}`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // the server has ended; the page still holds what it holds
  }
}

const dates = ["first_seen", "last_seen"];
const columnText = (name, value) => (dates.includes(name) ? formatDate(value) : typeof value === "number" ? formatValue(value) : cut(String(value), 1200));

export class Beyond {
  constructor(app) {
    this.app = app;
    this.#watch();
  }

  search(text) {
    return text.trim() ? ask("search", { q: text }) : Promise.resolve([]);
  }

  /** Shows what an address names that is not on the map: a node, a link or a path. */
  async show(state) {
    const kinds = [["n", () => this.#node(state.n)], ["l", () => this.#why(...state.l.split(/~(.*)/s))], ["p", () => this.#path(...state.p.split(/~(.*)/s))]];
    const [field, find] = kinds.find(([name]) => state[name]);
    const content = await find();
    if (this.app.store.state[field] !== state[field]) return; // somebody went on meanwhile
    if (content) this.app.showPanel(content);
    else announce(`${state[field]} is not in this graph`);
  }

  #button({ id, label, kind }) {
    return el("button", { type: "button", class: "node", title: kindName(kind), onclick: () => this.app.openId(id) },
      swatch(this.app.look.kindColor(kind)), el("bdi", { class: "name" }, cut(label, 120)));
  }

  #whyButton(a, b, text) {
    return el("button", { type: "button", class: "link number", onclick: () => this.app.openLinkOf(a, b) }, text);
  }

  async #node(id) {
    const node = await ask("node", { id });
    if (!node) return null;
    const { description, ...columns } = node.columns;
    return [
      panelHead(this.app, cut(node.label, 300), el("p", { class: "badge" }, swatch(this.app.look.kindColor(node.kind)), `${kindName(node.kind)}, not on this map`)),
      description && el("p", { class: "description" }, el("bdi", {}, cut(description, 1200))),
      el("dl", { class: "facts" }, Object.entries(columns).map(([name, value]) => [el("dt", {}, columnName(name)), el("dd", {}, el("bdi", {}, columnText(name, value)))])),
      section(counted(node.degree, "neighbour"), shortenedList(node.neighbors, 20, (other) =>
        el("div", { class: "neighbor" }, this.#button(other), this.#whyButton(id, other.id, formatValue(other.weight))))),
      node.reports.length > 0 && section(counted(node.reports.length, "report"), shortenedList(node.reports, 12, (report) => reportItemOf(report))),
    ].filter(Boolean);
  }

  async #why(a, b) {
    const why = await ask("why", { a, b });
    if (!why) return null;
    return [
      panelHead(this.app, "Why are they tied?"),
      el("div", { class: "ends" }, this.#button(why.a), this.#button(why.b)),
      el("p", {}, `Weight ${formatValue(why.weight)}.`),
      section(counted(why.evidence.length, "report names both", "reports name both"), shortenedList(why.evidence, 20, (each) =>
        reportItemOf(each, el("span", { class: "quiet" }, `adds ${formatValue(each.adds)}`)))),
    ];
  }

  async #path(a, b) {
    const path = await ask("path", { a, b });
    if (!path) return null;
    const step = (node, at) => el("li", {}, at > 0 && el("div", { class: "why" }, this.#whyButton(path[at - 1].id, node.id, `tied by ${formatValue(node.weight)}: why?`)), this.#button(node));
    return [
      panelHead(this.app, path.length > 0 ? `Path of ${counted(path.length - 1, "link")}` : "No path"),
      el("ol", { class: "path plain" }, path.map(step)),
    ];
  }

  async #watch() {
    const answer = await ask("version");
    if (answer && answer.version !== this.app.graph.served) this.#offerReload();
    else setTimeout(() => this.#watch(), patience);
  }

  #offerReload() {
    replace(byId("news"), "The reports have changed. ", el("button", { type: "button", onclick: () => location.reload() }, "Show the new graph"));
    byId("news").hidden = false;
  }
}
