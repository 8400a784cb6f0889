// INPUT, as every command takes it: folders, reports or one graph file; `-` is standard input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/date_range.hpp"
#include "core/graph/build.hpp"
#include "exporters/common/format.hpp"
#include "exporters/common/provenance.hpp"
#include "tools/messages.hpp"
#include "tools/thinning.hpp"
#include "tools/weighting.hpp"

namespace sigloom {

/// A file that says something of names, and of which.
struct FileOfNames {
    struct Line {
        std::size_t number;  ///< from 1
        std::string name;
    };
    std::string path;  ///< empty: no file was given
    std::vector<Line> lines;
};

struct InputOptions {
    std::vector<std::string> inputs;
    BuildOptions build;
    std::shared_ptr<NameTable> known_names;  ///< from --names FILE; `build` refers to it
    FileOfNames alias_file;                  ///< `build` has what it says
    FileOfNames entity_file;                 ///< the same
    std::string config_file;                 ///< empty: none was given
    Verbosity verbosity = Verbosity::normal;
    /// Options on the command line that matter only where a graph is built from reports.
    std::vector<std::string> for_building;
    /// What files say of how they were made (tools/made_with.hpp).
    std::vector<std::pair<std::string, std::string>> made_with;
    ColumnRoles roles;  ///< of a graph file
    /// Options on the command line that matter only where a graph file is read.
    std::vector<std::string> for_reading;
    const WeightScheme* weight = nullptr;  ///< null: the weights stay
    std::vector<ThinStep> thinning;
    DateRange time;  ///< only reports of these days count
    Date as_of;      ///< later reports, and those without a date, do not exist; unknown: all do
};

enum class InputKind : std::uint8_t { reports, graph_file };

/// The texts of the rows of reports, as their contributions carry them.
struct RowTexts {
    struct Row {
        std::uint32_t line;
        std::string_view text;
    };
    std::unordered_map<std::string, std::vector<Row>> by_path;  ///< of each report, by rising line
    std::vector<std::shared_ptr<const void>> memory;            ///< what the texts are views into
};

struct Input {
    InputKind kind = InputKind::reports;
    bool usable = false;  ///< a report or a graph was found; otherwise the graph is empty
    KnowledgeGraph graph;
    std::vector<NameEntry> names;        ///< of reports only
    NameTable name_table;                ///< of reports whose names were learned
    std::vector<MergedRow> merged_rows;  ///< the same
    Spellings spellings;                 ///< of reports, where a file to write has a place for them
    std::vector<Diagnostic> diagnostics;  ///< sorted by path, line and column
    std::vector<ReportFile> files;        ///< what was read: the reports, or the graph file
    Provenance provenance;                ///< of the graph file, as far as it tells
    std::size_t edges_left_out = 0;       ///< by BuildOptions::min_count
    RowTexts row_texts;  ///< where reports came as contributions and a file has a place for them
    std::size_t undated =
        0;  ///< reports left out because it is not known whether there were any as of that day

    /// 1 when something was lost, for the end of a command that did everything else.
    [[nodiscard]] int exit_code() const;
};

/// Reads INPUT and says nothing but progress, with the spellings of names where they are to be kept. Throws
/// WrongUse for two graph files, for one among reports or one as of a day, and for a format that cannot be read back.
Input read_input(const InputOptions& options, Messages& messages,
                 KeepSpellings spellings = KeepSpellings::no);

/// Throws Failure when INPUT holds neither a report nor a graph.
void require_usable(const Input& input, const InputOptions& options);

/// Reads INPUT, says what is odd in it (of mere notes how many, if that is asked for), takes the part of the graph that the
/// reports of the time asked for make, and weighs and thins it. Throws Failure like require_usable and
/// graph_of_time (tools/time_cut.hpp).
Input load_input(const InputOptions& options, Messages& messages,
                 NoteCount count = NoteCount::leave_out,
                 KeepSpellings spellings = KeepSpellings::no);

}  // namespace sigloom
