// What is selected, from the names in the address to nodes and links of the graph.
import { shortestPath } from "./path.js";

/** The nodes of "a~b"; an id may have a ~ of its own. */
function twoNodes(graph, text) {
  for (let at = text.indexOf("~"); at >= 0; at = text.indexOf("~", at + 1)) {
    const ends = [text.slice(0, at), text.slice(at + 1)].map((id) => graph.indexOfId.get(id));
    if (ends.every((end) => end !== undefined)) return ends;
  }
  return null;
}

/** One of: {node}, {link}, {ends, path}, {community}, {unknown: id}; {} for nothing. */
export function selectionOf(graph, state) {
  if (state.n) {
    const node = graph.indexOfId.get(state.n);
    return node === undefined ? { unknown: state.n } : { node };
  }
  if (state.l) {
    const ends = twoNodes(graph, state.l);
    const link = ends && graph.findLink(...ends);
    return link === null ? { unknown: state.l } : { link };
  }
  // A server knows the shorter way through what the page does not hold.
  if (state.p && graph.served > 0 && graph.leftOut.nodes > 0) return { unknown: state.p };
  if (state.p) {
    const ends = twoNodes(graph, state.p);
    return ends ? { ends, path: shortestPath(graph, ...ends) } : { unknown: state.p };
  }
  return state.g >= 0 && state.g < graph.communities.length ? { community: state.g } : {};
}
