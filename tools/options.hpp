// The options that several commands share, each with one meaning everywhere.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/measure_context.hpp"
#include "tools/failure.hpp"
#include "tools/input.hpp"
#include "tools/suggest.hpp"
#include "tools/table.hpp"

namespace sigloom {

/// A value that an option can have, by name.
template <typename T>
struct Choice {
    std::string_view name;
    T value;
};

/// The value that has this name. Throws WrongUse, with suggestions, when there is none.
template <typename T, std::size_t N>
T find_choice(std::string_view what, std::string_view name, const Choice<T> (&choices)[N]) {
    std::vector<std::string_view> names;
    for (const Choice<T>& choice : choices) {
        if (choice.name == name) return choice.value;
        names.push_back(choice.name);
    }
    throw WrongUse(unknown_name(what, name, names));
}

/// An option whose value is one of a few names. The choices outlive the parser.
template <typename T, std::size_t N>
CLI::Option* add_choice(CLI::App& app, const std::string& option, T& target,
                        const Choice<T> (&choices)[N], const std::string& help) {
    std::string names;
    for (const Choice<T>& choice : choices) {
        names += (names.empty() ? "" : "|") + std::string(choice.name);
    }
    const auto choose = [&choices, option, &target](const std::string& name) {
        target = find_choice(option, name, choices);
    };
    return app.add_option_function<std::string>(option, choose, help)->type_name(names);
}

/// An option that takes files: refuses one without a name.
CLI::Option* as_file(CLI::Option* option);

/// The option takes one or more of what the word names, with commas between them, at each use.
CLI::Option* as_comma_list(CLI::Option* option, const std::string& word);

/// Throws WrongUse for anything but digits, and above `most`.
std::uint64_t whole_number(std::string_view option, std::string_view text, std::uint64_t most);

/// An option whose value is a whole number from 0; CLI11 would take -1 for a very large one.
template <typename T>
CLI::Option* add_whole_number(CLI::App& app, const std::string& option, T& target,
                              std::uint64_t most, const std::string& help) {
    const auto set = [option, &target, most](const std::string& text) {
        target = static_cast<T>(whole_number(option, text, most));
    };
    return app.add_option_function<std::string>(option, set, help)
        ->type_name("N")
        ->default_str(std::to_string(target));
}

/// The positional INPUT (the last of which may mean something else: see take_last), and the options
/// that say how it becomes a graph: --names, --aliases, --entities, --discover, --pairs,
/// --report-nodes, --default-relevancy, --weight, --thin, --threads, --config and --quiet.
void add_input_options(CLI::App& app, InputOptions& options);

/// The same without those that change a graph once it is built, for commands that look at the
/// reports themselves.
void add_report_options(CLI::App& app, InputOptions& options);

/// Takes the last `count` positional arguments away from INPUT: names of nodes, or an output.
/// Throws WrongUse, with `what`, when no INPUT would be left.
std::vector<std::string> take_last(InputOptions& options, std::size_t count, std::string_view what);

/// How a measure is computed for these options: with their threads, called off by Ctrl-C, and with
/// "computing WHAT" as its progress, which begins now. The messages outlive it.
MeasureContext measure_context(const InputOptions& options, std::string_view what,
                               Messages& messages);

void add_top(CLI::App& app, std::size_t& top, const std::string& help);
/// --kind as the one way to tell nodes of the same name apart.
void add_kind_of_name(CLI::App& app, std::string& kind);
/// --kind as a filter.
void add_kind_filter(CLI::App& app, std::vector<std::string>& kinds,
                     const std::string& help = "Only nodes of these kinds");
/// --format of a table.
TableFormat table_format(const std::string& name);
void add_table_format(CLI::App& app, TableFormat& format);
/// --output, for graph files.
CLI::Option* add_outputs(
    CLI::App& app, std::vector<std::string>& paths,
    const std::string& help = "File to write; - is standard output, and needs --format");
/// --output, for the graph with `columns` in place of a table. The options that shape the table,
/// which the command has already, do not go with it.
void add_outputs_instead(CLI::App& app, std::vector<std::string>& paths, std::string_view columns,
                         std::initializer_list<const char*> of_table);
/// --format of a graph file.
void add_graph_format(CLI::App& app, std::string& format_name);

/// How many of `count` rows to show: `top`, or all for 0.
constexpr std::size_t shown(std::size_t top, std::size_t count) {
    return top == 0 || top > count ? count : top;
}

}  // namespace sigloom
