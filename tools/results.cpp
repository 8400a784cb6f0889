#include "tools/results.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "core/text/unknown_name.hpp"
#include "tools/failure.hpp"
#include "tools/interrupt.hpp"

namespace sigloom {
namespace {

constexpr std::string_view standard_output = "-";

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const Format& format : formats()) names.push_back(format.name);
    return names;
}

const Format& format_for(const std::string& path, const std::string& format_name) {
    if (!format_name.empty()) {
        if (const Format* format = find_format(format_name)) return *format;
        throw WrongUse(unknown_name("format", format_name, format_names()));
    }
    if (path == standard_output) throw WrongUse("-o - needs --format");
    if (const Format* format = format_of_path(path)) return *format;
    std::string suffixes;
    for (const Format& format : formats()) suffixes += fmt::format(" {}", format.suffix);
    throw WrongUse(
        fmt::format("{}: no format has this suffix; use one of{}, or --format", path, suffixes));
}

/// Where a file is, however its folder is written.
std::filesystem::path place_of(const std::string& path) {
    if (path == standard_output) return path;
    std::error_code ignored;
    const std::filesystem::path file = std::filesystem::absolute(path, ignored);
    return std::filesystem::weakly_canonical(file.parent_path(), ignored) / file.filename();
}

/// Adds columns, in the place of any that have the same names.
void put_columns(ColumnSet& columns, const ColumnSet& added) {
    std::erase_if(columns,
                  [&](const Column& column) { return find_column(added, column.name) != nullptr; });
    columns.insert(columns.end(), added.begin(), added.end());
}

}  // namespace

Output open_output(const std::string& path) {
    Output output = path == standard_output
                        ? Output::to_descriptor(STDOUT_FILENO, "standard output")
                        : Output::to_file(path);
    output.set_check(stop_if_interrupted);
    return output;
}

int finish(Output& output, Messages& messages) {
    const std::string& error = output.close();
    stop_if_interrupted();  // which also makes system calls fail
    if (error.empty() || output.broken_pipe()) return 0;
    messages.error(error);
    return 1;
}

int print_results(Messages& messages, const std::function<void(Output&)>& write) {
    messages.end_progress();
    Output output = open_output(std::string(standard_output));
    write(output);
    return finish(output, messages);
}

std::vector<GraphTarget> graph_targets(const std::vector<std::string>& paths,
                                       const std::string& format_name) {
    std::vector<GraphTarget> targets;
    for (const std::string& path : paths) {
        const auto is_there = [&](const GraphTarget& target) {
            return place_of(target.path) == place_of(path);
        };
        if (std::ranges::any_of(targets, is_there)) {
            throw WrongUse(fmt::format("{} is to be written twice", path));
        }
        targets.push_back({path, &format_for(path, format_name)});
    }
    return targets;
}

KnowledgeGraph with_node_columns(const KnowledgeGraph& graph, const ColumnSet& columns) {
    NodeTable nodes = graph.nodes();
    put_columns(nodes.columns, columns);
    return KnowledgeGraph(std::move(nodes), graph.edges(), graph.evidence());
}

KnowledgeGraph with_edge_columns(const KnowledgeGraph& graph, const ColumnSet& columns) {
    EdgeTable edges = graph.edges();
    put_columns(edges.columns, columns);
    return KnowledgeGraph(graph.nodes(), std::move(edges), graph.evidence());
}

int write_graph(const KnowledgeGraph& graph, std::span<const GraphTarget> targets,
                Messages& messages) {
    int exit_code = 0;
    messages.end_progress();
    for (const auto& [path, format] : targets) {
        Output output = open_output(path);
        const ExportNotes notes = format->write(graph, output);
        exit_code = std::max(exit_code, finish(output, messages));
        const auto warn = [&](std::size_t count, std::string_view what) {
            if (count == 0) return;
            messages.warning(fmt::format("{}: {} {}: {}", path, what, format->name, count));
        };
        warn(notes.replaced_characters, "written as U+FFFD, as no character of");
        warn(notes.left_out_numbers, "left out, as no number of");
    }
    return exit_code;
}

}  // namespace sigloom
