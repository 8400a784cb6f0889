#include <core/graph/build.hpp>
#include <exporters/formats.hpp>
#include <iostream>
#include <vector>

/// Writes a graph to the file that is named, and reads it back.
int main(int, char** argv) {
    sigloom::DiagnosticList oddities;
    const std::vector<sigloom::ReportFile> reports = {
        {"", "bread.md", "# Bread\n\n## Keywords\n\n* rye\n* yeast\n* Copenhagen\n", true}};
    const sigloom::KnowledgeGraph graph = sigloom::build_graph(reports, {}, oddities).graph;
    std::cout << graph.node_count() << " nodes, " << graph.edge_count() << " edges\n";

    sigloom::FormatOptions options;
    sigloom::set_format_option(options, "nx-key", "links");
    const sigloom::Format& format = *sigloom::format_of_path(argv[1]);
    const auto written = sigloom::write_graph_file(graph, format, argv[1], options);
    const auto again = sigloom::read_graph_file(argv[1], oddities);
    return written.error.empty() && again == graph ? 0 : 1;
}
