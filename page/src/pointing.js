// Pointer and keys on the map.
import { byId } from "./dom.js";

const reach = 5; // pixels

function distanceToSegment(x, y, [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const share = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}

/** The link that is drawn nearest to a place, if it is within reach. */
export function linkAt(graph, map, links, x, y) {
  const { source, target } = graph.links;
  let nearest = null;
  let least = reach;
  for (const link of links) {
    const distance = distanceToSegment(x, y, map.position(source[link]), map.position(target[link]));
    if (distance < least) [nearest, least] = [link, distance];
  }
  return nearest;
}

const keys = {
  ArrowLeft: (map) => map.pan(-60, 0),
  ArrowRight: (map) => map.pan(60, 0),
  ArrowUp: (map) => map.pan(0, -60),
  ArrowDown: (map) => map.pan(0, 60),
  "+": (map) => map.zoom(1.5),
  "=": (map) => map.zoom(1.5),
  "-": (map) => map.zoom(1 / 1.5),
  0: (map) => map.fit(),
};

export function listenForMapKeys(map) {
  byId("map").addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(map);
  });
  byId("zoom-in").addEventListener("click", () => map.zoom(1.5));
  byId("zoom-out").addEventListener("click", () => map.zoom(1 / 1.5));
  byId("fit").addEventListener("click", () => map.fit());
}
