// What the page says to people, in one place.

const number = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });

export const formatCount = (value) => number.format(value);
export const formatValue = (value) =>
  Number.isInteger(value) ? number.format(value) : short.format(value);

export const counted = (count, one, many = `${one}s`) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** A date of the data, the whole number YYYYMMDD, as YYYY-MM-DD; "" for none. */
export function formatDate(date) {
  if (!date) return "";
  const text = String(date);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
}

// A map, in which no kind of a foreign file means more than its name.
const nameTable = (names) => new Map(Object.entries(names));

const kindNames = nameTable({
  entity: ["entity", "entities"],
  theme: ["theme", "themes"],
  signal: ["signal", "signals"],
  concern: ["concern", "concerns"],
  behavior: ["behavior", "behaviors"],
  technology: ["technology", "technologies"],
  issue: ["issue", "issues"],
  report: ["report", "reports"],
  "": ["node", "nodes"],
});

export const kindName = (kind) => (kindNames.get(kind) ?? [kind, kind])[0];
export const kindPlural = (kind) => (kindNames.get(kind) ?? [kind, kind])[1];

const columnNames = nameTable({
  first_seen: "first seen",
  last_seen: "last seen",
  relevancy_mean: "mean relevancy",
  entity_type: "type",
  pagerank: "PageRank",
  change: "Change",
  ten_years: "In 10 years",
  driving_force: "Driving force",
});

export const columnName = (name) => columnNames.get(name) ?? name.replaceAll("_", " ");

const linkKindNames = nameTable({
  cooccurs: "stand in the same reports",
  relevance: "a row and a term of the same reports",
  contains: "a report and what it contains",
  related: "reports that point to each other",
});

export const linkKindName = (kind) => linkKindNames.get(kind) ?? kind;
