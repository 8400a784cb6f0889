// Opens a graph file with a JavaScript library and prints what it holds as JSON:
// {"nodes":[{"id":..,"attributes":{..}}],"edges":[{"source":..,"target":..,"attributes":{..}}]}.
//
//     node read.js graphology|graphology-gexf|graphology-graphml|cytoscape|d3-force FILE
'use strict';
const fs = require('fs');
const { UndirectedGraph } = require('graphology');

const [library, path] = process.argv.slice(2);
const text = fs.readFileSync(path, 'utf8');

function ofGraphology(graph) {
  return {
    nodes: graph.mapNodes((id, attributes) => ({ id, attributes })),
    edges: graph.mapEdges((key, attributes, source, target) => ({ key, source, target, attributes })),
  };
}

function ofCytoscape(elements) {
  const cy = require('cytoscape')({ headless: true, elements, layout: { name: 'preset' } });
  const without = (data, names) =>
    Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
  return {
    nodes: cy.nodes().map((node) => ({
      id: node.id(),
      attributes: without(node.data(), ['id']),
      position: node.position(),
      classes: node.classes(),
    })),
    edges: cy.edges().map((edge) => ({
      key: edge.id(),
      source: edge.data('source'),
      target: edge.data('target'),
      attributes: without(edge.data(), ['id', 'source', 'target']),
      classes: edge.classes(),
    })),
  };
}

/** After a step of the simulation, which gives every node a place and every link its nodes. */
function ofForces({ nodes, links }) {
  const { forceSimulation, forceManyBody, forceLink } = require('d3-force');
  const placed = new Map(nodes.map((node) => [node.id, [node.x, node.y, node.index]]));
  forceSimulation(nodes)
    .force('links', forceLink(links).id((node) => node.id).distance((link) => 1 / link.weight))
    .force('charge', forceManyBody())
    .stop()
    .tick();
  for (const node of nodes) {
    if (![node.x, node.y].every(Number.isFinite)) throw new Error(`${node.id} has no place`);
    [node.x, node.y, node.index] = placed.get(node.id);
    delete node.vx;
    delete node.vy;
  }
  for (const link of links) {
    delete link.index;
    link.source = link.source.id;
    link.target = link.target.id;
  }
  return { nodes, links };
}

const readers = {
  graphology: () => ofGraphology(UndirectedGraph.from(JSON.parse(text))),
  'graphology-gexf': () => ofGraphology(require('graphology-gexf').parse(UndirectedGraph, text)),
  'graphology-graphml': () => ofGraphology(require('graphology-graphml').parse(UndirectedGraph, text)),
  'd3-force': () => ofForces(JSON.parse(text)),
  cytoscape: () => ofCytoscape(JSON.parse(text).elements),
};

process.stdout.write(JSON.stringify(readers[library]()));
