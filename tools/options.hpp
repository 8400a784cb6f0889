// The options that several commands share, each with one meaning everywhere.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

/// An option whose value is one of a few names.
template <typename T, std::size_t N>
CLI::Option* add_choice(CLI::App& app, const std::string& option, T& target,
                        const Choice<T> (&choices)[N], const std::string& help) {
    const std::vector<Choice<T>> known(std::begin(choices), std::end(choices));
    std::string value_names;
    for (const Choice<T>& choice : known) {
        value_names += (value_names.empty() ? "" : "|") + std::string(choice.name);
    }
    return app
        .add_option_function<std::string>(
            option,
            [known, option, &target](const std::string& name) {
                std::vector<std::string_view> names;
                for (const Choice<T>& choice : known) {
                    if (choice.name == name) return void(target = choice.value);
                    names.push_back(choice.name);
                }
                throw WrongUse(unknown_name(option, name, names));
            },
            help)
        ->type_name(value_names);
}

/// The positional INPUT (and, as `positional` says, what else stands there), and the options that
/// say how reports become a graph: --names, --pairs, --report-nodes, --default-relevancy, --threads,
/// --config and --quiet.
void add_input_options(CLI::App& app, InputOptions& options);

/// Takes the last `count` positional arguments away from INPUT: names of nodes, or an output.
/// Throws WrongUse, with `what`, when no INPUT would be left.
std::vector<std::string> take_last(InputOptions& options, std::size_t count, std::string_view what);

void add_top(CLI::App& app, std::size_t& top, const std::string& help);
/// --kind as the one way to tell nodes of the same name apart.
void add_kind_of_name(CLI::App& app, std::string& kind);
/// --kind as a filter.
void add_kind_filter(CLI::App& app, std::vector<std::string>& kinds);
/// --format of a table.
void add_table_format(CLI::App& app, TableFormat& format);
/// --format of a graph file.
void add_graph_format(CLI::App& app, std::string& format_name);

/// How many of `count` rows to show: `top`, or all for 0.
constexpr std::size_t shown(std::size_t top, std::size_t count) {
    return top == 0 || top > count ? count : top;
}

}  // namespace sigloom
