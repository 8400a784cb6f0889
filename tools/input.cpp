#include "tools/input.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "core/base/cancelled.hpp"
#include "core/base/read_file.hpp"
#include "core/base/threads.hpp"
#include "core/report/limits.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/packing.hpp"
#include "exporters/formats.hpp"
#include "tools/failure.hpp"
#include "tools/host.hpp"
#include "tools/name_options.hpp"
#include "tools/options.hpp"
#include "tools/read_files.hpp"
#include "tools/reading.hpp"
#include "tools/time_cut.hpp"

namespace sigloom {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input = "-";

/// All of standard input: as much as a graph may have if it begins like one, else as much as a
/// report may have. Throws Failure.
std::string read_standard_input() {
    std::size_t most = 0;
    const auto bytes =
        read_whole_descriptor(STDIN_FILENO, first_bytes_size, [&](std::string_view beginning) {
            return most = format_of_content(beginning) != nullptr ? most_streamed_bytes
                                                                  : limits::file_bytes;
        });
    if (!bytes) throw Failure(fmt::format("standard input: {}", reading_error(most)));
    return std::string(bytes->view());
}

}  // namespace

bool is_graph_file(const std::string& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
        return format_of_path(path) != nullptr && is_written_folder(path);
    }
    if (fs::path(path).extension() == ".md") return false;
    if (format_of_path(path) != nullptr) return true;
    if (!fs::is_regular_file(path, ignored)) return false;
    const std::optional<FileBytes> start = read_file(path, first_bytes_size);
    return start && format_of_content(start->view()) != nullptr;
}

namespace {

/// What the beginning of a graph file says of where it comes from.
Provenance provenance_in(std::string_view bytes) {
    constexpr std::size_t beginning = std::size_t{1} << 16;
    bytes = bytes.substr(0, beginning);
    const bool is_packed = packing_of_content(bytes) != Packing::none;
    const std::string unpacked = is_packed ? unpack_start(bytes, beginning) : "";
    return find_provenance(is_packed ? unpacked : bytes).value_or(Provenance());
}

Provenance provenance_in_file(const std::string& path) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) return {};  // a pipe can be read only once
    const std::optional<FileBytes> bytes = read_file(path, std::size_t{1} << 16);
    return bytes ? provenance_in(bytes->view()) : Provenance();
}

/// `bytes` is standard input; without it the path is that of a file.
void read_graph(const std::string& path, const std::optional<std::string>& bytes,
                const ColumnRoles& roles, Input& input, Reporter& reporter) {
    input.kind = InputKind::graph_file;
    input.files = {ReportFile{.file = path, .path = path, .text = {}, .is_given = true}};
    try {
        auto graph = bytes ? read_graph_bytes(*bytes, path, reporter, roles)
                           : read_graph_file(path, reporter, roles);
        input.usable = graph.has_value();
        if (graph) input.graph = std::move(*graph);
        input.provenance = bytes ? provenance_in(*bytes) : provenance_in_file(path);
    } catch (const UnreadableFormat& error) {
        throw WrongUse(error.what());
    }
}

/// Without the reports of later days and those without a date, of which it is said how many there are.
Contributions known_then(Contributions contributions, Date as_of, Input& input) {
    std::vector<Contribution> list = std::move(contributions).take();
    std::erase_if(list, [&](const Contribution& each) {
        if (!each.is_report) return false;
        if (!each.date.is_known()) ++input.undated;
        return !each.date.is_known() || each.date > as_of;
    });
    return Contributions(std::move(list));
}

/// What is known of reports once their contributions are there.
void add_up(Contributions contributions, const BuildOptions& options, Date as_of, Input& input,
            Reporter& reporter) {
    if (as_of.is_known()) contributions = known_then(std::move(contributions), as_of, input);
    BuildResult result;
    run_on_threads(options.threads,
                   [&] { result = weave(std::move(contributions), options, reporter); });
    input.usable = !result.graph.evidence().empty();
    input.graph = std::move(result.graph);
    input.edges_left_out = result.edges_left_out;
    input.names = std::move(result.names);
    input.name_table = std::move(result.table);
    input.merged_rows = std::move(result.merged_rows);
    input.spellings = std::move(result.spellings);
}

void read_reports(std::vector<ReportFile> files, const Contribute& contribute, BuildOptions options,
                  Date as_of, Messages& messages, Input& input, Reporter& reporter) {
    input.files = std::move(files);
    messages.begin_progress("reading reports");
    options.progress = [&](std::size_t done, std::size_t all) {
        stop_if_cancelled();
        messages.progress(static_cast<double>(done) / static_cast<double>(all));
    };
    add_up(contribute(input.files, options, reporter), options, as_of, input, reporter);
}

/// The reports at these paths, and on standard input.
std::vector<ReportFile> report_files(const std::vector<fs::path>& paths,
                                     std::optional<std::string> from_standard_input,
                                     Reporter& reporter) {
    std::vector<ReportFile> files = find_reports(paths, reporter);
    if (from_standard_input) {
        ReportFile report{.file = {},
                          .path = std::string(standard_input),
                          .text = std::move(from_standard_input),
                          .is_given = true};
        files.insert(files.begin(), std::move(report));
    }
    for (const ReportFile& report : files) note_read_file(report.file);
    return files;
}

Contributions read_all(std::span<const ReportFile> files, const BuildOptions& options, Reporter&) {
    return contributions_of(files, options);
}

void require_one_kind(const std::vector<std::string>& inputs, std::size_t graph_files) {
    if (inputs.empty()) throw WrongUse("no input: give folders, reports or a graph file");
    if (std::ranges::count(inputs, standard_input) > 1) {
        throw WrongUse("standard input can be read only once");
    }
    if (graph_files > 1) throw WrongUse("more than one graph file; a command reads one");
    if (graph_files == 1 && inputs.size() > 1) {
        throw WrongUse("a graph file among reports; a command reads either");
    }
}

/// Says which options of the command line change nothing here.
void warn_of_idle_options(const InputOptions& options, InputKind kind, Messages& messages) {
    constexpr std::string_view of_learning[] = {"--aliases", "--entities", "--discover"};
    constexpr std::string_view of_edges[] = {"--pairs", "--report-nodes", "--min-count",
                                             "--default-relevancy"};
    if (kind == InputKind::reports) {
        for (const std::string& option : options.for_reading) {
            messages.warning(fmt::format("{} has no effect on reports", option));
        }
    }
    const bool names_are_exact = options.build.names == NamesRule::exact;
    for (const std::string& option : options.for_building) {
        if (kind == InputKind::graph_file) {
            messages.warning(fmt::format("{} has no effect on a graph file", option));
        } else if (names_are_exact && std::ranges::count(of_learning, option) > 0) {
            messages.warning(fmt::format("{} has no effect with --names exact", option));
        } else if (options.build.edges == Edges::leave_out &&
                   std::ranges::count(of_edges, option) > 0) {
            messages.warning(fmt::format("{} has no effect on names", option));
        }
    }
}

/// What was found to be odd, by path, line and column.
void keep_sorted(const DiagnosticList& found, Input& input) {
    stop_if_cancelled();
    input.diagnostics = found.list();
    std::ranges::stable_sort(input.diagnostics, {}, [](const Diagnostic& d) {
        return std::tuple(std::string_view(d.path), d.line, d.column);
    });
}

/// A graph that is there already. Its diagnostics were told when it was read.
Input held_input(const HeldGraph& held) {
    Input input = held.input;
    input.diagnostics.clear();
    for (const ReportFile& file : input.files) note_read_file(file.file);
    return input;
}

/// How the graph is built that becomes INPUT's once what is not of the time asked for is cut off:
/// then only it is known how many reports speak for an edge.
BuildOptions build_options(const InputOptions& options, KeepSpellings spellings) {
    BuildOptions build = options.build;
    build.spellings = spellings;
    if (!options.time.is_open()) build.min_count = 1;
    return build;
}

Input read_input(const Contribute& contribute, const InputOptions& options, Messages& messages,
                 KeepSpellings spellings) {
    if (const Host* host = current_host(); host != nullptr && host->held != nullptr) {
        return held_input(*host->held);
    }
    std::optional<std::string> from_standard_input;
    std::vector<fs::path> paths;
    std::vector<std::string> graph_files;
    const auto& inputs = options.inputs;
    require_one_kind(inputs, 0);
    if (std::ranges::find(inputs, standard_input) != inputs.end()) {
        from_standard_input = read_standard_input();
    }
    for (const std::string& path : inputs) {
        const bool is_graph = path == standard_input
                                  ? format_of_content(*from_standard_input) != nullptr
                                  : is_graph_file(path);
        if (is_graph) {
            graph_files.push_back(path);
        } else if (path != standard_input) {
            paths.emplace_back(path);
        }
    }
    require_one_kind(inputs, graph_files.size());
    if (!graph_files.empty() && options.as_of.is_known()) {
        throw WrongUse(
            "--as-of takes reports, to learn names from those of that time; the names of a graph "
            "file are learned, and --until is for it");
    }

    Input input;
    DiagnosticList found;
    if (!graph_files.empty()) {
        note_read_file(graph_files.front());
        read_graph(graph_files.front(), from_standard_input, options.roles, input, found);
    } else {
        read_reports(report_files(paths, std::move(from_standard_input), found), contribute,
                     build_options(options, spellings), options.as_of, messages, input, found);
    }
    keep_sorted(found, input);
    return input;
}

}  // namespace

int Input::exit_code() const {
    const auto is_error = [](const Diagnostic& d) { return d.severity() == Severity::error; };
    return !usable || std::ranges::any_of(diagnostics, is_error) ? 1 : 0;
}

std::vector<ReportFile> report_files(const InputOptions& options, Reporter& reporter) {
    require_one_kind(options.inputs, 0);
    std::optional<std::string> from_standard_input;
    std::vector<fs::path> paths;
    for (const std::string& path : options.inputs) {
        if (path == standard_input) {
            from_standard_input = read_standard_input();
        } else {
            paths.emplace_back(path);
        }
    }
    return report_files(paths, std::move(from_standard_input), reporter);
}

Input read_input(const InputOptions& options, Messages& messages, KeepSpellings spellings) {
    return read_input(read_all, options, messages, spellings);
}

void require_usable(const Input& input, const InputOptions& options) {
    if (input.usable) return;
    throw Failure(fmt::format(
        "{} in {}",
        input.kind == InputKind::reports ? "no report was found" : "no graph could be read",
        fmt::join(options.inputs, ", ")));
}

namespace {

/// What building leaves out where no time is asked for.
void leave_out_rare_edges(std::int32_t min_count, Input& input) {
    if (min_count <= 1) return;
    const Kept kept = find_filter("count")->keep(input.graph, {.number = double(min_count)});
    const std::size_t before = input.graph.edge_count();
    input.graph = thinned(input.graph, kept);
    input.edges_left_out = before - input.graph.edge_count();
}

/// Says what is odd, and does with the graph what the options ask for.
Input finished(Input input, const InputOptions& options, Messages& messages, NoteCount count) {
    messages.diagnostics(input.diagnostics, count);
    warn_of_idle_options(options, input.kind, messages);
    if (input.undated > 0) say_undated(input.undated, messages);
    if (options.as_of.is_known() && !input.usable) {
        throw Failure(fmt::format("no report is dated {} or before", options.as_of.iso()));
    }
    require_usable(input, options);
    if (input.kind == InputKind::reports && options.build.names == NamesRule::learned) {
        note_unmatched_names(options.alias_file, input, messages);
        note_unmatched_names(options.entity_file, input, messages);
    }
    if (!options.time.is_open()) {
        const KnowledgeGraph whole = input.graph;
        input.graph = graph_of_time(input, options, messages);
        input.spellings =
            spellings_of_part(input.spellings, whole.evidence(), input.graph.evidence());
        // The file tells of more reports than count here.
        input.provenance.reports = input.graph.evidence().reports.size();
        input.provenance.reports_hash.clear();
        if (input.kind == InputKind::reports) leave_out_rare_edges(options.build.min_count, input);
    }
    if (input.edges_left_out > 0) {
        messages.say(fmt::format("--min-count {} leaves out {}", options.build.min_count,
                                 counted(input.edges_left_out, "edge")));
    }
    if (options.weight != nullptr) {
        const auto context = measure_context(options, "weights", messages);
        input.graph = weigh(input.graph, *options.weight, context, messages);
    }
    input.graph = thin(std::move(input.graph), input.name_table, options.thinning, messages);
    return input;
}

}  // namespace

Input load_input(const InputOptions& options, Messages& messages, NoteCount count,
                 KeepSpellings spellings) {
    return load_input_by(read_all, options, messages, count, spellings);
}

Input load_input_by(const Contribute& contribute, const InputOptions& options, Messages& messages,
                    NoteCount count, KeepSpellings spellings) {
    return finished(read_input(contribute, options, messages, spellings), options, messages, count);
}

Input load_contributed(const Contribute& contribute, const InputOptions& options,
                       Messages& messages, NoteCount count, KeepSpellings spellings) {
    Input input;
    DiagnosticList found;
    const BuildOptions build = build_options(options, spellings);
    add_up(contribute({}, build, found), build, options.as_of, input, found);
    keep_sorted(found, input);
    return finished(std::move(input), options, messages, count);
}

}  // namespace sigloom
