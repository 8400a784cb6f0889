// Builds a graph of a report, finds a spanning tree of it by Boost.Graph and its PageRank, writes both
// as columns to the GraphML file that is named, and reads it back.
#include <boost/graph/kruskal_min_spanning_tree.hpp>
#include <core/analysis/spectral/pagerank.hpp>
#include <core/graph/boost_graph.hpp>
#include <core/graph/build.hpp>
#include <exporters/formats.hpp>
#include <iostream>
#include <iterator>
#include <vector>

int main(int, char** argv) {
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
    const sigloom::Format& format = *sigloom::format_of_path(argv[1]);
    const auto written = sigloom::write_graph_file(measured, format, argv[1], {});
    const auto again = sigloom::read_graph_file(argv[1], oddities);
    std::cout << graph.node_count() << " nodes, " << graph.edge_count() << " edges, " << tree.size()
              << " of them in the tree\n";
    const bool is_same =
        again && again->nodes() == measured.nodes() && again->edges() == measured.edges();
    return written.error.empty() && is_same ? 0 : 1;
}
