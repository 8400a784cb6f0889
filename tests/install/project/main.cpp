// Builds a graph of a report, finds its maximum spanning tree by Boost.Graph and its PageRank, and
// writes both as GraphML.
#include <boost/graph/kruskal_min_spanning_tree.hpp>
#include <core/analysis/spectral/pagerank.hpp>
#include <core/graph/boost_graph.hpp>
#include <core/graph/build.hpp>
#include <exporters/formats.hpp>
#include <iostream>
#include <iterator>
#include <vector>

int main() {
    sigloom::DiagnosticList oddities;
    const std::vector<sigloom::ReportFile> reports = {
        {"", "bread.md", "# Bread\n\n## Keywords\n\n* rye\n* yeast\n* Copenhagen\n", true}};
    const sigloom::KnowledgeGraph graph = sigloom::build_graph(reports, {}, oddities).graph;

    std::vector<sigloom::EdgeDescriptor> tree;
    boost::kruskal_minimum_spanning_tree(graph, std::back_inserter(tree),
                                         boost::weight_map(sigloom::distance_map(graph)));
    std::vector<bool> in_tree(graph.edge_count());
    for (const sigloom::EdgeDescriptor& edge : tree) in_tree[edge.edge] = true;

    const sigloom::KnowledgeGraph measured =
        graph.with_node_columns({{"pagerank", sigloom::pagerank(graph), {}}})
            .with_edge_columns({{"in_tree", in_tree, {}}});
    sigloom::Output output = sigloom::Output::to_file("bread.graphml");
    sigloom::find_format("graphml")->write(measured, output);
    if (!output.close().empty()) {
        std::cerr << output.error() << '\n';
        return 1;
    }
    std::cout << graph.node_count() << " nodes, " << graph.edge_count() << " edges, "
              << tree.size() << " of them in the tree\n";
}
