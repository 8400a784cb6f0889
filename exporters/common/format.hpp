// A format of graph files, as a row of the table in formats.cpp: everything about it stands here,
// and nothing about it stands elsewhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/enum_names.hpp"
#include "core/graph/knowledge_graph.hpp"
#include "core/report/diagnostic.hpp"
#include "exporters/common/format_options.hpp"
#include "exporters/common/output.hpp"
#include "exporters/common/output_files.hpp"
#include "exporters/common/output_folder.hpp"
#include "exporters/common/output_path.hpp"
#include "exporters/common/report_texts.hpp"

namespace sigloom {

/// What a format could not carry as it is.
struct ExportNotes {
    std::size_t replaced_characters = 0;  ///< illegal in the format; written as U+FFFD
    std::size_t left_out_numbers = 0;     ///< NaN and infinities: written as no value
    std::size_t left_out_nodes = 0;       ///< for which the format has no place

    ExportNotes& operator+=(const ExportNotes& other) {
        replaced_characters += other.replaced_characters;
        left_out_numbers += other.left_out_numbers;
        left_out_nodes += other.left_out_nodes;
        return *this;
    }
};

/// What a writer writes.
struct Export {
    const KnowledgeGraph& graph;
    const FormatOptions& options;
    /// Where it comes from, as provenance_json() has it; empty: the file does not say.
    std::string_view provenance = {};
    /// What reports say, where the format has a place for it and reports are at hand; else null.
    const ReportTexts* texts = nullptr;
};

/// Writes a graph to one stream, to several files, to a folder, or to a path that a library opens:
/// the type of the writer decides the shape of the format. A writer need not look at errors of its
/// output, which keeps the first one.
using StreamWriter = ExportNotes (*)(const Export& what, Output& output);
using FilesWriter = ExportNotes (*)(const Export& what, OutputFiles& files);
using FolderWriter = ExportNotes (*)(const Export& what, OutputFolder& folder);
using PathWriter = ExportNotes (*)(const Export& what, OutputPath& path);
using GraphWriter = std::variant<StreamWriter, FilesWriter, FolderWriter, PathWriter>;

/// In the order of GraphWriter.
enum class Shape : std::uint8_t { stream, files, folder, path };
template <>
inline constexpr auto enum_names<Shape> = enum_table<Shape>({{Shape::stream, "one file"},
                                                             {Shape::files, "several files"},
                                                             {Shape::folder, "a folder"},
                                                             {Shape::path,
                                                              "a file that a library opens"}});
static_assert(std::variant_size_v<GraphWriter> == enum_names<Shape>.size());

/// Which columns of a file are the weight of the edges, and the label and the kind of the nodes.
/// Empty: the one that is usually called so (see GraphAssembly).
struct ColumnRoles {
    std::string weight;
    std::string label;
    std::string kind;
};

/// What a reader reads.
struct Import {
    std::string_view bytes;   ///< a whole file, unpacked, its text in UTF-8
    const std::string& path;  ///< for messages
    Reporter& reporter;
    const ColumnRoles& roles;
};

/// A graph is in a format that is not read, or not so, or lacks a column that was asked for; what()
/// says it.
struct UnreadableFormat : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

/// Reads a graph from a whole file that is in memory. Nothing, and an error, when it is no graph of
/// this format; what is left out or changed (loops, parallel edges, directions) is reported. Throws
/// UnreadableFormat where a column of the roles is not there.
using BytesReader = std::optional<KnowledgeGraph> (*)(const Import& what);
/// The same, of a format that a library opens, or that has more than one file.
using PathReader = std::optional<KnowledgeGraph> (*)(const std::string& path,
                                                     const ColumnRoles& roles, Reporter& reporter);
/// std::monostate: the format is only written.
using GraphReader = std::variant<std::monostate, BytesReader, PathReader>;

/// What the first bytes of a file say of its format.
enum class Likeness : std::uint8_t {
    none,
    possible,  ///< it can be of this format, and of others
    certain,   ///< it is of no other format
};

/// Takes the first 64 KiB of a file, or all of a shorter one, without a byte order mark and
/// white space at the beginning.
using Recognizer = Likeness (*)(std::string_view first_bytes);

/// What a graph must have to be written in a format.
struct Needs {
    bool positions = false;  ///< the columns x and y of column_names, of the nodes
    bool colors = false;     ///< the column color, of the nodes
    bool evidence = false;   ///< the reports behind the edges
    bool dates = false;      ///< the columns first_seen and last_seen, of nodes and edges
};

struct Format {
    std::string_view name;  ///< for --format
    /// With their dots, in lower case, the usual one first; see used().
    std::array<std::string_view, 4> suffixes;
    std::string_view summary;            ///< one line: what it is, or which programs it is for
    std::string_view cannot_carry = {};  ///< what stays behind, to follow "without"
    GraphWriter write;
    GraphReader read = {};
    Recognizer recognize = nullptr;  ///< null: its content tells nothing
    std::span<const FormatOption> options = {};
    Needs needs = {};
    bool has_report_texts = false;  ///< it has a place for Export::texts
    /// Of a format of several files: what stands in place of the suffix in the name of each.
    std::array<std::string_view, 4> parts = {};

    [[nodiscard]] Shape shape() const { return static_cast<Shape>(write.index()); }
    [[nodiscard]] bool is_read() const { return read.index() != 0; }
};

}  // namespace sigloom
