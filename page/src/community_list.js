// The communities with their typical terms.
import { byId, cut, el, replace, swatch } from "./dom.js";
import { nodeButton, panelHead, section, shortenedList } from "./parts.js";
import { counted, formatCount } from "./words.js";

function sizes(graph, nodes) {
  const size = new Uint32Array(graph.communities.length);
  for (const node of nodes) size[graph.nodes.community[node]]++;
  return size;
}

/** In the side bar: one button each, the largest first. */
export function showCommunities(app) {
  const { graph, look, store, visible } = app;
  const size = sizes(graph, visible.bySize);
  const shown = [...size.keys()].filter((community) => size[community] > 0).sort((a, b) => size[b] - size[a] || a - b);
  const few = 14;
  replace(byId("communities"), shortenedList(shown, few, (community) => el("button", {
    type: "button", class: "community", "aria-pressed": String(store.state.g === community),
    onclick: () => store.go({ ...app.nothing, g: store.state.g === community ? -1 : community }),
  }, swatch(look.communityColor(community)), el("bdi", { class: "name" }, cut(graph.communityName(community), 80)),
  el("span", { class: "quiet number" }, formatCount(size[community])))));
}

export function communityPanel(app, community) {
  const { graph } = app;
  const members = app.visible.bySize.filter((node) => graph.nodes.community[node] === community);
  return [
    panelHead(app, cut(graph.communityName(community), 200), el("p", { class: "badge" }, swatch(app.look.communityColor(community)), `community of ${counted(members.length, "node")}`)),
    section("Its largest nodes", shortenedList(members, 25, (node) => nodeButton(app, node))),
  ];
}
