// The picture by WebGL: sigma draws links and discs, a canvas above it labels and what the eye is led to.
import { UndirectedGraph } from "graphology";
import Sigma from "sigma";
import { el, oncePerFrame } from "./dom.js";
import { paintOnCanvas } from "./painters.js";
import { upperScene } from "./scene.js";

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export function hasWebGl() {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2"));
}

/** sigma blends colours that are multiplied by their opacity already. */
function premultiplied(hex, alpha) {
  const channel = (at) => Math.round(parseInt(hex.slice(at, at + 2), 16) * alpha);
  return `rgba(${channel(1)},${channel(3)},${channel(5)},${alpha.toFixed(4)})`;
}

function drawable(graph, look, visible) {
  const { nodes, links } = graph;
  const drawn = new UndirectedGraph();
  for (const node of visible.bySize.toReversed()) {
    drawn.addNode(node, { x: nodes.x[node], y: nodes.y[node], size: look.radius[node], color: look.nodeColor(node) });
  }
  const factor = look.inkFactor(visible.drawn);
  for (const link of visible.drawn) {
    const { color, width, alpha } = look.link(link);
    drawn.addEdgeWithKey(link, links.source[link], links.target[link], {
      size: width,
      color: premultiplied(color, Math.min(1, alpha * factor)),
    });
  }
  return drawn;
}

const range = (values) => values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);

export class WebGlMap {
  constructor(graph, look, container, listener) {
    Object.assign(this, { graph, look, container, listener });
    this.sigma = new Sigma(new UndirectedGraph(), container, {
      itemSizesReference: "positions",
      renderLabels: false,
      allowInvalidContainer: true, // while the table is shown
      defaultDrawNodeHover: () => {},
      minEdgeThickness: 0.4,
      stagePadding: 28,
      enableCameraRotation: false,
      minCameraRatio: 0.02,
      maxCameraRatio: 2.5,
      zoomDuration: calm() ? 0 : 200,
      inertiaDuration: calm() ? 0 : 150,
    });
    this.sigma.setCustomBBox({ x: range(graph.nodes.x), y: range(graph.nodes.y) });
    this.canvas = el("canvas", { class: "overlay", "aria-hidden": "true" });
    container.append(this.canvas);
    this.redraw = oncePerFrame(() => this.#paint());
    this.sigma.on("afterRender", () => this.#paint());
    this.#listen();
  }

  get width() {
    return this.container.clientWidth;
  }
  get height() {
    return this.container.clientHeight;
  }

  /** Where a place of the layout is on the screen. */
  place(x, y) {
    const seen = this.sigma.graphToViewport({ x, y });
    return [seen.x, seen.y];
  }

  position(node) {
    return this.place(this.graph.nodes.x[node], this.graph.nodes.y[node]);
  }

  scale(length) {
    return this.sigma.scaleSize(length);
  }

  show(visible) {
    this.visible = visible;
    this.container.classList.toggle("dark", this.look.theme === "dark");
    this.sigma.setGraph(drawable(this.graph, this.look, visible));
  }

  setFocus(focus) {
    this.focus = focus;
    this.redraw();
  }

  /** Moves the picture so that these nodes can be seen, if they cannot. */
  bringIntoSight(nodes) {
    const { width, height } = this;
    const places = nodes.map((node) => this.position(node));
    const margin = 40;
    if (places.every(([x, y]) => x > margin && y > margin && x < width - margin && y < height - margin)) return;
    const [left, right] = range(places.map(([x]) => x));
    const [top, bottom] = range(places.map(([, y]) => y));
    const center = this.sigma.viewportToFramedGraph({ x: (left + right) / 2, y: (top + bottom) / 2 });
    const grow = Math.max((right - left) / (width - 2 * margin), (bottom - top) / (height - 2 * margin), 1);
    const ratio = this.sigma.getCamera().ratio * grow;
    this.#moveTo({ x: center.x, y: center.y, ratio });
  }

  zoom(factor) {
    const camera = this.sigma.getCamera();
    this.#moveTo({ ratio: camera.getBoundedRatio(camera.ratio / factor) });
  }

  fit() {
    this.#moveTo({ x: 0.5, y: 0.5, ratio: 1 });
  }

  pan(right, down) {
    const { sigma } = this;
    const from = sigma.viewportToFramedGraph({ x: 0, y: 0 });
    const to = sigma.viewportToFramedGraph({ x: right, y: down });
    const { x, y } = sigma.getCamera();
    this.#moveTo({ x: x + to.x - from.x, y: y + to.y - from.y });
  }

  #moveTo(place) {
    const camera = this.sigma.getCamera();
    if (calm()) camera.setState({ ...camera.getState(), ...place });
    else camera.animate(place, { duration: 250 });
  }

  #listen() {
    const { sigma, listener } = this;
    sigma.on("enterNode", ({ node }) => listener.hover(Number(node)));
    sigma.on("leaveNode", () => listener.hover(null));
    sigma.on("clickNode", ({ node }) => listener.clickNode(Number(node)));
    sigma.on("clickStage", ({ event }) => listener.clickAt(event.x, event.y));
    sigma.on("doubleClickStage", ({ preventSigmaDefault }) => preventSigmaDefault());
    new ResizeObserver(oncePerFrame(() => sigma.resize().refresh())).observe(this.container);
  }

  #paint() {
    if (!this.visible) return;
    const { canvas, width, height } = this;
    const sharpness = devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * sharpness) || canvas.height !== Math.round(height * sharpness)) {
      canvas.width = Math.round(width * sharpness);
      canvas.height = Math.round(height * sharpness);
    }
    const context = canvas.getContext("2d");
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    context.clearRect(0, 0, width, height);
    const scene = upperScene(this, this.look, this.visible, this.focus);
    paintOnCanvas(context, scene);
    this.labels = scene.labels;
    this.listener.painted();
  }
}
