// The table of graph formats: one row each feeds writing, reading, --help and "did you mean".
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/graph/knowledge_graph.hpp"
#include "core/report/diagnostic.hpp"
#include "exporters/common/output.hpp"

namespace sigloom {

/// What a format could not carry as it is.
struct ExportNotes {
    std::size_t replaced_characters = 0;  ///< illegal in the format; written as U+FFFD
    std::size_t left_out_numbers = 0;     ///< NaN and infinities: written as no value

    ExportNotes& operator+=(const ExportNotes& other) {
        replaced_characters += other.replaced_characters;
        left_out_numbers += other.left_out_numbers;
        return *this;
    }
};

using GraphWriter = ExportNotes (*)(const KnowledgeGraph& graph, Output& output);

/// Reads a whole file that is in memory. Nothing, and an error, when it is no graph of this format;
/// what is left out or changed (loops, parallel edges, directions) is reported.
using GraphReader = std::optional<KnowledgeGraph> (*)(std::string_view bytes,
                                                      const std::string& path, Reporter& reporter);

struct Format {
    std::string_view name;     ///< for --format
    std::string_view suffix;   ///< with its dot
    std::string_view summary;  ///< one line for --help
    GraphWriter write;
    GraphReader read;  ///< null where the format is only written
};

std::span<const Format> formats();
const Format* find_format(std::string_view name);               ///< null if there is none
const Format* format_of_path(std::string_view path);            ///< by suffix, ignoring case
const Format* format_of_content(std::string_view first_bytes);  ///< of a graph that is read

}  // namespace sigloom
