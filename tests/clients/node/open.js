// Opens many graph files as a program of the web does, and prints a line of JSON for each: {"error":..} or
// {"type":..,"multi":..,"nodes":[[id,attributes]],"edges":[[key,source,target,attributes]]}.
//
//     node open.js LIBRARY FILE...
'use strict';
const fs = require('fs');
const Graph = require('graphology');

const [library, ...paths] = process.argv.slice(2);

function ofGraphology(graph) {
  return {
    type: graph.type,
    multi: graph.multi,
    nodes: graph.mapNodes((id, attributes) => [id, attributes]),
    edges: graph.mapEdges((key, attributes, source, target) => [
      key.startsWith('geid_') ? '' : key,
      source,
      target,
      attributes,
    ]),
  };
}

function ofCytoscape(elements) {
  const cy = require('cytoscape')({ headless: true, elements });
  return {
    nodes: cy.nodes().map((node) => [/^[0-9a-f]{8}-/.test(node.id()) ? 'made up' : node.id(), node.data('label'), node.data('parent')]),
    edges: cy.edges().map((edge) => [edge.id(), edge.data('source'), edge.data('target'), edge.data('weight')]),
    numbers: cy.nodes().map((node) => JSON.stringify(node.data('views'))),
  };
}

const readers = {
  graphology: (text) => ofGraphology(Graph.from(JSON.parse(text))),
  'graphology-gexf': (text) => ofGraphology(require('graphology-gexf').parse(Graph, text)),
  'graphology-graphml': (text) => ofGraphology(require('graphology-graphml').parse(Graph, text)),
  cytoscape: (text) => ofCytoscape(JSON.parse(text).elements),
};

console.warn = () => {};
console.error = () => {};
for (const path of paths) {
  let result;
  try {
    result = readers[library](fs.readFileSync(path, 'utf8'));
  } catch (error) {
    result = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(result) + '\n');
}
