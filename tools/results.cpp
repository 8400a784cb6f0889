#include "tools/results.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "core/base/cancelled.hpp"
#include "core/base/threads.hpp"
#include "core/text/fold.hpp"
#include "core/text/unknown_name.hpp"
#include "exporters/common/beside.hpp"
#include "exporters/common/packing.hpp"
#include "tools/failure.hpp"
#include "tools/host.hpp"
#include "tools/made_with.hpp"
#include "tools/read_files.hpp"
#include "tools/report_texts.hpp"
#include "tools/terminal.hpp"
#include "tools/text_width.hpp"

namespace sigloom {
namespace {

constexpr std::string_view standard_output = "-";

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const Format& format : formats()) names.push_back(format.name);
    return names;
}

const Format& format_for(const std::string& path, const std::string& format_name) {
    if (!format_name.empty()) {
        if (const Format* format = find_format(format_name)) return *format;
        throw WrongUse(unknown_name("format", format_name, format_names()));
    }
    if (path == standard_output) throw WrongUse("-o - needs --format");
    if (const Format* format = format_of_path(path)) return *format;
    std::string suffixes;
    for (const Format& format : formats()) {
        suffixes += fmt::format(" {}", fmt::join(used(format.suffixes), " "));
    }
    throw WrongUse(
        fmt::format("{}: no format has this suffix; use one of{}, or --format", path, suffixes));
}

/// Where the files of a target are.
std::vector<std::filesystem::path> places_of(const GraphTarget& target) {
    if (target.path == standard_output) return {target.path};
    std::vector<std::filesystem::path> places;
    for (const auto& path : target_paths(*target.format, target.path)) {
        places.push_back(place_of(path));
    }
    return places;
}

void require_target_not_read(const GraphTarget& target) {
    if (target.path == standard_output) return;
    for (const auto& path : target_paths(*target.format, target.path)) {
        require_not_read(path.string());
    }
}

Destination open_destination(const GraphTarget& target) {
    if (target.path == standard_output) {
        return Destination(open_output(target.path));
    }
    Destination destination(*target.format, target.path);
    destination.set_check(stop_if_cancelled);
    return destination;
}

/// Lets `write` give its tables and its text to the host. Returns the exit code.
int give_results(Host& host, Messages& messages, const std::function<void(Output&)>& write) {
    Output output = Output::to_string(host.text);
    host.takes_tables = true;
    write(output);
    host.takes_tables = false;
    return finish(output, messages);
}

/// Gives the host a graph, with what is known of where it comes from.
void give_graph(Host& host, const KnowledgeGraph& graph, const Input& input,
                const InputOptions& options, Provenance provenance) {
    HeldGraph held{input, options.build.schema};
    held.input.graph = graph;
    held.input.provenance = std::move(provenance);
    host.graph = std::move(held);
}

/// Says what could not be written. Returns the exit code.
int result_of(const std::string& error, bool broken_pipe, Messages& messages) {
    stop_if_cancelled();  // which also makes system calls fail
    if (error.empty() || broken_pipe) return 0;
    messages.error(error);
    return 1;
}

}  // namespace

std::filesystem::path place_of(const std::filesystem::path& path) {
    std::error_code ignored;
    std::filesystem::path file = std::filesystem::absolute(find_existing(path).path, ignored);
    if (!file.has_filename()) file = file.parent_path();  // a folder with a slash behind it
    return std::filesystem::weakly_canonical(file.parent_path(), ignored) / file.filename();
}

Output open_output(const std::string& path) {
    if (path != standard_output) require_not_read(path);
    Output output = path == standard_output
                        ? Output::to_descriptor(STDOUT_FILENO, "standard output")
                        : Output::to_file(path);
    output.set_check(stop_if_cancelled);
    return output;
}

int finish(Output& output, Messages& messages) {
    const std::string& error = output.close();
    return result_of(error, output.broken_pipe(), messages);
}

int finish(OutputFolder& folder, Messages& messages) {
    return result_of(folder.close(), false, messages);
}

std::size_t ResultPlace::room() const {
    if (path != standard_output || width == Width::any) return any_width;
    return terminal_width().value_or(any_width);
}

int print_results(const ResultPlace& place, Messages& messages,
                  const std::function<void(Output&)>& write) {
    messages.end_progress();
    if (Host* host = current_host(); host != nullptr && place.path == standard_output) {
        return give_results(*host, messages, write);
    }
    const bool may_page = place.path == standard_output && place.paging == Paging::on_terminals;
    std::optional<Pager> pager = may_page ? Pager::start() : std::nullopt;
    Output output =
        pager ? Output::to_descriptor(pager->descriptor(), "the pager") : open_output(place.path);
    output.set_check(stop_if_cancelled);
    write(output);
    const int written = finish(output, messages);
    const std::string fault = pager ? pager->wait() : "";
    if (!fault.empty()) messages.error(fault);
    return fault.empty() ? written : 1;
}

int print_table(const Table& table, TableFormat format, const ResultPlace& place,
                Messages& messages) {
    return print_results(place, messages,
                         [&](Output& output) { write_table(table, format, output, place.room()); });
}

int print_with_remarks(Table table, const std::string& remarks, TableFormat format,
                       const ResultPlace& place, Messages& messages) {
    if (format == TableFormat::table) {
        table.remarks = wrapped(remarks, 0);
    } else {
        messages.say(remarks);
    }
    return print_table(table, format, place, messages);
}

void require_writable(const Format& format, const std::string& path) {
    const bool is_packed = packing_of_path(path) != Packing::none;
    if (is_packed && (format.shape() == Shape::folder || format.shape() == Shape::path)) {
        throw WrongUse(fmt::format("{}: {} is {}, which is not packed", path, format.name,
                                   name_of(format.shape())));
    }
    if (path != standard_output || format.shape() == Shape::stream) return;
    throw WrongUse(fmt::format("{} is not written to standard output: it is {}", format.name,
                               name_of(format.shape())));
}

std::vector<GraphTarget> graph_targets(const GraphOutputs& outputs) {
    std::vector<GraphTarget> targets;
    std::set<std::filesystem::path> taken;
    for (const std::string& path : outputs.paths) {
        const GraphTarget target{path, &format_for(path, outputs.format), outputs.options,
                                 outputs.drawing};
        require_writable(*target.format, path);
        for (const std::filesystem::path& place : places_of(target)) {
            if (taken.insert(place).second) continue;
            throw WrongUse(fmt::format("{} is to be written twice", printable(path)));
        }
        targets.push_back(target);
    }
    for (const GraphOutputs::Declared& option : outputs.declared) {
        const auto has_it = [&](const GraphTarget& target) {
            return std::ranges::count(target.format->options, option.of_format->name,
                                      &FormatOption::name) > 0;
        };
        if (option.of_command->given && std::ranges::none_of(targets, has_it)) {
            throw WrongUse(fmt::format("{} is an option of {}, which is not written",
                                       option.of_command->name,
                                       alternatives(formats_with(*option.of_format))));
        }
    }
    return targets;
}

KeepSpellings spellings_for(std::span<const GraphTarget> targets) {
    const auto has_place = [](const GraphTarget& target) {
        return target.format->has_report_texts;
    };
    return std::ranges::any_of(targets, has_place) ? KeepSpellings::yes : KeepSpellings::no;
}

int write_graph(const KnowledgeGraph& graph, std::span<const GraphTarget> targets,
                const Input& input, const InputOptions& options, Messages& messages) {
    int exit_code = 0;
    const Provenance made = provenance_of(input, options);
    const std::string provenance = provenance_json(made);
    std::optional<KnowledgeGraph> drawn;
    std::optional<ReportTexts> texts;
    for (const GraphTarget& target : targets) require_target_not_read(target);
    for (const GraphTarget& target : targets) {
        const auto& [path, format, format_options, drawing] = target;
        if (Host* host = current_host(); host != nullptr && path == standard_output) {
            give_graph(*host, graph, input, options, made);
            continue;
        }
        const bool is_drawn = is_to_be_drawn(drawing, *format);
        if (is_drawn && !drawn) drawn = draw(graph, drawing, options, messages);
        messages.end_progress();
        const KnowledgeGraph& written = is_drawn ? *drawn : graph;
        if (const std::string missing = what_is_missing(*format, written); !missing.empty()) {
            messages.error(
                fmt::format("{}: {} needs {}, which the graph lacks", path, format->name, missing));
            exit_code = 1;
            continue;
        }
        if (format->has_report_texts && input.kind == InputKind::reports && !texts) {
            run_on_threads(options.build.threads,
                           [&] { texts = report_texts(input, graph, options.build.schema); });
        }
        Destination destination = open_destination(target);
        const ExportNotes notes = destination.write(
            *format, {written, format_options, provenance, texts ? &*texts : nullptr});
        const std::string& error = destination.close();
        exit_code = std::max(exit_code, result_of(error, destination.broken_pipe(), messages));
        const auto warn = [&](std::size_t count, std::string_view what) {
            if (count == 0) return;
            messages.warning(fmt::format("{}: {} {}: {}", path, what, format->name, count));
        };
        warn(notes.replaced_characters, "written as U+FFFD, as no character of");
        warn(notes.left_out_numbers, "left out, as no number of");
        warn(notes.left_out_nodes, "nodes left out, as they have no edge and so no place in");
    }
    return exit_code;
}

}  // namespace sigloom
