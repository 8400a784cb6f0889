// The menu of files: the picture as it is seen, and the part of the graph that is seen.
import { announce, byId, el } from "./dom.js";
import { linksToCsv, nodesToCsv, toGraphMl, toNodeLinkJson } from "./exports.js";
import { paintAsSvg, paintOnCanvas } from "./painters.js";
import { sceneOf } from "./scene.js";

function save(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = el("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers read it later
  announce(`Saved ${name}`);
}

const text = (name, type, content) => save(name, new Blob([content], { type }));

function png(app, name) {
  const scene = sceneOf(app.map, app.look, app.visible, app.focus);
  const sharpness = 2;
  const canvas = el("canvas", { width: scene.width * sharpness, height: scene.height * sharpness });
  const context = canvas.getContext("2d");
  context.scale(sharpness, sharpness);
  context.fillStyle = scene.colors.background;
  context.fillRect(0, 0, scene.width, scene.height);
  paintOnCanvas(context, scene);
  canvas.toBlob((blob) => save(name, blob), "image/png");
}

const files = {
  png: (app) => png(app, "graph.png"),
  svg: (app) => {
    const picture = paintAsSvg(sceneOf(app.map, app.look, app.visible, app.focus), document.title);
    text("graph.svg", "image/svg+xml", new XMLSerializer().serializeToString(picture));
  },
  graphml: (app) => text("graph.graphml", "application/xml", toGraphMl(app.graph, app.visible.bySize, app.visible.drawn)),
  json: (app) => text("graph.json", "application/json", toNodeLinkJson(app.graph, app.visible.bySize, app.visible.drawn)),
  nodes: (app) => text("nodes.csv", "text/csv", nodesToCsv(app.graph, app.visible.bySize)),
  links: (app) => text("links.csv", "text/csv", linksToCsv(app.graph, app.visible.drawn)),
};

export function listenForDownloads(app) {
  const menu = byId("downloads");
  for (const button of menu.querySelectorAll("button[data-file]")) {
    button.addEventListener("click", () => {
      files[button.dataset.file](app);
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}
