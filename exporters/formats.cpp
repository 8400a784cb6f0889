#include "exporters/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "core/base/read_file.hpp"
#include "core/graph/column_names.hpp"
#include "core/text/unknown_name.hpp"
#include "exporters/common/encoding.hpp"
#include "exporters/common/graph_faults.hpp"
#include "exporters/common/packing.hpp"
#include "exporters/csv/reader.hpp"
#include "exporters/csv/writer.hpp"
#include "exporters/cx2/writer.hpp"
#include "exporters/cytoscape/writer.hpp"
#include "exporters/dot/writer.hpp"
#include "exporters/edge_list/writer.hpp"
#include "exporters/gexf/reader.hpp"
#include "exporters/gexf/writer.hpp"
#include "exporters/gexf_dynamic/writer.hpp"
#include "exporters/gml/reader.hpp"
#include "exporters/gml/writer.hpp"
#include "exporters/graphml/reader.hpp"
#include "exporters/graphml/writer.hpp"
#include "exporters/graphology/writer.hpp"
#ifdef SIGLOOM_HAS_PAGE
#include "exporters/html/writer.hpp"
#endif
#include "exporters/jgf/writer.hpp"
#include "exporters/json/dialects.hpp"
#include "exporters/json/reader.hpp"
#include "exporters/matrix_market/writer.hpp"
#include "exporters/neo4j/writer.hpp"
#include "exporters/node_link/writer.hpp"
#include "exporters/obsidian/writer.hpp"
#include "exporters/pajek/writer.hpp"
#include "exporters/parquet/writer.hpp"
#include "exporters/picture/writers.hpp"
#include "exporters/sqlite/reader.hpp"
#include "exporters/sqlite/writer.hpp"
#include "exporters/vosviewer/writer.hpp"

namespace sigloom {
namespace {

constexpr std::array table{
    Format{.name = "graphml",
           .suffixes = {".graphml"},
           .summary = "for Gephi, igraph, networkx, yEd",
           .cannot_carry = "the evidence",
           .write = write_graphml,
           .read = read_graphml,
           .recognize = recognize_graphml},
    Format{.name = "json",
           .suffixes = {".json"},
           .summary = "networkx node-link JSON, with the reports behind every edge",
           .write = write_node_link_json,
           .read = read_json_graph,
           .recognize = json::recognize_node_link,
           .options = node_link_options},
#ifdef SIGLOOM_HAS_PAGE
    Format{.name = "html",
           .suffixes = {".html", ".htm"},
           .summary = "one page to look at the graph in a browser, without a network",
           .cannot_carry = "the lines of the reports, and what is left out of large graphs",
           .write = write_html_page,
           .options = html_options,
           .needs = {.positions = true, .colors = true}},
#endif
    Format{.name = "gexf",
           .suffixes = {".gexf"},
           .summary = "for Gephi, Gephi Lite, graphology",
           .cannot_carry = "the evidence",
           .write = write_gexf,
           .read = read_gexf,
           .recognize = recognize_gexf},
    Format{.name = "graphology",
           .suffixes = {".graphology.json"},
           .summary = "for graphology and sigma.js",
           .cannot_carry = "the evidence",
           .write = write_graphology,
           .read = read_json_graph,
           .recognize = json::recognize_graphology},
    Format{.name = "cytoscape",
           .suffixes = {".cyjs"},
           .summary = "for Cytoscape.js and Cytoscape Desktop",
           .cannot_carry = "the evidence",
           .write = write_cytoscape,
           .read = read_json_graph,
           .recognize = json::recognize_cytoscape},
    Format{.name = "csv",
           .suffixes = {".csv", ".nodes.csv", ".edges.csv"},
           .summary = "a table of nodes and one of edges, for spreadsheets, R, pandas and Gephi",
           .cannot_carry = "the evidence and the types of columns",
           .write = write_csv,
           .read = read_csv,
           .parts = {".nodes.csv", ".edges.csv"}},
    Format{.name = "cx2",
           .suffixes = {".cx2"},
           .summary = "for Cytoscape Desktop, Cytoscape Web and NDEx",
           .cannot_carry = "the evidence",
           .write = write_cx2},
    Format{.name = "jgf",
           .suffixes = {".jgf.json"},
           .summary = "JSON Graph Format, version 2",
           .cannot_carry = "the evidence",
           .write = write_jgf,
           .read = read_json_graph,
           .recognize = json::recognize_jgf},
    Format{.name = "vosviewer",
           .suffixes = {".vosviewer.json"},
           .summary = "for VOSviewer and VOSviewer Online",
           .cannot_carry = "the evidence, kinds and columns of edges, and texts of nodes",
           .write = write_vosviewer_json,
           .read = read_json_graph,
           .recognize = json::recognize_vosviewer},
    Format{.name = "vosviewer-files",
           .suffixes = {".map.txt", ".net.txt"},
           .summary = "a map and a network file, for VOSviewer Desktop",
           .cannot_carry = "the evidence, kinds and columns of edges, and ids and texts of nodes",
           .write = write_vosviewer_files,
           .parts = {".map.txt", ".net.txt"}},
    Format{.name = "gml",
           .suffixes = {".gml"},
           .summary = "Graph Modelling Language, for igraph, networkx, yEd",
           .cannot_carry = "the evidence, true and false, and signs in the names of columns",
           .write = write_gml,
           .read = read_gml,
           .recognize = recognize_gml,
           .options = gml_options},
    Format{.name = "dot",
           .suffixes = {".dot", ".gv"},
           .summary = "for Graphviz",
           .cannot_carry = "the evidence and the types of columns",
           .write = write_dot},
    Format{.name = "pajek",
           .suffixes = {".net"},
           .summary = "for Pajek",
           .cannot_carry = "the evidence, ids, kinds and columns",
           .write = write_pajek},
    Format{.name = "edgelist",
           .suffixes = {".edges"},
           .summary = "a line for each edge: two ids and the weight",
           .cannot_carry = "the evidence, labels, kinds, columns, and nodes without an edge",
           .write = write_edge_list},
    Format{.name = "mtx",
           .suffixes = {".mtx"},
           .summary = "the matrix of weights (Matrix Market) and a table of names, for SciPy",
           .cannot_carry = "the evidence and columns",
           .write = write_matrix_market,
           .parts = {".mtx", ".names.tsv"}},
    Format{.name = "sqlite",
           .suffixes = {".sqlite", ".db"},
           .summary = "a database with the evidence and full-text search, for SQL and Datasette",
           .write = write_sqlite,
           .read = read_sqlite,
           .recognize = recognize_sqlite,
           .has_report_texts = true},
    Format{.name = "gexf-dynamic",
           .suffixes = {".dynamic.gexf"},
           .summary = "for the timeline of Gephi",
           .cannot_carry = "which report says what",
           .write = write_gexf_dynamic,
           .options = gexf_dynamic_options,
           .needs = {.evidence = true}},
    Format{.name = "neo4j",
           .suffixes = {".neo4j"},
           .summary = "a folder for the import of Neo4j, and Cypher that loads it",
           .cannot_carry = "where in the reports nodes stand",
           .write = write_neo4j},
    Format{.name = "parquet",
           .suffixes = {".parquet"},
           .summary = "a folder of tables with the evidence, for DuckDB, Spark and pandas",
           .write = write_parquet},
    Format{.name = "obsidian",
           .suffixes = {".vault"},
           .summary = "a folder of linked notes for Obsidian",
           .cannot_carry = "columns of edges",
           .write = write_obsidian},
    Format{.name = "svg",
           .suffixes = {".svg"},
           .summary = "a picture, for web pages and for editing",
           .cannot_carry = "what is not seen",
           .write = write_svg,
           .options = svg_options,
           .needs = {.positions = true, .colors = true}},
    Format{.name = "png",
           .suffixes = {".png"},
           .summary = "a picture, for slides",
           .cannot_carry = "what is not seen",
           .write = write_png,
           .options = picture_options,
           .needs = {.positions = true, .colors = true}},
    Format{.name = "pdf",
           .suffixes = {".pdf"},
           .summary = "a picture, for papers",
           .cannot_carry = "what is not seen",
           .write = write_pdf,
           .options = picture_options,
           .needs = {.positions = true, .colors = true}},
};

std::string_view without_beginning(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    return bytes;
}

/// The first bytes of a file, unpacked, its text in UTF-8.
std::string start_of_text(std::string_view first_bytes) {
    std::string start = packing_of_content(first_bytes) == Packing::none
                            ? std::string(first_bytes)
                            : unpack_start(first_bytes, first_bytes_size);
    return to_utf8(start).text.value_or(start);
}

Likeness likeness(const Format& format, std::string_view first_bytes) {
    return format.recognize == nullptr ? Likeness::none : format.recognize(first_bytes);
}

bool has_columns(const ColumnSet& columns, std::initializer_list<std::string_view> names) {
    return std::ranges::all_of(
        names, [&](std::string_view name) { return find_column(columns, name) != nullptr; });
}

/// The format of several files that a path stands for, if they are read, and there is none of the path
/// itself; else null.
const Format* format_of_files(const std::string& path, std::span<const Format> among) {
    const Format* format = format_of_path(path, among);
    std::error_code ignored;
    const bool stands_for_several =
        format != nullptr && format->shape() == Shape::files &&
        std::holds_alternative<PathReader>(format->read) &&
        !std::filesystem::exists(path, ignored) &&
        std::filesystem::exists(target_paths(*format, path).front(), ignored);
    return stands_for_several ? format : nullptr;
}

std::vector<const FormatOption*> options_of_all() {
    std::vector<const FormatOption*> options;
    for (const Format& format : table) {
        for (const FormatOption& option : format.options) {
            const auto has_its_name = [&](const FormatOption* other) {
                return other->name == option.name;
            };
            if (std::ranges::none_of(options, has_its_name)) options.push_back(&option);
        }
    }
    return options;
}

/// Of bytes that are not packed.
std::optional<KnowledgeGraph> read_plain_bytes(std::string_view bytes, const std::string& path,
                                               Reporter& reporter, const ColumnRoles& roles,
                                               std::span<const Format> among) {
    const Format& format = format_to_read(path, bytes.substr(0, first_bytes_size), among);
    const auto* read = std::get_if<BytesReader>(&format.read);
    if (read == nullptr) {
        throw UnreadableFormat(
            fmt::format("{}: {} files are read by their path only, unpacked", path, format.name));
    }
    const Decoded decoded = to_utf8(bytes);
    if (!decoded.error.empty()) {
        const auto [line, column] = Locator(bytes)(decoded.error_at);
        reporter.report({Oddity::graph_syntax, path, line, column, decoded.error});
        return std::nullopt;
    }
    if (decoded.is_damaged) {
        reporter.report(
            {Oddity::invalid_utf8, path, 0, 0,
             fmt::format("bytes that are no {} were replaced by U+FFFD", decoded.encoding)});
    }
    return (*read)({decoded.text ? std::string_view(*decoded.text) : bytes, path, reporter, roles});
}

}  // namespace

std::span<const Format> formats() {
    return table;
}

const Format* find_format(std::string_view name) {
    const auto* found = std::ranges::find(table, name, &Format::name);
    return found == table.end() ? nullptr : found;
}

const Format* format_of_path(std::string_view path, std::span<const Format> among) {
    const Format* fitting = nullptr;
    std::size_t longest = 0;
    for (const Format& format : among) {
        const std::size_t length = fitting_suffix(format, path).size();
        if (length > longest) {
            fitting = &format;
            longest = length;
        }
    }
    return fitting;
}

const Format* format_of_content(std::string_view first_bytes, const Format* expected,
                                std::span<const Format> among) {
    const std::string start = start_of_text(first_bytes.substr(0, first_bytes_size));
    const std::string_view bytes = without_beginning(start);
    if (bytes.empty()) return nullptr;
    if (expected != nullptr && likeness(*expected, bytes) == Likeness::none) expected = nullptr;
    for (const Format& format : among) {
        const Likeness like = likeness(format, bytes);
        if (like == Likeness::certain) return &format;
        if (like == Likeness::possible && expected == nullptr) expected = &format;
    }
    return expected;
}

const Format& format_to_read(const std::string& path, std::string_view first_bytes,
                             std::span<const Format> among) {
    const Format* of_path = format_of_path(path, among);
    const Format* of_content = format_of_content(first_bytes, of_path, among);
    for (const Format* format : {of_content, of_path}) {
        if (format != nullptr && format->is_read()) return *format;
    }
    std::string readable;
    for (const Format& format : among) {
        if (format.is_read()) readable += fmt::format(" {}", format.name);
    }
    const Format* only_written = of_content != nullptr ? of_content : of_path;
    throw UnreadableFormat(
        only_written != nullptr
            ? fmt::format("{}: {} files are only written; the formats that are read:{}", path,
                          only_written->name, readable)
            : fmt::format("{}: a graph in none of the formats that are read:{}", path, readable));
}

std::span<const FormatOption* const> format_options() {
    static const std::vector<const FormatOption*> options = options_of_all();
    return options;
}

std::vector<std::string_view> formats_with(const FormatOption& option) {
    std::vector<std::string_view> names;
    for (const Format& format : table) {
        if (std::ranges::count(format.options, option.name, &FormatOption::name) > 0) {
            names.push_back(format.name);
        }
    }
    return names;
}

void set_format_option(FormatOptions& options, std::string_view name, std::string_view value) {
    std::vector<std::string_view> names;
    for (const FormatOption* option : format_options()) {
        if (option->name == name) return options.set(*option, value);
        names.push_back(option->name);
    }
    throw std::invalid_argument(unknown_name("option", name, names));
}

std::string what_is_missing(const Format& format, const KnowledgeGraph& graph) {
    const ColumnSet& of_nodes = graph.nodes().columns;
    const ColumnSet& of_edges = graph.edges().columns;
    const auto dates = {std::string_view(column_names::first_seen),
                        std::string_view(column_names::last_seen)};
    std::vector<std::string_view> missing;
    const auto require = [&](bool needed, bool is_there, std::string_view what) {
        if (needed && !is_there) missing.push_back(what);
    };
    require(format.needs.positions, has_columns(of_nodes, {column_names::x, column_names::y}),
            "positions");
    require(format.needs.colors, has_columns(of_nodes, {column_names::color}), "colours");
    require(format.needs.evidence, !graph.evidence().empty(), "the reports behind its edges");
    require(format.needs.dates, has_columns(of_nodes, dates) && has_columns(of_edges, dates),
            "dates");
    return fmt::format("{}", fmt::join(missing, " and "));
}

ExportResult write_graph_file(const KnowledgeGraph& graph, const Format& format,
                              const std::filesystem::path& path, const FormatOptions& options,
                              const std::function<void()>& check) {
    Destination destination(format, path);
    destination.set_check(check);
    const ExportNotes notes = destination.write(format, {graph, options});
    return {notes, destination.close()};
}

std::optional<KnowledgeGraph> read_graph_file(const std::string& path, Reporter& reporter,
                                              const ColumnRoles& roles,
                                              std::span<const Format> among) {
    // A file that a library opens is not read here, and a pipe can be read only once.
    std::error_code ignored;
    if (const Format* several = format_of_files(path, among)) {
        return std::get<PathReader>(several->read)(path, roles, reporter);
    }
    const bool is_folder = std::filesystem::is_directory(path, ignored);
    if (is_folder || std::filesystem::is_regular_file(path, ignored)) {
        const std::optional<FileBytes> start = read_file(path, first_bytes_size);
        if (start || is_folder) {
            const std::string_view bytes = start ? start->view() : "";
            const Format& format = format_to_read(path, bytes, among);
            const auto* read = std::get_if<PathReader>(&format.read);
            const bool unpacks = format.shape() == Shape::files;
            if (read != nullptr && (unpacks || packing_of_content(bytes) == Packing::none)) {
                return (*read)(path, roles, reporter);
            }
        }
    }
    const std::size_t most =
        std::filesystem::is_regular_file(path, ignored) ? SIZE_MAX : most_streamed_bytes;
    const std::optional<FileBytes> bytes = read_whole_file(path, most);
    if (bytes) return read_graph_bytes(bytes->view(), path, reporter, roles, among);
    reporter.report({Oddity::unreadable_input, path, 0, 0, reading_error(most)});
    return std::nullopt;
}

std::optional<KnowledgeGraph> read_graph_bytes(std::string_view bytes, const std::string& path,
                                               Reporter& reporter, const ColumnRoles& roles,
                                               std::span<const Format> among) {
    if (packing_of_content(bytes) != Packing::none) {
        const Unpacked unpacked = unpack(bytes, most_unpacked(bytes.size()));
        if (unpacked.error.empty()) {
            return read_plain_bytes(unpacked.bytes, path, reporter, roles, among);
        }
        reporter.report({Oddity::graph_syntax, path, 0, 0, unpacked.error});
        return std::nullopt;
    }
    return read_plain_bytes(bytes, path, reporter, roles, among);
}

}  // namespace sigloom
