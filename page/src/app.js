// The page: its parts, and what happens between them.
import { Beyond } from "./beyond.js";
import { communityPanel, showCommunities } from "./community_list.js";
import { announce, byId, cut, oncePerFrame, replace } from "./dom.js";
import { Filters } from "./filters.js";
import { linkPanel, linkTitle } from "./link_panel.js";
import { Look } from "./look.js";
import { hasWebGl, WebGlMap } from "./map.js";
import { nodePanel } from "./node_panel.js";
import { pathField, pathPanel } from "./path.js";
import { linkAt } from "./pointing.js";
import { focusOf } from "./scene.js";
import { selectionOf } from "./selection.js";
import { nothingSelected, Store } from "./state.js";
import { StillMap } from "./still.js";
import { Table } from "./table.js";
import { visiblePart } from "./visible.js";
import { counted, formatCount } from "./words.js";

const filterFields = ["e", "off", "w", "r", "from", "to", "k"];
const lookFields = ["color", "size"];
const selectionFields = ["n", "l", "p", "g"];
const differ = (fields, a, b) => !b || fields.some((field) => String(a[field]) !== String(b[field]));

export class App {
  nothing = nothingSelected;

  constructor(graph) {
    this.graph = graph;
    this.store = new Store();
    this.look = new Look(graph);
    this.map = this.#makeMap();
    this.filters = new Filters(this);
    this.table = new Table(this);
    this.beyond = graph.served > 0 ? new Beyond(this) : null;
    this.store.subscribe((state, before) => this.#render(state, before));
    this.redrawMap = oncePerFrame(() => this.map.show(this.visible));
  }

  #makeMap() {
    const listener = {
      hover: (node) => this.#hover(node),
      clickNode: (node) => this.openNode(node),
      clickAt: (x, y) => this.#clickAt(x, y),
      painted: () => (document.documentElement.dataset.painted = "true"),
    };
    const isWebGl = hasWebGl();
    document.documentElement.dataset.map = isWebGl ? "webgl" : "svg";
    return new (isWebGl ? WebGlMap : StillMap)(this.graph, this.look, byId("map"), listener);
  }

  setTheme(theme) {
    this.theme = theme;
    this.#render(this.store.state, null);
  }

  #render(state, before) {
    const lookChanged = differ(lookFields, state, before);
    const filtersChanged = differ(filterFields, state, before) || (state.e > 0 && before?.n !== state.n) || (state.w > 0 && before?.n !== state.n);
    this.selection = selectionOf(this.graph, state);
    if (lookChanged) this.look.use({ theme: this.theme, ...state });
    if (lookChanged || filtersChanged) this.#renderPart(state);
    if (differ(["view"], state, before)) this.#renderView(state);
    if (lookChanged || filtersChanged || differ([...selectionFields, "view"], state, before)) this.#renderSelection(state, before);
    showCommunities(this);
    this.filters.show(state, this.visible);
  }

  #renderPart(state) {
    const { graph } = this;
    this.visible = visiblePart(graph, state);
    const { radius } = this.look;
    this.visible.bySize = Array.from(graph.nodes.id.keys()).filter((node) => this.visible.nodes[node]).sort((a, b) => radius[b] - radius[a] || a - b);
    this.redrawMap();
    this.table.show();
    const shown = this.visible.bySize.length;
    const text = shown === graph.nodeCount
      ? `${counted(shown, "node")}, ${formatCount(this.visible.drawn.length)} of ${counted(graph.linkCount, "link")} drawn`
      : `${formatCount(shown)} of ${counted(graph.nodeCount, "node")}, ${counted(this.visible.drawn.length, "link")} drawn`;
    byId("shown").textContent = text;
    announce(text);
  }

  #renderView({ view }) {
    const isTable = view === "table";
    byId("table-view").hidden = !isTable;
    byId("map-view").hidden = isTable;
    byId("view").textContent = isTable ? "Map" : "Table";
  }

  #renderSelection(state, before) {
    const { node, link, ends, path, community, unknown } = this.selection;
    const panel = byId("panel");
    const content = node !== undefined ? nodePanel(this, node)
      : link !== undefined ? linkPanel(this, link)
      : ends ? pathPanel(this, ...ends)
      : community !== undefined ? communityPanel(this, community)
      : null;
    this.showPanel(content);
    this.focus = focusOf(this.graph, this.visible, this.selection);
    this.map.setFocus(this.focus);
    if (before && content !== null && differ(selectionFields, state, before)) {
      panel.querySelector("h2").focus({ preventScroll: true });
      this.map.bringIntoSight(this.focus?.main.length ? this.focus.main : this.focus?.nodes ?? []);
    }
    if (unknown && this.beyond) this.beyond.show(state);
    else if (unknown) announce(`${unknown} is not on this map`);
    document.title = [this.#selectionTitle(), this.graph.title].filter(Boolean).join(" – ");
  }

  /** @param content elements; null hides the panel */
  showPanel(content) {
    const panel = byId("panel");
    panel.hidden = content === null;
    document.documentElement.dataset.panel = String(content !== null);
    replace(panel, content ?? []);
    panel.scrollTop = 0;
  }

  #selectionTitle() {
    const { node, link, ends, community } = this.selection;
    if (node !== undefined) return cut(this.graph.nodes.label[node], 80);
    if (link !== undefined) return linkTitle(this.graph, link);
    if (ends) return ends.map((each) => cut(this.graph.nodes.label[each], 60)).join(" to ");
    return community === undefined ? "" : cut(this.graph.communityName(community), 80);
  }

  #hover(node) {
    byId("map").classList.toggle("pointing", node !== null);
    const hovered = node === null ? null : focusOf(this.graph, this.visible, { node });
    this.map.setFocus(hovered ?? this.focus);
  }

  #clickAt(x, y) {
    const links = this.focus?.links.length ? [...this.focus.links, ...this.visible.drawn] : this.visible.drawn;
    const link = linkAt(this.graph, this.map, links, x, y);
    if (link !== null) this.openLink(link);
    else this.closePanel();
  }

  openNode(node) {
    this.openId(this.graph.nodes.id[node]);
  }

  openId(id) {
    this.store.go({ ...nothingSelected, e: this.store.state.e, n: id });
  }

  openLink(link) {
    const { source, target } = this.graph.links;
    this.openLinkOf(...[source[link], target[link]].map((node) => this.graph.nodes.id[node]));
  }

  openLinkOf(a, b) {
    this.store.go({ ...nothingSelected, l: `${a}~${b}` });
  }

  openPath(from, to) {
    this.openPathOf(...[from, to].map((node) => this.graph.nodes.id[node]));
  }

  openPathOf(a, b) {
    this.store.go({ ...nothingSelected, p: `${a}~${b}` });
  }

  askForPath(from) {
    const [field, input] = pathField(this, from);
    replace(byId("path-to"), field);
    input.focus();
  }

  closePanel() {
    this.store.go(nothingSelected);
  }
}
