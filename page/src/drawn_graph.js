// What sigma draws. It asks for a graph of graphology, but for no more of it than this: it reads, and is given a new
// graph for every change. All of graphology would be a quarter of what the page is made of.

export class DrawnGraph {
  multi = false;
  #nodes = new Map();
  #edges = new Map();

  /** @param key a text */
  addNode(key, attributes) {
    this.#nodes.set(key, attributes);
  }
  addUndirectedEdgeWithKey(key, source, target, attributes) {
    this.#edges.set(key, { source, target, attributes });
  }

  get order() {
    return this.#nodes.size;
  }
  nodes() {
    return [...this.#nodes.keys()];
  }
  hasNode(key) {
    return this.#nodes.has(key);
  }
  getNodeAttributes(key) {
    return this.#nodes.get(key);
  }
  forEachNode(use) {
    this.#nodes.forEach((attributes, key) => use(key, attributes));
  }
  edges() {
    return [...this.#edges.keys()];
  }
  hasEdge(key) {
    return this.#edges.has(key);
  }
  getEdgeAttributes(key) {
    return this.#edges.get(key).attributes;
  }
  extremities(key) {
    const { source, target } = this.#edges.get(key);
    return [source, target];
  }
  forEachEdge(use) {
    this.#edges.forEach(({ attributes, source, target }, key) => use(key, attributes, source, target));
  }

  // Of a graph that does not change there is nothing to be told.
  on() {}
  removeListener() {}
  dropNode() {
    throw new Error("a graph that is drawn does not change");
  }
}
