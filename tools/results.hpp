// Where results go: tables and texts to standard output, graphs to files.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/graph/knowledge_graph.hpp"
#include "exporters/common/output.hpp"
#include "exporters/formats.hpp"
#include "tools/command_line.hpp"
#include "tools/drawing.hpp"
#include "tools/messages.hpp"

namespace sigloom {

/// A file, or standard output for `-`.
Output open_output(const std::string& path);

/// Closes an output. Returns 1, after a message, when something could not be written; 0 otherwise,
/// and also when whoever read the output had enough of it.
int finish(Output& output, Messages& messages);

/// Lets `write` write to standard output, and finishes it.
int print_results(Messages& messages, const std::function<void(Output&)>& write);

/// What the options of a command say of the graph files to write.
struct GraphOutputs {
    /// An option of a format as an option of the command.
    struct Declared {
        const FormatOption* of_format;
        const Option* of_command;
    };
    std::vector<std::string> paths;
    std::string format;  ///< by name; empty: the suffix of each decides
    FormatOptions options;
    std::vector<Declared> declared;
    DrawingOptions drawing;
};

/// A graph file to write; the path `-` is standard output.
struct GraphTarget {
    std::string path;
    const Format* format;
    FormatOptions options;
    DrawingOptions drawing = {};
};

/// Throws WrongUse where a format cannot be written to a path: standard output takes one file.
void require_writable(const Format& format, const std::string& path);

/// The format of each path: the one that is named, or else by suffix. Throws WrongUse for unknown
/// ones, for a path that stands twice, for standard output without a named format or with one that
/// is more than a file, and for an option of a format that is not written.
std::vector<GraphTarget> graph_targets(const GraphOutputs& outputs);

/// Writes a graph to every target, also after one of them failed, with positions and colours where
/// the target asks for them. `input`: its threads, and whether it changed the weights. Returns the
/// exit code.
int write_graph(const KnowledgeGraph& graph, std::span<const GraphTarget> targets,
                const InputOptions& input, Messages& messages);

}  // namespace sigloom
