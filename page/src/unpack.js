// From the compact data of a page (exporters/html/data.hpp) to arrays with one value per row.

const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** From differences to values. */
function addUp(steps) {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

const codes = (packed) => (typeof packed === "string" ? Array.from(packed, (digit) => digits.indexOf(digit)) : packed);

/** The usual values, with others in the place of some. */
function unusual({ at, values }, usual) {
  addUp(at).forEach((row, i) => (usual[row] = values[i]));
  return usual;
}

const column = ({ name, type, usual, at, values }, rows) =>
  ({ name, type, values: at ? unusual({ at, values }, new Array(rows).fill(usual)) : values });

/** The pairs of nodes that a report names both of and whose kinds are joined, in the order of the data. */
function endsByReports(reportsOf, kindOf, nodeKinds) {
  const joined = new Set(kindOf.flatMap(([a, b]) => [`${a}-${b}`, `${b}-${a}`]));
  const nodesOf = [];
  reportsOf.forEach((reports, node) => reports.forEach((report) => (nodesOf[report] ??= []).push(node)));
  const [source, target] = [[], []];
  reportsOf.forEach((reports, node) => {
    const others = new Set(reports.flatMap((report) => nodesOf[report].filter((other) => other > node && joined.has(`${nodeKinds[node]}-${nodeKinds[other]}`))));
    for (const other of [...others].sort((a, b) => a - b)) {
      source.push(node);
      target.push(other);
    }
  });
  return { source, target };
}

function ends({ degrees, steps }) {
  const [source, target] = [[], []];
  let at = 0;
  degrees.forEach((degree, node) => {
    for (let other = node, i = 0; i < degree; i++) {
      other += steps[at++];
      source.push(node);
      target.push(other);
    }
  });
  return { source, target };
}

/** The reports that name both nodes, with the places of the report in the lists of the two. */
export function sharedReports(reportsOf, a, b) {
  const shared = [];
  const [left, right] = [reportsOf[a], reportsOf[b]];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) shared.push({ report: left[i], a: i++, b: j++ });
    else if (left[i] < right[j]) i++;
    else j++;
  }
  return shared;
}

const firstOf = (dates) => dates.reduce((first, date) => (date && (!first || date < first) ? date : first), 0) || null;
const lastOf = (dates) => dates.reduce((last, date) => Math.max(last, date), 0) || null;

/** Columns that the reports tell, from the dates of those of each row. */
const fromDates = {
  reports: (dates) => dates.length,
  count: (dates) => dates.length,
  first_seen: firstOf,
  last_seen: lastOf,
};

const derivedColumns = (names, dates) =>
  names.map((name) => ({ name, type: "long", values: dates.map((each) => fromDates[name](each)) }));

const plainId = (kind, label) => `${kind}:${label.toLowerCase().replaceAll("-", "--").replaceAll(" ", "-")}`;

/** The kind of each link, by number: given, or decided by the kinds of its ends. */
function linkKinds({ kind, kindOf }, source, target, nodeKinds) {
  if (kind !== undefined) return codes(kind);
  const decided = new Map(kindOf.map(([a, b, of]) => [`${a}-${b}`, of]));
  return source.map((from, link) => {
    const [a, b] = [nodeKinds[from], nodeKinds[target[link]]].sort((x, y) => x - y);
    return decided.get(`${a}-${b}`);
  });
}

function unpackLinks(data, places) {
  const nodeKinds = codes(data.nodes.kind);
  const { source, target } = data.links.steps ? ends(data.links) : endsByReports(places.report, data.links.kindOf, nodeKinds);
  const links = {
    source,
    target,
    kind: linkKinds(data.links, source, target, nodeKinds).map((code) => data.linkKinds[code]),
    rank: codes(data.links.rank),
    weight: data.links.weight,
    columns: data.links.columns.map((each) => column(each, source.length)),
  };
  const derived = data.derived.links;
  if (derived.length === 0) return links;
  const shared = source.map((from, link) => sharedReports(places.report, from, target[link]));
  if (derived.includes("weight")) {
    links.weight = shared.map((all, link) =>
      all.reduce((sum, { a, b }) => sum + places.relevancy[source[link]][a] * places.relevancy[target[link]][b], 0));
  }
  const dates = shared.map((all) => all.map(({ report }) => data.reports.date[report]));
  links.columns.push(...derivedColumns(derived.filter((name) => name !== "weight"), dates));
  return links;
}

export function unpack(data) {
  const report = data.places.report.map((each) => (Array.isArray(each) ? addUp(each) : [each]));
  const relevancy = data.places.relevancy.map((each, node) => (Array.isArray(each) ? each : report[node].map(() => each)));
  const places = { report, relevancy };
  const { label, columns } = data.nodes;
  const kind = codes(data.nodes.kind).map((code) => data.kinds[code]);
  const nodes = {
    label,
    kind,
    id: unusual(data.nodes.id, label.map((each, node) => plainId(kind[node], each))),
    community: codes(data.nodes.community),
    columns: columns.map((each) => column(each, label.length)),
  };
  for (const name of ["x", "y", "size"]) nodes[name] = data.nodes[name].map((tenths) => tenths / 10);
  const dates = report.map((all) => all.map((each) => data.reports.date[each]));
  nodes.columns.unshift(...derivedColumns(data.derived.nodes, dates));
  const kindColors = new Map(data.kinds.map((kind, i) => [kind, data.kindColors[i]]));
  return { ...data, kindColors, nodes, places, links: unpackLinks(data, places) };
}
