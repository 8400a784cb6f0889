// The picture as SVG, where the browser has no WebGL: the same shapes, drawn anew at each change.
import { oncePerFrame } from "./dom.js";
import { paintAsSvg } from "./painters.js";
import { sceneOf } from "./scene.js";

const margin = 28;
const range = (values) => values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);

export class StillMap {
  constructor(graph, look, container, listener) {
    Object.assign(this, { graph, look, container, listener });
    const [[left, right], [bottom, top]] = [range(graph.nodes.x), range(graph.nodes.y)];
    this.home = { x: (left + right) / 2, y: (bottom + top) / 2, extent: [right - left || 1, top - bottom || 1] };
    this.camera = { x: this.home.x, y: this.home.y, zoom: 1 };
    this.redraw = oncePerFrame(() => this.#paint());
    new ResizeObserver(this.redraw).observe(container);
    this.#listen();
  }

  get width() {
    return this.container.clientWidth;
  }
  get height() {
    return this.container.clientHeight;
  }
  get pixelsPerUnit() {
    const [wide, high] = this.home.extent;
    return Math.min((this.width - 2 * margin) / wide, (this.height - 2 * margin) / high) * this.camera.zoom;
  }

  /** Where a place of the layout is on the screen. */
  place(x, y) {
    return [
      this.width / 2 + (x - this.camera.x) * this.pixelsPerUnit,
      this.height / 2 - (y - this.camera.y) * this.pixelsPerUnit,
    ];
  }

  position(node) {
    return this.place(this.graph.nodes.x[node], this.graph.nodes.y[node]);
  }

  scale(length) {
    return (length * this.pixelsPerUnit) / Math.sqrt(this.camera.zoom);
  }

  show(visible) {
    this.visible = visible;
    this.redraw();
  }

  setFocus(focus) {
    this.focus = focus;
    this.redraw();
  }

  bringIntoSight(nodes) {
    const outside = nodes.some((node) => {
      const [x, y] = this.position(node);
      return x < 0 || y < 0 || x > this.width || y > this.height;
    });
    if (outside) this.fit();
  }

  zoom(factor) {
    this.camera.zoom = Math.min(50, Math.max(0.4, this.camera.zoom * factor));
    this.redraw();
  }

  fit() {
    this.camera = { x: this.home.x, y: this.home.y, zoom: 1 };
    this.redraw();
  }

  pan(right, down) {
    this.camera.x += right / this.pixelsPerUnit;
    this.camera.y -= down / this.pixelsPerUnit;
    this.redraw();
  }

  #nodeAt(x, y) {
    return this.visible.bySize.findLast((node) => {
      const [left, top] = this.position(node);
      return Math.hypot(left - x, top - y) <= Math.max(6, this.scale(this.look.radius[node]));
    });
  }

  #listen() {
    let start = null;
    this.container.addEventListener("pointerdown", (event) => (start = { x: event.clientX, y: event.clientY, moved: false }));
    this.container.addEventListener("pointermove", (event) => {
      if (!start || event.buttons === 0) return;
      const [right, down] = [start.x - event.clientX, start.y - event.clientY];
      if (!start.moved && Math.hypot(right, down) < 4) return;
      this.pan(right, down);
      start = { x: event.clientX, y: event.clientY, moved: true };
    });
    this.container.addEventListener("pointerup", (event) => {
      const wasClick = start && !start.moved;
      start = null;
      if (!wasClick) return;
      const box = this.container.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      const node = this.#nodeAt(x, y);
      if (node === undefined) this.listener.clickAt(x, y);
      else this.listener.clickNode(node);
    });
    this.container.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2);
    }, { passive: false });
  }

  #paint() {
    if (!this.visible || this.width === 0) return;
    const scene = sceneOf(this, this.look, this.visible, this.focus);
    this.picture?.remove();
    this.picture = paintAsSvg(scene, "Map of the graph");
    this.container.prepend(this.picture);
    this.labels = scene.labels;
    this.listener.painted();
  }
}
