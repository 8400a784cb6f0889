// Draw the shapes of a scene: on a canvas, or as SVG.
import { svg } from "./dom.js";
import { fontFamily } from "./scene.js";

const opacityOfLine = (line) => Math.min(1, line.alpha);

class CanvasPainter {
  constructor(context) {
    this.context = context;
  }
  rectangle(width, height, color, alpha) {
    this.context.globalAlpha = alpha;
    this.context.fillStyle = color;
    this.context.fillRect(0, 0, width, height);
    this.context.globalAlpha = 1;
  }
  line(line) {
    const { context } = this;
    context.globalAlpha = opacityOfLine(line);
    context.strokeStyle = line.color;
    context.lineWidth = line.width;
    context.beginPath();
    context.moveTo(line.x1, line.y1);
    context.lineTo(line.x2, line.y2);
    context.stroke();
    context.globalAlpha = 1;
  }
  disc({ x, y, r, color, ring }) {
    const { context } = this;
    context.beginPath();
    context.arc(x, y, r, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.fill();
    context.strokeStyle = ring;
    context.lineWidth = Math.min(1.5, Math.max(0.4, r / 6));
    context.stroke();
  }
  label({ text, x, y, font, isBold, color }, { ink, halo }) {
    const { context } = this;
    context.font = `${isBold ? "600 " : ""}${font}px ${fontFamily}`;
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = halo;
    context.strokeText(text, x, y);
    context.fillStyle = color ?? ink;
    context.fillText(text, x, y);
  }
}

const short = (number) => Number(number.toFixed(2));

class SvgPainter {
  constructor(root) {
    this.root = root;
  }
  rectangle(width, height, color, alpha) {
    this.root.append(svg("rect", { width, height, fill: color, "fill-opacity": alpha }));
  }
  line({ x1, y1, x2, y2, color, width, alpha }) {
    this.root.append(svg("line", {
      x1: short(x1), y1: short(y1), x2: short(x2), y2: short(y2),
      stroke: color, "stroke-width": short(width), "stroke-opacity": short(Math.min(1, alpha)),
    }));
  }
  disc({ x, y, r, color, ring }) {
    this.root.append(svg("circle", {
      cx: short(x), cy: short(y), r: short(r), fill: color, stroke: ring, "stroke-width": short(Math.min(1.5, Math.max(0.4, r / 6))),
    }));
  }
  label({ text, x, y, font, isBold, color }, { ink, halo }) {
    this.root.append(svg("text", {
      x: short(x), y: short(y), "font-size": short(font), "font-weight": isBold ? 600 : null, fill: color ?? ink,
      stroke: halo, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke",
    }, text));
  }
}

function paint(painter, scene) {
  for (const line of scene.lines ?? []) painter.line(line);
  for (const disc of scene.discs ?? []) painter.disc(disc);
  if (scene.veil) painter.rectangle(scene.width, scene.height, scene.colors.background, scene.veil);
  for (const line of scene.focusLines ?? []) painter.line(line);
  for (const disc of scene.focusDiscs ?? []) painter.disc(disc);
  // The most important last, above all others.
  for (const label of scene.labels.toReversed()) painter.label(label, scene.colors);
}

export const paintOnCanvas = (context, scene) => paint(new CanvasPainter(context), scene);

/** The scene as an SVG element with a background. */
export function paintAsSvg(scene, title) {
  const { width, height } = scene;
  const root = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height,
    "font-family": fontFamily, role: "img", "aria-label": title,
  });
  const painter = new SvgPainter(root);
  painter.rectangle(width, height, scene.colors.background, 1);
  paint(painter, scene);
  return root;
}
