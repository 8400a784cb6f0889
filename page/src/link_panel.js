// Why two nodes are tied: the reports that name both.
import { cut, el } from "./dom.js";
import { byDateFromNewest, nodeButton, panelHead, reportItem, section, shortenedList } from "./parts.js";
import { counted, formatDate, formatValue, linkKindName } from "./words.js";

/** What a report adds to the weight, where that is known. */
function contribution(graph, [a, b], shared) {
  const { relevancy } = graph.places;
  // Of another scheme of weights the reports do not tell how they add up.
  return graph.derived.links.includes("weight") ? relevancy[a][shared.a] * relevancy[b][shared.b] : null;
}

function dates(graph, link) {
  const [first, last] = ["first_seen", "last_seen"].map((name) => graph.linkColumn(name)?.values[link]);
  if (!first) return null;
  return el("p", { class: "quiet" }, first === last ? formatDate(first) : `${formatDate(first)} to ${formatDate(last)}`);
}

export function linkPanel(app, link) {
  const { graph } = app;
  const { source, target, weight, kind } = graph.links;
  const ends = [source[link], target[link]];
  const shared = graph.sharedReports(...ends).sort(byDateFromNewest(graph));
  const evidence = shared.length === 0
    ? el("p", {}, "The file that this page was made from does not carry the reports behind its links.")
    : shortenedList(shared, 20, (each) => {
      const adds = contribution(graph, ends, each);
      return reportItem(graph, each.report, adds === null ? null : el("span", { class: "quiet" }, `adds ${formatValue(adds)}`));
    }, { class: "plain evidence" });
  return [
    panelHead(app, "Why are they tied?"),
    el("div", { class: "ends" }, ends.map((node) => nodeButton(app, node))),
    el("p", {}, `They ${kind[link] === "cooccurs" ? linkKindName(kind[link]) : `are ${linkKindName(kind[link]) || "tied"}`}: weight ${formatValue(weight[link])}.`),
    dates(graph, link),
    section(counted(shared.length, "report names both", "reports name both"), evidence),
  ];
}

export const linkTitle = (graph, link) =>
  [graph.links.source[link], graph.links.target[link]].map((node) => cut(graph.nodes.label[node], 60)).join(" and ");
