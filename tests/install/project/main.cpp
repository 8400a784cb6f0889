#include <core/graph/build.hpp>
#include <iostream>
#include <vector>

int main() {
    sigloom::DiagnosticList oddities;
    const std::vector<sigloom::ReportFile> reports = {
        {"", "bread.md", "# Bread\n\n## Keywords\n\n* rye\n* yeast\n* Copenhagen\n", true}};
    const sigloom::KnowledgeGraph graph = sigloom::build_graph(reports, {}, oddities).graph;
    std::cout << graph.node_count() << " nodes, " << graph.edge_count() << " edges\n";
}
