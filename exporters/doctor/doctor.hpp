// What programs will do to a graph file, and the file without it: the door of this folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/report/diagnostic.hpp"
#include "exporters/common/output_folder.hpp"
#include "exporters/doctor/rules.hpp"

namespace sigloom {

/// A graph file, or the two tables of one, as it is.
struct RawGraph {
    doctor::Kind kind = doctor::Kind::graphml;
    std::vector<doctor::Source> sources;
    std::string bytes;  ///< of all sources, unpacked
};

/// Reads a file of any format that can be examined, whatever its state; .csv may be one of two tables, and a
/// folder that of Neo4j's. Throws UnreadableFormat for other formats. Nothing, and an error, where it cannot be
/// read.
std::optional<RawGraph> read_raw_graph(const std::string& path, Reporter& reporter);

/// What a program does, of those that were asked for.
struct Finding {
    std::string_view rule;
    std::string path;
    std::uint32_t line;    ///< from 1
    std::uint32_t column;  ///< in bytes, from 1
    std::string message;
    std::vector<doctor::Effect> effects;
    std::string_view repair;  ///< in words; empty: a person has to decide
    bool can_be_mended;
};

/// Finds what each program will do to a graph that one would not expect, in the order of the file.
/// `programs`: all that open such a file where it is empty. O(bytes log bytes).
std::vector<Finding> examine(const RawGraph& graph, std::span<const Program> programs = {});

struct MendedGraph {
    RawGraph graph;
    std::vector<Finding> left;   ///< what is found in it still
    bool loses_content = false;  ///< something that the file said is gone
};

/// The graph with everything mended that can be. Where it has to be read and written anew, what that reports goes to the
/// reporter.
MendedGraph mend(const RawGraph& graph, std::span<const Program> programs, Reporter& reporter);

/// Writes the two tables of a graph as nodes.csv and edges.csv and, where they have the headings of Neo4j's
/// import, the scripts that load them.
void write_tables(const RawGraph& graph, OutputFolder& folder);

/// The text of one of its sources.
std::string_view text_of(const RawGraph& graph, const doctor::Source& source);

}  // namespace sigloom
