// What a person has chosen, in one object that the address bar holds: #n=theme:privacy&k=3

const parsers = {
  text: (value) => value,
  number: (value) => (Number.isFinite(Number(value)) ? Number(value) : undefined),
  list: (value) => value.split(",").filter(Boolean).map(decodeURIComponent),
};
const writers = {
  text: (value) => encodeURIComponent(value),
  number: (value) => String(value),
  list: (value) => value.map(encodeURIComponent).join(","),
};

// By the name in the address: the type, and the value that is not written.
const fields = {
  n: ["text", ""], // the node that is shown
  l: ["text", ""], // the link that is shown: two ids with ~ between them
  p: ["text", ""], // the path that is shown: the same
  e: ["number", 0], // only what is so many links away from the node; 0: everything
  g: ["number", -1], // the community that is shown
  k: ["number", 0], // links per node; 0: as many as fit
  color: ["text", "community"],
  size: ["text", ""], // a measure; empty: as the layout made room for
  off: ["list", []], // kinds that are hidden
  w: ["number", 0], // least weight of a link
  r: ["number", 1], // least number of reports of a node
  from: ["number", 0], // dates as YYYYMMDD; 0: from the first
  to: ["number", 0],
  view: ["text", "map"],
};

const defaults = () =>
  Object.fromEntries(Object.entries(fields).map(([name, [, value]]) => [name, Array.isArray(value) ? [...value] : value]));

// Encoded only where it must be, so that an address can be read.
const readable = (text) => text.replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%7E", "~");

export function toHash(state) {
  const parts = [];
  for (const [name, [type, standard]] of Object.entries(fields)) {
    const value = state[name];
    const isStandard = Array.isArray(value) ? value.length === 0 : value === standard;
    if (!isStandard) parts.push(`${name}=${readable(writers[type](value))}`);
  }
  return parts.length ? `#${parts.join("&")}` : "";
}

function decode(type, text) {
  try {
    return parsers[type](type === "list" ? text : decodeURIComponent(text));
  } catch {
    return undefined; // damaged escapes
  }
}

export function fromHash(hash) {
  const state = defaults();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [name, text] = part.split(/=(.*)/s);
    if (!Object.hasOwn(fields, name) || text === undefined) continue;
    const value = decode(fields[name][0], text);
    if (value !== undefined) state[name] = value;
  }
  return state;
}

/** What is selected: at most one of these. */
export const nothingSelected = { n: "", l: "", p: "", e: 0, g: -1 };

export class Store {
  #listeners = [];

  constructor() {
    this.state = fromHash(location.hash);
    addEventListener("popstate", () => this.#enter(fromHash(location.hash)));
    addEventListener("hashchange", () => this.#enter(fromHash(location.hash)));
  }

  subscribe(listener) {
    this.#listeners.push(listener);
  }

  #enter(state) {
    if (toHash(state) === toHash(this.state)) return;
    const before = this.state;
    this.state = state;
    for (const listener of this.#listeners) listener(state, before);
  }

  /** A change that the back button undoes. */
  go(changes) {
    this.#change(changes, "pushState");
  }

  /** A change of a slider or a filter, which the back button passes over. */
  adjust(changes) {
    this.#change(changes, "replaceState");
  }

  #change(changes, method) {
    const state = { ...this.state, ...changes };
    const hash = toHash(state);
    if (hash === toHash(this.state)) return;
    // A file's own address: some browsers refuse any other for pages from a file.
    history[method](null, "", hash || location.pathname + location.search);
    this.#enter(state);
  }
}
