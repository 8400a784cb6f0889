// The table of graph formats, and the door of this folder: find a format, write a graph, read one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/knowledge_graph.hpp"
#include "core/report/diagnostic.hpp"
#include "exporters/common/destination.hpp"
#include "exporters/common/format.hpp"

namespace sigloom {

/// How many bytes of a file its format is judged by.
inline constexpr std::size_t first_bytes_size = std::size_t{1} << 16;

/// The most that is read of a graph from a pipe or a device, which need not have an end.
inline constexpr std::size_t most_streamed_bytes = std::size_t{1} << 30;

/// One row each feeds writing, reading, --help, the configuration file and "did you mean".
std::span<const Format> formats();
const Format* find_format(std::string_view name);  ///< null if there is none
/// The format with the longest suffix that fits the path, ignoring case; null if none fits.
const Format* format_of_path(std::string_view path, std::span<const Format> among = formats());
/// The format that a file begins like; null if it begins like none. Of several that are possible it
/// is `expected`, or else the first.
const Format* format_of_content(std::string_view first_bytes, const Format* expected = nullptr,
                                std::span<const Format> among = formats());

/// The format to read a graph in: the one that its content tells, or else its suffix. Throws
/// UnreadableFormat.
const Format& format_to_read(const std::string& path, std::string_view first_bytes,
                             std::span<const Format> among = formats());

/// The options of all formats, each once, in the order of the table.
std::span<const FormatOption* const> format_options();
/// The names of the formats that have an option of this name.
std::vector<std::string_view> formats_with(const FormatOption& option);
/// Sets an option by its name. Throws std::invalid_argument, with suggestions, where no format has
/// it, and for a value that it does not take.
void set_format_option(FormatOptions& options, std::string_view name, std::string_view value);

/// What the graph lacks to be written in a format, in words: "positions and colours". Empty if it
/// lacks nothing.
std::string what_is_missing(const Format& format, const KnowledgeGraph& graph);

struct ExportResult {
    ExportNotes notes;
    std::string error;  ///< empty: all is written; otherwise `name: what`
};

/// Writes a graph to the file, the files or the folder at a path. `check` is called now and then
/// and may throw to call the writing off.
ExportResult write_graph_file(
    const KnowledgeGraph& graph, const Format& format, const std::filesystem::path& path,
    const FormatOptions& options = {}, const std::function<void()>& check = [] {});

/// Reads the graph in a file, which may be packed by gzip or zstd, and of which a text may be in any
/// encoding that it declares. Nothing, and an error, when it cannot be read or is damaged; what is left
/// out or changed is reported. Throws like format_to_read() and the readers.
std::optional<KnowledgeGraph> read_graph_file(const std::string& path, Reporter& reporter,
                                              const ColumnRoles& roles = {},
                                              std::span<const Format> among = formats());
/// The same for a whole file that is in memory; `path` is for messages. Throws UnreadableFormat
/// also for a format that is read by the path of its file.
std::optional<KnowledgeGraph> read_graph_bytes(std::string_view bytes, const std::string& path,
                                               Reporter& reporter, const ColumnRoles& roles = {},
                                               std::span<const Format> among = formats());

}  // namespace sigloom
