// All of one node: what it is, what it is tied to, and which reports say so.
import { cut, el, swatch } from "./dom.js";
import { byDateFromNewest, nodeButton, panelHead, reportItem, section, shortenedList } from "./parts.js";
import { columnName, counted, formatCount, formatDate, formatValue, kindName, kindPlural } from "./words.js";

const rowColumns = ["change", "ten_years", "driving_force"];
const longText = 1200;

function facts(app, node) {
  const { graph } = app;
  const facts = [];
  const [first, last] = [graph.value("first_seen", node), graph.value("last_seen", node)];
  if (first) facts.push(["Seen", first === last ? formatDate(first) : `${formatDate(first)} to ${formatDate(last)}`]);
  const type = graph.value("entity_type", node);
  if (type) facts.push(["Type", type]);
  const community = graph.nodes.community[node];
  if (graph.communities.length > 0) {
    facts.push(["Community", el("button", { type: "button", class: "link", onclick: () => app.store.go({ ...app.nothing, g: community }) },
      swatch(app.look.communityColor(community)), cut(graph.communityName(community), 80))]);
  }
  return el("dl", { class: "facts" }, facts.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

function rowTexts(graph, node) {
  const texts = rowColumns.map((name) => [name, graph.value(name, node)]).filter(([, text]) => text);
  if (texts.length === 0) return null;
  return el("dl", { class: "row-texts" }, texts.map(([name, text]) => [el("dt", {}, columnName(name)), el("dd", {}, el("bdi", {}, cut(text, longText)))]));
}

function measures(graph, node) {
  const rows = graph.measures.filter((name) => graph.value(name, node) !== null);
  if (rows.length === 0) return null;
  return section("Measures", el("table", { class: "measures" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Measure"), el("th", { scope: "col" }, "Value"), el("th", { scope: "col" }, "Rank"))),
    el("tbody", {}, rows.map((name) => el("tr", {}, el("th", { scope: "row" }, columnName(name)),
      el("td", {}, formatValue(graph.value(name, node))), el("td", {}, formatCount(graph.rank(name, node))))))));
}

function neighborsByKind(app, node) {
  const { graph } = app;
  const groups = new Map();
  for (const link of graph.linksOf(node)) {
    const other = graph.otherEnd(link, node);
    const kind = graph.nodes.kind[other];
    if (!groups.has(kind)) groups.set(kind, []);
    groups.get(kind).push({ link, other });
  }
  const groupOf = ([kind, neighbors]) => [
    el("h4", {}, `${kindPlural(kind)} `, el("span", { class: "quiet" }, formatCount(neighbors.length))),
    shortenedList(neighbors, 8, ({ link, other }) => el("div", { class: "neighbor" }, nodeButton(app, other),
      el("button", { type: "button", class: "link number", title: "Why are they tied?", "aria-label": `${formatValue(graph.links.weight[link])}: why tied to ${cut(graph.nodes.label[other], 60)}?`, onclick: () => app.openLink(link) },
        formatValue(graph.links.weight[link])))),
  ];
  // Terms first, then what is said about them.
  const place = (kind) => ["theme", "entity"].indexOf(kind) + 1 || 3;
  const ordered = [...groups].sort((a, b) => place(a[0]) - place(b[0]) || b[1].length - a[1].length);
  return section("Strongest neighbours", ordered.length === 0 ? el("p", {}, "It has none on this map.") : ordered.map(groupOf));
}

function reports(graph, node) {
  const all = graph.reportsOf(node).map((report, at) => ({ report, at })).sort(byDateFromNewest(graph));
  if (all.length === 0) return null;
  const relevancy = graph.places.relevancy?.[node];
  return section(counted(all.length, "report"), shortenedList(all, 12, ({ report, at }) =>
    reportItem(graph, report, relevancy && relevancy[at] < 1 ? el("span", { class: "quiet" }, `relevancy ${formatValue(relevancy[at] * 5)} of 5`) : null)));
}

function actions(app, node) {
  const { state } = app.store;
  const label = app.graph.nodes.label[node];
  const isPressed = (radius) => String(state.e === radius);
  const ego = (radius, text) => el("button", {
    type: "button", "aria-pressed": isPressed(radius), onclick: () => app.store.go({ e: state.e === radius ? 0 : radius }),
  }, text);
  return el("div", { class: "actions", role: "group", "aria-label": `More of ${cut(label, 60)}` },
    ego(1, "Only its neighbours"), ego(2, "Two steps"),
    el("button", { type: "button", onclick: () => app.askForPath(node) }, "Path to …"));
}

export function nodePanel(app, node) {
  const { graph } = app;
  const { label, kind } = graph.nodes;
  const description = graph.value("description", node);
  return [
    panelHead(app, cut(label[node], 300), el("p", { class: "badge" }, swatch(app.look.kindColor(kind[node])), kindName(kind[node]))),
    actions(app, node), el("div", { id: "path-to" }),
    description && el("p", { class: "description" }, el("bdi", {}, cut(description, longText))),
    rowTexts(graph, node), facts(app, node), measures(graph, node), neighborsByKind(app, node), reports(graph, node),
  ];
}
