// Where results go: tables and texts to standard output, graphs to files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/graph/knowledge_graph.hpp"
#include "exporters/common/output.hpp"
#include "exporters/common/output_folder.hpp"
#include "exporters/formats.hpp"
#include "tools/command_line.hpp"
#include "tools/drawing.hpp"
#include "tools/input.hpp"
#include "tools/messages.hpp"
#include "tools/table.hpp"

namespace sigloom {

/// Where a file is, however its folder is written and whatever links lead to it.
std::filesystem::path place_of(const std::filesystem::path& path);

/// A file, or standard output for `-`. Throws WrongUse for a file that was read
/// (tools/read_files.hpp).
Output open_output(const std::string& path);

/// Closes an output. Returns 1, after a message, when something could not be written; 0 otherwise,
/// and also when whoever read the output had enough of it.
int finish(Output& output, Messages& messages);
int finish(OutputFolder& folder, Messages& messages);

enum class Paging : std::uint8_t { on_terminals, never };
enum class Width : std::uint8_t { of_terminal, any };

/// Where a table or a text goes, and how it is shown there.
struct ResultPlace {
    std::string path = "-";  ///< a file; - is standard output
    Paging paging = Paging::on_terminals;
    Width width = Width::of_terminal;

    /// How wide lines may be: any_width (tools/table.hpp) unless they go to a terminal.
    [[nodiscard]] std::size_t room() const;
};

/// Lets `write` write there, and finishes it. On a terminal a pager shows it. Returns the exit code.
int print_results(const ResultPlace& place, Messages& messages,
                  const std::function<void(Output&)>& write);
int print_table(const Table& table, TableFormat format, const ResultPlace& place,
                Messages& messages);
/// The same with remarks on all of it: below a table that people read, else as a message.
int print_with_remarks(Table table, const std::string& remarks, TableFormat format,
                       const ResultPlace& place, Messages& messages);

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

/// Whether one of them has a place for how reports write names.
KeepSpellings spellings_for(std::span<const GraphTarget> targets);

/// Writes a graph to every target, also after one of them failed, with positions and colours where
/// the target asks for them, and with what is known of where it comes from. `options`: threads, and
/// what was asked for. Returns the exit code. Throws WrongUse, before anything is written, when one of
/// the targets was read (tools/read_files.hpp).
int write_graph(const KnowledgeGraph& graph, std::span<const GraphTarget> targets,
                const Input& input, const InputOptions& options, Messages& messages);

}  // namespace sigloom
