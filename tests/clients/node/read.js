// Opens a graph file with a JavaScript library and prints what it holds as JSON:
// {"nodes":[{"id":..,"attributes":{..}}],"edges":[{"source":..,"target":..,"attributes":{..}}]}.
//
//     node read.js graphology|graphology-gexf|graphology-graphml|cytoscape FILE
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

const readers = {
  graphology: () => ofGraphology(UndirectedGraph.from(JSON.parse(text))),
  'graphology-gexf': () => ofGraphology(require('graphology-gexf').parse(UndirectedGraph, text)),
  'graphology-graphml': () => ofGraphology(require('graphology-graphml').parse(UndirectedGraph, text)),
  cytoscape: () => ofCytoscape(JSON.parse(text).elements),
};

process.stdout.write(JSON.stringify(readers[library]()));
