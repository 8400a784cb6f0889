import { App } from "./app.js";
import { Graph } from "./data.js";
import { byId } from "./dom.js";
import { listenForDownloads } from "./downloads.js";
import { listenForMapKeys } from "./pointing.js";
import { listenForSlash, Search } from "./search.js";
import { startTheme } from "./theme.js";
import { counted } from "./words.js";

function showLeftOut({ leftOut, nodeCount }) {
  if (leftOut.nodes === 0) return;
  byId("left-out").hidden = false;
  byId("left-out").textContent = `This page holds the ${counted(nodeCount, "largest node")} of its communities; ${counted(leftOut.nodes, "smaller node")} and ${counted(leftOut.links, "link")} are left out.`;
}

const graph = new Graph(byId("data").textContent);
const app = new App(graph);
globalThis.sigloomPage = app; // for people at the console, and for tests
startTheme((theme) => app.setTheme(theme));
new Search(graph, app.look, { input: byId("search"), list: byId("suggestions"), choose: (node) => app.openNode(node), beyond: app.beyond, chooseBeyond: (id) => app.openId(id) });
showLeftOut(graph);
listenForSlash();
listenForMapKeys(app.map);
listenForDownloads(app);
byId("view").addEventListener("click", () => app.store.go({ view: app.store.state.view === "table" ? "map" : "table" }));
byId("show-filters").addEventListener("click", () => {
  const isOpen = byId("filters").classList.toggle("open");
  byId("show-filters").setAttribute("aria-expanded", String(isOpen));
});
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("search").focus();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !byId("panel").hidden) app.closePanel();
});
document.documentElement.dataset.ready = "true";
