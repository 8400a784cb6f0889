// The nodes that are seen as a table, for screen readers and for people who prefer tables.
import { byId, el, replace } from "./dom.js";
import { nodeButton } from "./parts.js";
import { columnName, counted, formatDate, formatValue, kindName } from "./words.js";

const page = 200;

function columnsOf(graph) {
  const columns = [
    { name: "Name", text: (node) => graph.folded[node], isName: true },
    { name: "Kind", text: (node) => kindName(graph.nodes.kind[node]) },
  ];
  if (graph.communities.length > 0) columns.push({ name: "Community", text: (node) => graph.communityName(graph.nodes.community[node]) });
  for (const name of ["first_seen", "last_seen"]) {
    if (graph.column(name)) columns.push({ name: columnName(name), number: (node) => graph.value(name, node), format: formatDate });
  }
  for (const name of graph.measures) columns.push({ name: columnName(name), number: (node) => graph.value(name, node), format: formatValue });
  return columns;
}

/** Nodes without a value stand last in either direction. */
function compare(column, direction) {
  if (column.text) return (a, b) => direction * column.text(a).localeCompare(column.text(b)) || a - b;
  return (a, b) => {
    const [x, y] = [column.number(a), column.number(b)];
    if (x === null || y === null) return (x === null) - (y === null);
    return direction * (x - y) || a - b;
  };
}

export class Table {
  constructor(app) {
    this.app = app;
    this.columns = columnsOf(app.graph);
    this.sorted = null; // the order of the map: the largest first
    this.direction = 1;
    byId("more-rows").addEventListener("click", () => this.#append());
  }

  show() {
    const { visible } = this.app;
    this.rows = this.sorted ? visible.bySize.toSorted(compare(this.sorted, this.direction)) : visible.bySize;
    this.count = 0;
    replace(byId("table-head"), el("tr", {}, this.columns.map((column) => this.#header(column))));
    replace(byId("table-body"));
    byId("table-caption").textContent = counted(this.rows.length, "node");
    this.#append();
  }

  #header(column) {
    const isSorted = this.sorted === column;
    const order = this.direction > 0 ? "ascending" : "descending";
    return el("th", { scope: "col", "aria-sort": isSorted ? order : "none", class: column.number ? "number" : null },
      el("button", { type: "button", onclick: () => this.#sortBy(column) }, column.name, isSorted ? (this.direction > 0 ? " ▲" : " ▼") : ""));
  }

  #sortBy(column) {
    // Numbers begin with the highest, texts with A.
    if (this.sorted === column) this.direction = -this.direction;
    else [this.sorted, this.direction] = [column, column.number ? -1 : 1];
    this.show();
    byId("table-head").querySelectorAll("button")[this.columns.indexOf(column)].focus();
  }

  #append() {
    const next = this.rows.slice(this.count, this.count + page);
    this.count += next.length;
    byId("table-body").append(...next.map((node) => this.#row(node)));
    byId("more-rows").hidden = this.count >= this.rows.length;
  }

  #row(node) {
    return el("tr", {}, this.columns.map((column) => {
      if (column.isName) return el("th", { scope: "row" }, nodeButton(this.app, node));
      if (column.text) return el("td", {}, el("bdi", {}, column.text(node)));
      const value = column.number(node);
      return el("td", { class: "number" }, value === null ? "" : column.format(value));
    }));
  }
}
