// Pieces that several panels are made of.
import { cut, el, linkTo, swatch } from "./dom.js";
import { formatDate, formatValue, kindName } from "./words.js";

/** A button with the name of a node, which opens it. */
export function nodeButton(app, node, note = null) {
  const { label, kind } = app.graph.nodes;
  return el("button", { type: "button", class: "node", title: kindName(kind[node]), onclick: () => app.openNode(node) },
    swatch(app.look.nodeColor(node)), el("bdi", { class: "name" }, cut(label[node], 120)), note && el("span", { class: "quiet number" }, note));
}

/** A list of which the first few are shown until a button asks for all. */
export function shortenedList(items, few, draw, properties = {}) {
  const list = el("ul", { class: "plain", ...properties }, items.slice(0, few).map((item) => el("li", {}, draw(item))));
  if (items.length <= few) return list;
  const more = el("button", {
    type: "button", class: "more",
    onclick: () => {
      list.append(...items.slice(few).map((item) => el("li", {}, draw(item))));
      more.remove();
      list.children[few]?.querySelector("button, a")?.focus();
    },
  }, `Show all ${formatValue(items.length)}`);
  return [list, more];
}

/** A report: its date, its title as a link, and the rest that is said of it. */
export function reportItemOf({ date, title, url }, ...rest) {
  return el("div", { class: "report" },
    date ? el("time", { datetime: formatDate(date) }, formatDate(date)) : el("span", { class: "quiet" }, "no date"),
    el("bdi", {}, linkTo(url, cut(title, 200))), ...rest);
}

export const reportItem = (graph, report, ...rest) =>
  reportItemOf({ date: graph.reports.date[report], title: graph.reportTitle(report), url: graph.reports.url[report] }, ...rest);

export const byDateFromNewest = (graph) => (a, b) => graph.reports.date[b.report ?? b] - graph.reports.date[a.report ?? a];

export const section = (title, ...content) => el("section", {}, el("h3", {}, title), ...content);

/** The head of a panel: what it is, and a button that closes it. */
export function panelHead(app, title, ...below) {
  return el("div", { class: "panel-head" },
    el("h2", { tabindex: -1 }, el("bdi", {}, title)),
    el("button", { type: "button", class: "icon", "aria-label": "Close", onclick: () => app.closePanel() }, "✕"), ...below);
}
