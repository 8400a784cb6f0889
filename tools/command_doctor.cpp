// `sigloom doctor`: what programs will do to a graph file, and the file without it.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>

#include "core/base/cancelled.hpp"
#include "core/text/fold.hpp"
#include "core/text/lines.hpp"
#include "exporters/common/encoding.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/doctor/doctor.hpp"
#include "exporters/formats.hpp"
#include "tools/commands.hpp"
#include "tools/excerpt.hpp"
#include "tools/failure.hpp"
#include "tools/host.hpp"
#include "tools/options.hpp"
#include "tools/program_options.hpp"
#include "tools/read_files.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

struct Arguments {
    std::string file;
    std::vector<Program> programs;
    bool fix = false;
    TableOptions output;
    Verbosity verbosity = Verbosity::normal;
};

std::string effects_in_words(const Finding& finding) {
    std::string text;
    for (const doctor::Effect& effect : finding.effects) {
        text +=
            fmt::format("{}{} {}", text.empty() ? "" : "; ", name_of(effect.program), effect.does);
    }
    return text;
}

std::string programs_in_words(const Finding& finding) {
    std::string text;
    for (const doctor::Effect& effect : finding.effects) {
        text += fmt::format("{}{}", text.empty() ? "" : " ", name_of(effect.program));
    }
    return text;
}

Table finding_table(const std::vector<Finding>& findings) {
    Table table{{"path", "line", "column", "rule", "programs", "message", "effects", "repair"}, {}};
    for (const Finding& each : findings) {
        table.rows.push_back({each.path, std::int64_t{each.line}, std::int64_t{each.column},
                              std::string(each.rule), programs_in_words(each), each.message,
                              effects_in_words(each),
                              each.repair.empty() ? Cell() : Cell(std::string(each.repair))});
    }
    return table;
}

/// The lines of a graph, in UTF-8.
class Lines {
  public:
    explicit Lines(const RawGraph& graph) {
        for (const doctor::Source& source : graph.sources) {
            const std::string_view text = text_of(graph, source);
            std::optional<std::string> decoded = to_utf8(text).text;
            lines_.emplace(
                source.path,
                split_lines(decoded ? decoded_.emplace_back(*std::move(decoded)) : text));
        }
    }
    std::string_view operator()(const Finding& finding) const {
        const auto& lines = lines_.at(finding.path);
        return finding.line <= lines.size() ? lines[finding.line - 1] : std::string_view();
    }

  private:
    std::deque<std::string> decoded_;
    std::map<std::string, std::vector<std::string_view>> lines_;
};

/// How many findings of a rule are shown in full.
constexpr std::size_t shown_of_each = 5;

constexpr std::string_view standard_output = "-";

void write_for_people(const RawGraph& graph, const std::vector<Finding>& findings, std::size_t room,
                      Output& output) {
    if (findings.empty()) {
        output.write(fmt::format("nothing found in {}\n", printable(graph.sources.front().path)));
        return;
    }
    constexpr std::size_t usual = 100;
    const std::size_t width = room == any_width ? usual : room;
    const Lines lines(graph);
    std::map<std::string_view, std::size_t> counts;
    std::size_t mended = 0;
    for (const Finding& each : findings) {
        mended += each.can_be_mended ? 1 : 0;
        if (++counts[each.rule] > shown_of_each) continue;
        output.write(fmt::format("{}:{}:{}: {} [{}]\n", printable(each.path), each.line,
                                 each.column, printable(each.message), each.rule));
        output.write(excerpt(lines(each), each.line, each.column, width));
        for (const doctor::Effect& effect : each.effects) {
            output.write(fmt::format("  {} {}\n", name_of(effect.program), effect.does));
        }
        output.write(each.repair.empty() ? std::string("  cannot be mended here\n")
                                         : fmt::format("  repair: {}\n", each.repair));
    }
    output.write('\n');
    for (const auto& [rule, count] : counts) {
        if (count > shown_of_each) {
            output.write(fmt::format("{} more of {}\n", count - shown_of_each, rule));
        }
    }
    output.write(
        fmt::format("{} of {}; --fix mends {}\n", counted(findings.size(), "finding"),
                    counted(counts.size(), "rule"),
                    mended == findings.size() ? std::string("all") : std::to_string(mended)));
}

/// Throws WrongUse for a program that opens no such file.
void require_able(const RawGraph& graph, const std::vector<Program>& asked) {
    const auto able = doctor::programs_of(graph.kind);
    for (const Program program : asked) {
        if (std::ranges::find(able, program) != able.end()) continue;
        throw WrongUse(fmt::format("{} does not open {}; convert it", name_of(program),
                                   printable(graph.sources.front().path)));
    }
}

/// Whether a graph is the two tables of a folder, as those of Neo4j.
bool is_folder(const RawGraph& graph) {
    const std::filesystem::path first = graph.sources.front().path;
    return graph.sources.size() == 2 && first.filename() == "nodes.csv";
}

int write_folder(const RawGraph& graph, const std::filesystem::path& path, Messages& messages) {
    for (const char* name : {"nodes.csv", "edges.csv"}) require_not_read((path / name).string());
    OutputFolder folder(path);
    folder.set_check(stop_if_cancelled);
    write_tables(graph, folder);
    return finish(folder, messages);
}

/// Throws WrongUse where the repaired graph cannot be written to a path.
void require_place(const RawGraph& graph, const std::string& path) {
    if (graph.sources.size() > 1) {
        require_writable(*find_format(is_folder(graph) ? "neo4j" : "csv"), path);
    }
    require_not_read(path);
}

int write_mended(const RawGraph& graph, const std::string& path, Messages& messages) {
    if (is_folder(graph)) return write_folder(graph, path, messages);
    const bool is_one = graph.sources.size() == 1;
    const std::vector<std::filesystem::path> places =
        is_one ? std::vector<std::filesystem::path>{path} : target_paths(*find_format("csv"), path);
    int code = 0;
    for (std::size_t i = 0; i < graph.sources.size(); ++i) {
        const ResultPlace place{places[i].string(), Paging::never};
        code = std::max(code, print_results(place, messages, [&](Output& output) {
                            output.write(text_of(graph, graph.sources[i]));
                        }));
    }
    return code;
}

/// To standard error, for standard output has the repaired file.
int print_beside_file(Messages& messages, const std::function<void(Output&)>& write) {
    messages.end_progress();
    std::string text;
    const bool is_hosted = current_host() != nullptr;
    Output output = is_hosted ? Output::to_string(text)
                              : Output::to_descriptor(STDERR_FILENO, "standard error");
    write(output);
    const int written = finish(output, messages);
    if (is_hosted) messages.say(text);
    return written;
}

int fix(const Arguments& arguments, const RawGraph& graph, Messages& messages) {
    DiagnosticList diagnostics;
    const MendedGraph mended = mend(graph, arguments.programs, diagnostics);
    messages.diagnostics(diagnostics.list(), NoteCount::leave_out);
    const std::string& path = arguments.output.place.path;
    const int written = write_mended(mended.graph, path, messages);
    if (written != 0) return written;
    messages.say(fmt::format("written to {}; {} left{}",
                             path == standard_output ? "standard output" : printable(path),
                             counted(mended.left.size(), "finding is", "findings are"),
                             mended.loses_content ? ", and some of the content is gone" : ""));
    return mended.left.empty() && !mended.loses_content ? 0 : 1;
}

int examine_file(const Arguments& arguments) {
    if (arguments.file.empty()) throw WrongUse("give FILE, a graph file to look at");
    Messages messages(arguments.verbosity);
    const std::string path = arguments.file == "-" ? "/dev/stdin" : arguments.file;
    note_read_file(path);
    DiagnosticList diagnostics;
    const std::optional<RawGraph> graph = [&] {
        try {
            return read_raw_graph(path, diagnostics);
        } catch (const UnreadableFormat& error) {
            throw WrongUse(error.what());
        }
    }();
    messages.diagnostics(diagnostics.list(), NoteCount::leave_out);
    if (!graph) throw Failure(fmt::format("{} cannot be read", printable(path)));
    for (const doctor::Source& source : graph->sources) note_read_file(source.path);
    require_able(*graph, arguments.programs);
    if (arguments.fix) require_place(*graph, arguments.output.place.path);

    const std::vector<Finding> findings = examine(*graph, arguments.programs);
    ResultPlace place = arguments.output.place;
    TableOptions table = arguments.output;
    if (arguments.fix) place.path = table.place.path = ResultPlace().path;
    const TableFormat format = format_of(table);
    const auto write = [&](Output& output) {
        if (format == TableFormat::table) {
            write_for_people(*graph, findings, place.room(), output);
        } else {
            write_table(finding_table(findings), format, output);
        }
    };
    const bool is_beside_file = arguments.fix && arguments.output.place.path == standard_output;
    const int printed =
        is_beside_file ? print_beside_file(messages, write) : print_results(place, messages, write);
    if (!arguments.fix) return std::max(printed, findings.empty() ? 0 : 1);
    return std::max(printed, fix(arguments, *graph, messages));
}

}  // namespace

Run add_doctor(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.add({.name = "FILE",
              .takes = Takes::file,
              .help = "A graph file of any program; of two tables either, or NAME.csv",
              .set = store_in(arguments->file)});
    line.add(
        {.name = "--for",
         .count = Count::comma_list,
         .value_name = "PROGRAM",
         .help = fmt::format("Only what these do to it, with the limits that they always have: {}",
                             fmt::join(all_names<Program>(), ", ")),
         .set = [arguments](const std::vector<std::string>& names) {
             for (const std::string& name : names) {
                 arguments->programs.push_back(find_choice<Program>("--for", name));
             }
         }});
    line.add({.name = "--fix",
              .takes = Takes::nothing,
              .help = "Write a repaired file, and leave everything else in it as it is",
              .needs = {"--output"},
              .set = assign(arguments->fix, true)});
    add_table_options(line, arguments->output);
    line.find("--output")->help =
        "File to write: the repaired graph with --fix, else the list, whose format the suffix "
        "tells; - is standard output, and the list goes to standard error then";
    add_program_options(line, arguments->verbosity);
    return [arguments] { return examine_file(*arguments); };
}

}  // namespace sigloom
