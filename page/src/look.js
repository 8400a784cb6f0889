// Sizes, colours and widths, by what the person chose.

export const themes = {
  light: { background: "#fcfcfd", ink: "#1b2127", halo: "#fcfcfd", ring: "#ffffff", between: "#6d7783", accent: "#0b57d0" },
  dark: { background: "#121518", ink: "#e9ecef", halo: "#121518", ring: "#121518", between: "#9aa4ae", accent: "#8ab4f8" },
};

const median = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 1;

export class Look {
  constructor(graph) {
    this.graph = graph;
    this.theme = "light";
    this.by = "community";
    this.size = "";
    this.heavy = median([...graph.links.weight].sort((a, b) => a - b), 0.97);
    // The radius of the layout is in its own units; all lengths on the screen follow from its extent.
    const [x, y] = [graph.nodes.x, graph.nodes.y];
    const extent = (values) => values.reduce((most, v) => Math.max(most, v), -Infinity) - values.reduce((least, v) => Math.min(least, v), Infinity);
    this.unit = Math.max(extent(x), extent(y), 1e-9) / 1000;
    // Of a graph of which the smaller nodes are left out, the others have their room.
    this.room = Math.sqrt((graph.nodeCount + graph.leftOut.nodes) / Math.max(1, graph.nodeCount));
    this.#computeSizes();
  }

  use({ theme, color, size }) {
    this.theme = theme;
    this.by = color === "kind" ? "kind" : "community";
    if (size === this.size) return;
    this.size = size;
    this.#computeSizes();
  }

  get colors() {
    return themes[this.theme];
  }

  #computeSizes() {
    const least = 1.2 * this.unit; // so that the colour can be seen
    this.radius = this.#sizes().map((size) => Math.max(size, least));
  }

  #sizes() {
    const { graph } = this;
    const column = this.size && graph.column(this.size);
    if (!column) return graph.nodes.size.map((size) => size * this.room);
    const values = column.values.map((value) => Math.max(0, value ?? 0));
    const most = values.reduce((a, b) => Math.max(a, b), 0) || 1;
    const scale = Math.min(1, Math.max(0.35, 1.25 - 0.2 * Math.log10(graph.nodeCount / 20)));
    return values.map((value) => (2.2 + 15 * Math.sqrt(value / most)) * scale * this.unit);
  }

  communityColor(community) {
    return this.#ofTheme(this.graph.communityColors[community]);
  }

  kindColor(kind) {
    return this.#ofTheme(this.graph.kindColors.get(kind));
  }

  /** Colours come in pairs: for a light ground and for a dark one. */
  #ofTheme(pair) {
    return pair?.[this.theme === "dark" ? 1 : 0] ?? this.colors.between;
  }

  nodeColor(node) {
    const { nodes } = this.graph;
    return this.by === "kind" ? this.kindColor(nodes.kind[node]) : this.communityColor(nodes.community[node]);
  }

  isInside(link) {
    const { nodes, links } = this.graph;
    return nodes.community[links.source[link]] === nodes.community[links.target[link]];
  }

  /** Colour, width in units of the layout, and opacity before the ink budget. */
  link(link) {
    const share = Math.min(1, Math.sqrt(this.graph.links.weight[link] / this.heavy));
    const inside = this.isInside(link);
    return {
      color: inside && this.by === "community" ? this.nodeColor(this.graph.links.source[link]) : this.colors.between,
      width: (0.7 + 3.4 * share) * this.unit,
      alpha: inside ? 0.22 + 0.5 * share : 0.14 + 0.3 * share,
    };
  }

  /** The factor that keeps the links together from covering more than a fifth of the picture. */
  inkFactor(links) {
    const { x, y } = this.graph.nodes;
    const { source, target } = this.graph.links;
    let ink = 0;
    for (const link of links) {
      const { width, alpha } = this.link(link);
      ink += Math.hypot(x[source[link]] - x[target[link]], y[source[link]] - y[target[link]]) * width * alpha;
    }
    const area = (1000 * this.unit) ** 2 * 0.7;
    return Math.min(1, (0.2 * area) / (ink || 1));
  }
}
