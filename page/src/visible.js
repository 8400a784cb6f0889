// Which nodes and links the filters leave, and which of the links are drawn.

const inRange = (date, { from, to }) => (!from || date >= from) && (!to || date <= to);

/** Whether one of the reports that name the node is of the dates, or, without reports, its dates overlap them. */
function nodeIsInRange(graph, node, range) {
  const reports = graph.reportsOf(node);
  if (reports.length > 0) return reports.some((report) => inRange(graph.reports.date[report], range));
  return overlaps(graph.value("first_seen", node), graph.value("last_seen", node), range);
}

function overlaps(first, last, { from, to }) {
  if (!first && !last) return false;
  return (!from || (last ?? first) >= from) && (!to || (first ?? last) <= to);
}

function linkIsInRange(graph, link, range) {
  const [a, b] = [graph.links.source[link], graph.links.target[link]];
  if (graph.hasReports) {
    return graph.sharedReports(a, b).some(({ report }) => inRange(graph.reports.date[report], range));
  }
  const date = (name) => graph.linkColumn(name)?.values[link];
  return overlaps(date("first_seen"), date("last_seen"), range);
}

/** The nodes that are at most so many links away, over links that the filters leave. */
function surroundings(graph, center, radius, linkPasses) {
  const reached = new Set([center]);
  let edge = [center];
  for (let step = 0; step < radius; step++) {
    const next = [];
    for (const node of edge) {
      for (const link of graph.linksOf(node)) {
        const other = graph.otherEnd(link, node);
        if (reached.has(other) || !linkPasses(link)) continue;
        reached.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return reached;
}

/** Links a node: the largest number at which the picture still can be read. */
export function usualLinksPerNode(graph) {
  const { rank } = graph.links;
  const most = (graph.nodeCount > 2000 ? 1.7 : 2.2) * graph.nodeCount;
  const count = [];
  for (const each of rank) count[each] = (count[each] ?? 0) + 1;
  let links = 0;
  let usual = 1;
  for (let k = 1; k < count.length; k++) {
    links += count[k] ?? 0;
    if (links > most) break;
    usual = k;
  }
  return usual;
}

/** The nodes as flags, and the links that pass the filters and, of these, that are drawn. */
export function visiblePart(graph, state) {
  const { source, target, weight, rank } = graph.links;
  const hidden = new Set(state.off);
  const range = { from: state.from, to: state.to };
  const isDated = Boolean(state.from || state.to);
  const reports = graph.column("reports")?.values;

  const nodes = new Uint8Array(graph.nodeCount);
  for (let node = 0; node < graph.nodeCount; node++) {
    nodes[node] =
      !hidden.has(graph.nodes.kind[node]) &&
      (state.r <= 1 || !reports || (reports[node] ?? 0) >= state.r) &&
      (!isDated || nodeIsInRange(graph, node, range));
  }
  const linkPasses = (link) =>
    nodes[source[link]] && nodes[target[link]] && weight[link] >= state.w && (!isDated || linkIsInRange(graph, link, range));

  const center = graph.indexOfId.get(state.n);
  if (state.e > 0 && center !== undefined) {
    nodes[center] = 1;
    const near = surroundings(graph, center, state.e, linkPasses);
    for (let node = 0; node < nodes.length; node++) nodes[node] &= near.has(node);
  }
  const links = [];
  for (let link = 0; link < graph.linkCount; link++) if (linkPasses(link)) links.push(link);
  if (state.w > 0) keepLinked(graph, nodes, links, center);
  const linksPerNode = state.k || usualLinksPerNode(graph);
  return { nodes, links, drawn: links.filter((link) => rank[link] <= linksPerNode), linksPerNode };
}

/** With weak links gone, nodes that had only such say nothing any more. */
function keepLinked(graph, nodes, links, center) {
  const linked = new Uint8Array(nodes.length);
  for (const link of links) linked[graph.links.source[link]] = linked[graph.links.target[link]] = 1;
  if (center !== undefined) linked[center] = 1;
  for (let node = 0; node < nodes.length; node++) nodes[node] &= linked[node];
}
