// Search with suggestions: a combobox as the ARIA Authoring Practices describe it.
import { announce, byId, cut, el, replace, swatch } from "./dom.js";
import { fold } from "./data.js";
import { counted, kindName } from "./words.js";

const most = 12;

/** How well a label fits: the less, the better; Infinity where it does not. */
function misfit(label, wanted) {
  const at = label.indexOf(wanted);
  if (at < 0) return Infinity;
  if (label === wanted) return 0;
  if (at === 0) return 1;
  return /[\p{L}\p{N}]/u.test(label[at - 1]) ? 3 : 2;
}

/** Nodes by their names and, after these, by their descriptions. */
export function findNodes(graph, text, limit = most) {
  const wanted = fold(text).trim();
  if (!wanted) return [];
  const found = [];
  const description = graph.column("description")?.values;
  for (let node = 0; node < graph.nodeCount; node++) {
    let score = misfit(graph.folded[node], wanted);
    if (score === Infinity && wanted.length > 2 && description?.[node] && fold(description[node]).includes(wanted)) score = 4;
    if (score < Infinity) found.push({ node, score });
  }
  found.sort((a, b) => a.score - b.score || graph.strength[b.node] - graph.strength[a.node] || a.node - b.node);
  return found.slice(0, limit).map(({ node }) => node);
}

/** A field that finds nodes. `beyond` finds more of them elsewhere. */
export class Search {
  constructor(graph, look, { input, list, choose, beyond, chooseBeyond }) {
    Object.assign(this, { graph, look, input, list, choose, beyond, chooseBeyond, options: [], active: -1 });
    input.addEventListener("input", () => this.#update());
    input.addEventListener("focus", () => input.value && this.#update());
    input.addEventListener("blur", () => this.#close());
    input.addEventListener("keydown", (event) => this.#key(event));
    // Before the field loses the focus, which would close the list.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  #update() {
    const text = this.input.value;
    this.#show(findNodes(this.graph, text).map((node) => this.#optionOf(node)), text);
    this.beyond?.search(text).then((found) => {
      if (text !== this.input.value || !found) return;
      const more = found.filter(({ id }) => !this.graph.indexOfId.has(id)).map((node) => this.#optionBeyond(node));
      if (more.length > 0) this.#show([...this.options, ...more].slice(0, most), text);
    });
  }

  #optionOf(node) {
    const { nodes } = this.graph;
    return {
      label: nodes.label[node], kind: nodes.kind[node], color: this.look.nodeColor(node), note: "", choose: () => this.choose(node),
    };
  }

  #optionBeyond({ id, label, kind }) {
    return { label, kind, color: this.look.kindColor(kind), note: " · not on this map", choose: () => this.chooseBeyond(id) };
  }

  #show(options, text) {
    this.options = options;
    this.active = -1;
    const rows = options.map((option, at) =>
      el("li", { role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false", onclick: () => this.#take(at) },
        swatch(option.color), el("bdi", { class: "name" }, cut(option.label, 90)),
        el("span", { class: "quiet" }, kindName(option.kind) + option.note)));
    replace(this.list, rows);
    const isOpen = text.trim() !== "";
    if (isOpen && options.length === 0) replace(this.list, el("li", { class: "quiet", role: "option", "aria-disabled": "true" }, "Nothing of this name"));
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.input.removeAttribute("aria-activedescendant");
    if (isOpen) announce(counted(options.length, "suggestion"));
  }

  #close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  #take(at) {
    const option = this.options[at];
    if (!option) return;
    this.input.value = "";
    this.#close();
    option.choose();
  }

  #move(step) {
    const count = this.options.length;
    if (count === 0) return;
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count;
    const row = this.list.children[this.active];
    row.setAttribute("aria-selected", "true");
    row.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", row.id);
  }

  #key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.#update();
      this.#move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.#take(Math.max(0, this.active));
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (!this.list.hidden) this.#close();
      else if (this.input.value) this.input.value = "";
      else this.input.blur();
    }
  }
}

/** `/` leads to the search from everywhere but other fields. */
export function listenForSlash() {
  addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input:not([type=range]):not([type=checkbox]), textarea, select");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    event.preventDefault();
    byId("search").focus();
    byId("search").select();
  });
}
