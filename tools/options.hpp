// The options that several commands share, each with one meaning everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/base/enum_names.hpp"
#include "core/foresight/periods.hpp"
#include "core/text/unknown_name.hpp"
#include "tools/command_line.hpp"
#include "tools/failure.hpp"
#include "tools/input.hpp"
#include "tools/results.hpp"
#include "tools/table.hpp"

namespace sigloom {

/// The value that has this name (enum_names). Throws WrongUse, with suggestions, when none has.
template <typename Enum>
Enum find_choice(std::string_view what, std::string_view name) {
    if (const std::optional<Enum> value = value_named<Enum>(name)) return *value;
    throw WrongUse(unknown_name(what, name, all_names<Enum>()));
}

/// An option whose value is one of a few names: those of the enumeration Enum, which `target` or an
/// optional in it can hold.
template <typename Enum, typename Target>
Option& add_choice_of(CommandLine& line, const std::string& option, Target& target,
                      const std::string& help) {
    Option& added = line.add({.name = option, .takes = Takes::choice, .help = help});
    for (const std::string_view name : all_names<Enum>()) added.choices.emplace_back(name);
    added.set = pass_to(
        [option, &target](const std::string& name) { target = find_choice<Enum>(option, name); });
    return added;
}

template <typename Enum>
Option& add_choice(CommandLine& line, const std::string& option, Enum& target,
                   const std::string& help) {
    return add_choice_of<Enum>(line, option, target, help);
}

template <typename Enum>
Option& add_choice(CommandLine& line, const std::string& option, std::optional<Enum>& target,
                   const std::string& help) {
    return add_choice_of<Enum>(line, option, target, help);
}

/// Throws WrongUse for anything but digits, and for numbers out of range.
std::uint64_t whole_number(std::string_view option, std::string_view text, std::uint64_t most,
                           std::uint64_t least = 0);

/// An option whose value is a whole number from `least` to `most`.
template <typename T>
Option& add_whole_number(CommandLine& line, const std::string& option, T& target,
                         std::uint64_t most, const std::string& help, std::uint64_t least = 0) {
    return line.add({.name = option,
                     .takes = Takes::whole_number,
                     .value_name = "N",
                     .standard = std::to_string(target),
                     .help = help,
                     .set = pass_to([option, &target, most, least](const std::string& text) {
                         target = static_cast<T>(whole_number(option, text, most, least));
                     })});
}

/// An option whose value is a number; of those that do not fit, the message says that the option
/// "must be RANGE".
Option& add_number(CommandLine& line, const std::string& option, const std::string& value_name,
                   const std::string& help, const std::string& range, bool (*fits)(double),
                   std::function<void(double)> set);

/// The positional INPUT (the last of which may mean something else: see take_last), and the options
/// that say how it becomes a graph: --since, --until, --as-of, --weight-column, --label-column, --kind-column, --names,
/// --aliases, --entities, --discover, --pairs, --report-nodes, --default-relevancy, --weight, --thin,
/// --threads, --config and --quiet.
void add_input_options(CommandLine& line, InputOptions& options);

/// The same without those that tell how graph files are read and those that change a graph once it is
/// built, for commands that look at the reports themselves.
void add_report_options(CommandLine& line, InputOptions& options);

/// Takes the last `count` positional arguments away from INPUT: names of nodes, or an output.
/// Throws WrongUse, with `what`, when no INPUT would be left.
std::vector<std::string> take_last(InputOptions& options, std::size_t count, std::string_view what);

/// How a measure is computed for these options: with their threads, called off by Ctrl-C, and with
/// "computing WHAT" as its progress, which begins now. The messages outlive it.
MeasureContext measure_context(const InputOptions& options, std::string_view what,
                               Messages& messages);

/// --period; nothing where it is not given.
Option& add_period(CommandLine& line, std::optional<PeriodLength>& period);
Option& add_top(CommandLine& line, std::size_t& top, const std::string& help);
/// --kind as the one way to tell nodes of the same name apart.
void add_kind_of_name(CommandLine& line, std::string& kind);
/// --kind as a filter.
Option& add_kind_filter(CommandLine& line, std::vector<std::string>& kinds,
                        const std::string& help = "Only nodes of these kinds");
/// How the result of a command is printed that is a table, or can be one.
struct TableOptions {
    std::optional<TableFormat> format;  ///< nothing: as the suffix of the file says, else a table
    ResultPlace place;
};

/// --output, --format, --wide and --no-pager.
void add_table_options(CommandLine& line, TableOptions& options);
/// --wide and --no-pager alone.
void add_width(CommandLine& line, ResultPlace& place);
void add_paging(CommandLine& line, ResultPlace& place);
/// Throws WrongUse where neither --format nor the suffix of the file tells it.
TableFormat format_of(const TableOptions& options);

/// What a command has to say that computes something of a graph: a table of it, or the graph with it
/// as columns.
struct TableOrGraphOptions {
    ResultPlace place;                    ///< but for the path
    GraphOutputs graphs;                  ///< --output, of both; --format, of both
    std::vector<const Option*> of_table;  ///< without effect on a graph
};

/// A table to write, or to print.
struct TableTarget {
    TableFormat format;
    ResultPlace place;
};

/// What is to be written; the first table is printed where no file was named.
struct ResultTargets {
    std::vector<TableTarget> tables;
    std::vector<GraphTarget> graphs;
};

/// --output and the options of all formats, --format, --wide and --no-pager. The graph is written
/// with `columns`. The options that shape the table, which the command has already, are refused
/// where only a graph is written.
void add_table_or_graph_options(CommandLine& line, TableOrGraphOptions& options,
                                std::string_view columns, const std::vector<std::string>& of_table);
/// Throws WrongUse like graph_targets().
ResultTargets result_targets(const TableOrGraphOptions& options);
/// Writes a table to each of its targets. Returns the exit code.
int write_tables(const Table& table, std::span<const TableTarget> targets, Messages& messages);

/// --output, for graph files, and the options of all formats.
Option& add_outputs(
    CommandLine& line, GraphOutputs& outputs,
    const std::string& help = "File to write; - is standard output, and needs --format");
/// --format of a graph file.
void add_graph_format(CommandLine& line, std::string& format_name);
/// --layout and its like, and the options of all formats. `needs` are options that each of them makes no sense without.
void add_format_options(CommandLine& line, GraphOutputs& outputs,
                        const std::vector<std::string>& needs = {});

/// How many of `count` rows to show: `top`, or all for 0.
constexpr std::size_t shown(std::size_t top, std::size_t count) {
    return top == 0 || top > count ? count : top;
}

}  // namespace sigloom
